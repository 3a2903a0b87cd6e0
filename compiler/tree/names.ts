/** What the names of a program stand for: the resolver's answer. */
import type { Word } from "../vocabulary/word.ts"
import type { Assign, Declare, Expression, FunctionNode, FunctionStatement, Name } from "./nodes.ts"

export type DeclarationKind =
  | "variable"
  | "function"
  | "parameter"
  | "loop"
  | "caught"
  /** Made by an assignment to a name that nothing had declared. */
  | "implicit"
  /** Of a statement that did not parse: nothing is known of it, and nothing is said about it. */
  | "stand-in"

/** One variable, function or parameter of the program. */
export interface Declaration {
  name: string
  kind: DeclarationKind
  /** Where it is declared. */
  at: Name
  /** The function whose variable it is; undefined for the file's own. */
  owner: FunctionNode | undefined
  /** Every expression whose value it may hold; a parameter's and a loop's come from elsewhere. */
  values: Expression[]
  /** How often it is given a value after its declaration. */
  assignments: number
  /** Whether an inner function uses it. */
  captured: boolean
  /** The same name means something else further up in the same scope, so JavaScript needs two names. */
  clashes: boolean
  /** Of a function: its node. */
  function?: FunctionNode
  /** Of an implicit variable: it must exist before its first assignment runs. */
  hoisted: boolean
}

export interface Names {
  declarations: ReadonlyMap<Name, Declaration>
  /** Names that mean a word of the language. */
  words: ReadonlyMap<Name, Word>
  all: readonly Declaration[]
  /** `let x` and `func f` of a name that its scope already has: they act as assignments. */
  redeclaring: ReadonlySet<Declare | FunctionStatement>
  /** Assignments that declare their variable where they stand. */
  declaring: ReadonlySet<Assign>
  /** Unknown names inside `try`: reading one is an error of the running program. */
  unknown: ReadonlySet<Name>
}
