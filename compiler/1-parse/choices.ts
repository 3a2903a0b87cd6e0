/** `if` as a value: `let size = if n > 9 { "big" } else { "small" }`. */
import type { Conditional, Expression } from "../tree/nodes.ts"
import { parseTest } from "./branches.ts"
import { parseExpression } from "./expressions.ts"
import type { Parser } from "./parser.ts"

export function parseChoice(p: Parser): Conditional {
  const { start } = p.advance()
  const test = p.within(false, () => parseTest(p, "if"))
  const yes = parseBranchValue(p)
  const no = parseOther(p)
  return { kind: "conditional", start, end: p.previous.end, test, yes, no }
}

/** Without an `else` the value is null. */
function parseOther(p: Parser): Expression {
  if (!p.take("else")) {
    const { end } = p.previous
    return { kind: "null", start: end, end }
  }
  return p.is("if") ? p.deeper(() => parseChoice(p)) : parseBranchValue(p)
}

/** One value in braces. */
function parseBranchValue(p: Parser): Expression {
  if (!p.is("{")) p.stop("missing_opening_brace", p.afterPrevious(), { of: "if", found: p.found() })
  p.advance()
  return p.within(false, () => {
    const value = p.deeper(() => parseExpression(p))
    if (!p.is("}")) p.stop("choice_value", p.token, {})
    p.advance()
    return value
  })
}
