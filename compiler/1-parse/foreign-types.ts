/** Types behind names, as in TypeScript and Python: met with one report for a function's head, and passed over. */
import type { Name } from "../tree/nodes.ts"
import type { Parser } from "./parser.ts"
import type { Token } from "./tokens.ts"

const OPENERS = new Set(["(", "[", "{", "<"])
const CLOSERS = new Set([")", "]", "}", ">"])

/** Goes past `: string` or `?: string[]` behind a parameter; gives the colon of a type that stood there. */
export function skipParameterType(p: Parser): Token | undefined {
  if (p.is("?") && p.isAt(1, ":")) p.advance()
  if (!p.is(":") || !startsType(p, 1)) return undefined
  const colon = p.advance()
  skipType(p)
  return colon
}

/** Goes past `: number` or `-> int` behind the parameters; gives where it began. */
export function skipResultType(p: Parser): Token | undefined {
  const first = p.token
  if (first.newlineBefore) return undefined
  const isPython = p.is("-") && p.isAt(1, ">")
  if (!isPython && !(p.is(":") && startsType(p, 1) && !p.peek(1).newlineBefore)) return undefined
  p.advance()
  if (isPython) p.advance()
  skipType(p)
  return first
}

/** Says once that a function needs no types. */
export function reportTypes(p: Parser, at: Token, parameters: readonly Name[]): void {
  const names = parameters.map(({ name }) => name).join(", ")
  p.report.add("type_annotation", at, { parameters: names })
}

function startsType(p: Parser, distance: number): boolean {
  const { kind, text } = p.peek(distance)
  return kind === "word" || kind === "text" || text === "{" || text === "["
}

/** A type ends at a comma, at a value for it, at the bracket around it, at its function's body, and with its line. */
function skipType(p: Parser): void {
  let depth = 0
  for (let isFirst = true; !p.atEnd; isFirst = false) {
    const { kind, text, newlineBefore } = p.token
    const isMark = kind === "mark"
    if (depth === 0 && !isFirst) {
      if (newlineBefore || (isMark && [",", "=", ":", "{"].includes(text))) return
    }
    if (isMark && CLOSERS.has(text)) {
      if (depth === 0) return
      depth -= 1
    }
    if (isMark && OPENERS.has(text)) depth += 1
    p.advance()
  }
}
