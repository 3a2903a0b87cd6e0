/** Going on behind a mistake: how much is skipped, and which names it would have declared. */
import type { Name, Skipped } from "../tree/nodes.ts"
import type { Parser } from "./parser.ts"
import type { Token } from "./tokens.ts"

const OPENERS = new Set(["(", "[", "{"])
const CLOSERS = new Set([")", "]", "}"])
const DECLARING = new Set(["let", "var", "const", "func", "function", "for", "class"])

/** Skips the rest of the statement that began at `first`, and says what was skipped. */
export function skipStatement(p: Parser, first: Token): Skipped {
  if (p.gaveUp) return { kind: "skipped", start: first.start, end: first.end, names: [] }
  const seen = tokensSince(p, first)
  let depth = seen.reduce((sum, token) => Math.max(0, sum + step(token)), 0)
  const base = p.indentationOf(first)
  while (!p.atEnd) {
    const token = p.token
    const outward =
      token.newlineBefore && p.indentationOf(token) <= base && token.start > first.start
    if (
      depth === 0 &&
      (p.is("}") || p.is(";") || (token.newlineBefore && token.start > first.start))
    )
      break
    if (depth > 0 && outward && !isCloser(token)) break
    depth = Math.max(0, depth + step(token))
    seen.push(p.advance())
  }
  const end = Math.max(first.end, p.previous.end)
  return { kind: "skipped", start: first.start, end, names: declaredNames(seen) }
}

function tokensSince(p: Parser, first: Token): Token[] {
  const tokens: Token[] = []
  for (let distance = -1; p.peek(distance).start >= first.start; distance -= 1) {
    const token = p.peek(distance)
    if (token === tokens[0] || p.token.start === token.start) break
    tokens.unshift(token)
    if (token.start === first.start) break
  }
  return tokens
}

function step(token: Token): number {
  if (token.kind !== "mark") return 0
  return OPENERS.has(token.text) ? 1 : CLOSERS.has(token.text) ? -1 : 0
}

function isCloser(token: Token): boolean {
  return token.kind === "mark" && CLOSERS.has(token.text)
}

/** `let x`, `func f`, and the `x` of `x =` at the front: later lines may use them without a second report. */
function declaredNames(tokens: readonly Token[]): Name[] {
  const names: Name[] = []
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]
    if (token.kind !== "word") return
    if (DECLARING.has(token.text) && next?.kind === "word") names.push(nameOf(next))
    if (index === 0 && next?.text === "=") names.push(nameOf(token))
  })
  return names
}

function nameOf(token: Token): Name {
  return { kind: "name", start: token.start, end: token.end, name: token.text }
}
