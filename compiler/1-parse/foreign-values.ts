/** Values as only other languages write them: `f"…"` and `...list`. */
import type { Expression } from "../tree/nodes.ts"
import { parseExpression } from "./expressions.ts"
import type { Parser } from "./parser.ts"

const PREFIX = /^([fru]|b|fr|rf|br|rb)$/i
const SPREAD = new Set(["...", "*", "**"])

/** Reports a letter that is glued to a text, as in Python, and reads the text. */
export function reportPrefix(p: Parser): Expression | undefined {
  const text = p.peek(1)
  if (text.kind !== "text" || text.start !== p.token.end || !PREFIX.test(p.token.text))
    return undefined
  const prefix = p.advance()
  p.advance()
  const { start, end, value = "" } = text
  const raw = p.source.slice(start + 1, end - 1)
  const isRaw = /r/i.test(prefix.text)
  const facts = { prefix: prefix.text, text: isRaw ? raw : value }
  p.report.add("text_prefix", { start: prefix.start, end }, facts)
  return { kind: "text", start, end, value }
}

/** Reports `...a` or `*a` as an item of a list, a call or an object, and reads the `a`. */
export function reportSpread(p: Parser, of: "list" | "call" | "object"): Expression | undefined {
  if (p.token.kind !== "mark" || !SPREAD.has(p.token.text)) return undefined
  const next = p.peek(1)
  if (!p.isName(next) && next.text !== "[" && next.text !== "(" && next.text !== "{")
    return undefined
  const mark = p.advance()
  const at = p.token.start
  const value = parseExpression(p)
  const facts = { mark: mark.text, of, value: p.source.slice(at, value.end) }
  p.report.add("spread", mark, facts)
  return value
}
