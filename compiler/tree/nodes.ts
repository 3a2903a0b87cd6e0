/** The tree of a program: what the parser makes and every later phase reads. Nothing writes to it. */
import type { Part } from "./parts.ts"
import type { Span } from "./place.ts"

export interface Name extends Span {
  kind: "name"
  name: string
  /** Means the language's word of this name, also where the program has something of its own called so. */
  isWord?: true
}

export interface NumberLiteral extends Span {
  kind: "number"
  value: number
  /** As written, for example `0x5865F2`. */
  raw: string
}

export interface TextLiteral extends Span {
  kind: "text"
  value: string
}

export interface BooleanLiteral extends Span {
  kind: "boolean"
  value: boolean
}

export interface NullLiteral extends Span {
  kind: "null"
}

export interface ListLiteral extends Span {
  kind: "list"
  items: Expression[]
}

export interface ObjectKey extends Span {
  name: string
}

export interface ObjectEntry extends Span {
  key: ObjectKey
  value: Expression
}

export interface ObjectLiteral extends Span {
  kind: "object"
  entries: ObjectEntry[]
}

/** `func (a) { }` and, with a name, `func f(a) { }`, as a value or as a statement. */
export interface FunctionNode extends Span {
  kind: "function"
  name?: Name
  parameters: Name[]
  body: Block
  /** The statements of a whole file: what they declare is the file's, and not the function's. */
  sharesFile?: true
}

export interface Unary extends Span {
  kind: "unary"
  operator: "not" | "-"
  operand: Expression
}

export type ChainOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "<"
  | "<="
  | ">"
  | ">="
  | "=="
  | "!="
  | "in"
  | "not in"
  | "and"
  | "or"

export interface Operator extends Span {
  text: ChainOperator
}

/**
 * Operands joined by operators of one precedence, read from the left: `a + b - c` has three operands.
 * Flat, so that twenty thousand additions need no deep stack in any phase.
 */
export interface Chain extends Span {
  kind: "chain"
  operands: Expression[]
  /** One fewer than operands. */
  operators: Operator[]
}

export interface Conditional extends Span {
  kind: "conditional"
  test: Expression
  yes: Expression
  no: Expression
}

export interface Assign extends Span {
  kind: "assign"
  target: Name | Member | Index | Missing
  value: Expression
}

export interface Call extends Span {
  kind: "call"
  callee: Expression
  arguments: Expression[]
}

export interface Member extends Span {
  kind: "member"
  object: Expression
  property: ObjectKey
}

export interface Index extends Span {
  kind: "index"
  object: Expression
  index: Expression
}

/** Stands where a mistake was; the problem is reported already. */
export interface Missing extends Span {
  kind: "missing"
}

export type Expression =
  | Name
  | NumberLiteral
  | TextLiteral
  | BooleanLiteral
  | NullLiteral
  | ListLiteral
  | ObjectLiteral
  | FunctionNode
  | Unary
  | Chain
  | Conditional
  | Assign
  | Call
  | Member
  | Index
  | Missing

export interface Block extends Span {
  kind: "block"
  statements: Statement[]
}

/** `let x = e`, also `var` and `const`. */
export interface Declare extends Span {
  kind: "declare"
  /** The compiler's own: it stands at no place of the source. */
  isSynthetic?: true
  name: Name
  value?: Expression
}

export interface FunctionStatement extends Span {
  kind: "function-statement"
  function: FunctionNode & { name: Name }
}

export interface ExpressionStatement extends Span {
  kind: "expression"
  expression: Expression
}

/** An `if` with all its `else if`s: flat, so that a long ladder needs no deep stack. */
export interface If extends Span {
  kind: "if"
  branches: { test: Expression; body: Block }[]
  otherwise?: Block
}

export interface ForIn extends Span {
  kind: "for"
  name: Name
  items: Expression
  body: Block
}

export interface While extends Span {
  kind: "while"
  test: Expression
  body: Block
}

/** `delete o[k]` and `delete o.k` */
export interface Delete extends Span {
  kind: "delete"
  target: Member | Index
}

/** `for var i = 0; i < n; i = i + 1 { }` */
export interface Count extends Span {
  kind: "count"
  first: Declare | ExpressionStatement
  test: Expression
  step: Expression
  body: Block
}

export interface Leave extends Span {
  kind: "break" | "continue"
}

export interface Return extends Span {
  kind: "return"
  value?: Expression
}

export interface Try extends Span {
  kind: "try"
  body: Block
  handler?: { name?: Name; body: Block }
  cleanup?: Block
}

/** What could not be parsed, with the names it would have declared, so that later lines may use them. */
export interface Skipped extends Span {
  kind: "skipped"
  names: Name[]
}

export type Statement =
  | Block
  | Declare
  | FunctionStatement
  | ExpressionStatement
  | If
  | ForIn
  | While
  | Count
  | Delete
  | Leave
  | Return
  | Try
  | Skipped

export type Node = Expression | Statement

export interface Comment extends Span {
  /** With its marks, as written. */
  text: string
}

export interface Program {
  /** The file that the others are imported into. */
  file: string
  /** All its files, one behind the other. */
  source: string
  parts: Part[]
  body: Block
  comments: Comment[]
}
