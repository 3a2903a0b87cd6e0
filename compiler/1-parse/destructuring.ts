/** `let { a, b } = o` and `let [a, b] = l`: one report, and the names are known from there on. */
import { nameAt } from "../tree/make.ts"
import type { Name, Skipped } from "../tree/nodes.ts"
import { parseExpression } from "./expressions.ts"
import type { Parser } from "./parser.ts"

/** Tokens; nobody takes more out of one value. */
const LONGEST_PATTERN = 200

/** Reads such a declaration where one stands. */
export function tryParseDestructuring(p: Parser): Skipped | undefined {
  const opener = p.peek(1)
  const isList = p.isAt(1, "[")
  if (opener.newlineBefore || !(isList || p.isAt(1, "{"))) return undefined
  const closer = closerOf(p)
  if (closer === 0 || !p.isAt(closer + 1, "=")) return undefined
  const names: Name[] = []
  const taken: { name: string; from: string }[] = []
  let index = 0
  let depth = 0
  for (let at = 2; at < closer; at += 1) {
    const token = p.peek(at)
    if (token.kind === "mark" && "{[(".includes(token.text)) depth += 1
    if (token.kind === "mark" && "}])".includes(token.text)) depth -= 1
    if (depth === 0 && p.isAt(at, ",")) index += 1
    const isTarget = [",", "]", "}", "="].some((mark) => p.isAt(at + 1, mark))
    if (!p.isName(token) || !isTarget || p.isAt(at - 1, "=")) continue
    names.push(nameAt(token, token.text))
    if (depth > 0 || p.isAt(at - 1, "...")) continue
    const key = p.isAt(at - 1, ":") ? p.peek(at - 2) : token
    const from = isList ? `[${index}]` : key.kind === "text" ? `[${key.text}]` : `.${key.text}`
    taken.push({ name: token.text, from })
  }
  const keyword = p.advance()
  // The pattern and its `=`.
  for (let count = 0; count <= closer; count += 1) p.advance()
  const from = p.token.start
  const value = parseExpression(p)
  const isPath = value.kind === "name" || value.kind === "member"
  const facts = { keyword: keyword.text, taken, value: p.source.slice(from, value.end), isPath }
  p.report.add("destructuring", opener, facts)
  return { kind: "skipped", start: keyword.start, end: value.end, names }
}

/** How far away the bracket is that closes the pattern behind the word at hand; 0 when there is none. */
function closerOf(p: Parser): number {
  let depth = 0
  for (let at = 1; at < LONGEST_PATTERN && p.peek(at).kind !== "end"; at += 1) {
    const { kind, text } = p.peek(at)
    if (kind !== "mark") continue
    if ("{[(".includes(text)) depth += 1
    if ("}])".includes(text)) depth -= 1
    if (depth === 0) return at
  }
  return 0
}
