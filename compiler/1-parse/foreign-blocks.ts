/** Blocks between words, as in Lua, Basic and shells: `then … end`, `do … done`. */
import type { Parser } from "./parser.ts"

const OPENING = new Set([":", "=>", "then", "do"])
const CLOSING = new Set(["end", "endif", "endwhile", "fi", "done", "wend"])
/** What may stand behind `end`. */
const ENDED = new Set(["if", "while", "for", "function", "func", "sub"])

/** What stands where a block's `{` belongs, if it is what another language has there; `; then` without its `;`. */
export function foreignOpening(p: Parser): string | undefined {
  if (p.is(";") && (p.isAt(1, "then") || p.isAt(1, "do"))) p.advance()
  const { text, newlineBefore } = p.token
  if (!OPENING.has(text) || p.token.kind === "text") return undefined
  return newlineBefore && p.token.kind === "word" ? undefined : text
}

/** Goes past the word that closes a block in another language, alone on its line as far in as the block's head. */
export function skipForeignClosing(p: Parser, base: number): void {
  const { kind, text, newlineBefore } = p.token
  if (kind !== "word" || !newlineBefore || p.indentationOf(p.token) !== base) return
  const word = text.toLowerCase()
  if (!CLOSING.has(word)) return
  const next = p.peek(1)
  const isPair = word === "end" && ENDED.has(next.text.toLowerCase()) && !next.newlineBefore
  const behind = isPair ? p.peek(2) : next
  if (behind.kind !== "end" && !behind.newlineBefore) return
  p.advance()
  if (isPair) p.advance()
}
