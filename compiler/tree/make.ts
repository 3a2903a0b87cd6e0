/** New nodes for what a program says in other words: each stands at a place of the source. */
import type {
  Block,
  Call,
  Expression,
  ExpressionStatement,
  FunctionNode,
  Member,
  Name,
  ObjectLiteral,
  Statement,
  TextLiteral,
} from "./nodes.ts"
import type { Span } from "./place.ts"

/** A name of the program. */
export function nameAt({ start, end }: Span, name: string): Name {
  return { kind: "name", start, end, name }
}

/** A word of the language, also where the program has something of its own under that name. */
export function wordAt(span: Span, name: string): Name {
  return { ...nameAt(span, name), isWord: true }
}

export function textAt({ start, end }: Span, value: string): TextLiteral {
  return { kind: "text", start, end, value }
}

export function numberAt({ start, end }: Span, value: number, raw = String(value)): Expression {
  return { kind: "number", start, end, value, raw }
}

export function listAt({ start, end }: Span, items: Expression[]): Expression {
  return { kind: "list", start, end, items }
}

export function objectAt(
  { start, end }: Span,
  values: Readonly<Record<string, Expression>>,
): ObjectLiteral {
  const entries = Object.entries(values).map(([name, value]) => ({
    start,
    end,
    key: { name, start, end },
    value,
  }))
  return { kind: "object", start, end, entries }
}

/** `name.first.second` */
export function pathAt({ start, end }: Span, name: string, ...properties: string[]): Expression {
  return properties.reduce<Expression>(
    (object, property): Member => ({
      kind: "member",
      start,
      end,
      object,
      property: { name: property, start, end },
    }),
    nameAt({ start, end }, name),
  )
}

/** A call that spans `whole`; its callee says where it is. */
export function callAt({ end }: Span, callee: Expression, values: Expression[]): Call {
  return { kind: "call", start: callee.start, end, callee, arguments: values }
}

/** A function for a body that stands in the source. */
export function functionAt({ start }: Span, parameters: Name[], body: Block): FunctionNode {
  return { kind: "function", start, end: body.end, parameters, body }
}

/** A block around statements that the program does not write itself; it begins where `inner` does. */
export function blockAround(inner: Block, statements: Statement[]): Block {
  return { kind: "block", start: inner.start - 1, end: inner.end + 1, statements }
}

export function statementOf(expression: Expression): ExpressionStatement {
  return { kind: "expression", start: expression.start, end: expression.end, expression }
}
