/** What may follow a value: a call, an index, a member. */
import { numberAt } from "../tree/make.ts"
import type { Call, Expression, Index, Member } from "../tree/nodes.ts"
import { parseExpression } from "./expressions.ts"
import { reportSpread } from "./foreign-values.ts"
import { DEPTH, type Parser } from "./parser.ts"
import { parsePrimary } from "./primary.ts"

export function parsePostfix(p: Parser): Expression {
  let value = parsePrimary(p)
  let steps = 0
  for (;;) {
    const next = parseStep(p, value)
    if (next === undefined) return value
    steps += 1
    // A tree of a thousand dots would be as deep as a thousand parentheses.
    if (p.depth + steps > DEPTH) p.stop("too_deep", p.previous, { limit: DEPTH })
    value = next
  }
}

/** A call or an index never starts a line: there it would swallow the next statement, or a forgotten comma. */
function parseStep(p: Parser, value: Expression): Expression | undefined {
  if (value.kind === "number" && reportPoint(p)) return undefined
  if (p.is(".")) return parseMember(p, value)
  if (p.is("?.")) {
    p.report.add("foreign_operator", p.token, { operator: "?." })
    return parseMember(p, value)
  }
  if (p.token.newlineBefore) return undefined
  if (p.is("(")) return parseCall(p, value)
  if (p.is("[")) return parseIndex(p, value)
  return undefined
}

/** `5.` and `1.2.3`: a number has one point, with digits on both sides. */
function reportPoint(p: Parser): boolean {
  const { previous } = p
  if (!p.is(".") || previous.kind !== "number" || p.token.start !== previous.end) return false
  const next = p.peek(1)
  if (next.kind === "word" && !next.newlineBefore) return false
  p.advance()
  if (next.kind === "number" && next.start === p.previous.end) p.advance()
  const { end } = p.previous
  const text = p.source.slice(previous.start, end)
  p.report.add("number_point", { start: previous.start, end }, { text, right: quoted(text) })
  return true
}

/** `5.` is 5; digits with several points are no number, but may be a text. */
function quoted(text: string): string {
  return text.endsWith(".") ? text.slice(0, -1) : JSON.stringify(text)
}

function parseMember(p: Parser, object: Expression): Member | Index {
  p.advance()
  const token = p.token
  if (token.kind === "number" && !token.newlineBefore) return parsePositions(p, object)
  if (token.kind !== "word") {
    p.stop("missing_property", p.afterPrevious(), { found: p.found() })
  }
  // `a.` at the end of a line with a statement below is a forgotten name, not a member called `let`.
  if (token.newlineBefore && !p.isName()) p.stop("missing_property", p.afterPrevious(), {})
  p.advance()
  const property = { name: token.text, start: token.start, end: token.end }
  return { kind: "member", start: object.start, end: token.end, object, property }
}

/** `a.1` is `a[1]`; the lexer takes `a.1.2` for the number 1.2. */
function parsePositions(p: Parser, object: Expression): Index {
  const token = p.advance()
  if (!/^\d+(\.\d+)?$/.test(token.text)) p.stop("missing_property", token, { found: token.text })
  const [first = "", ...more] = token.text.split(".")
  let at = token.start
  const step = (of: Expression, raw: string): Index => {
    const end = at + raw.length
    const index = numberAt({ start: at, end }, Number(raw), raw)
    at = end + 1
    return { kind: "index", start: object.start, end, object: of, index }
  }
  return more.reduce(step, step(object, first))
}

function parseCall(p: Parser, callee: Expression): Call {
  const opener = p.advance()
  const values = p.within(true, () => {
    const found = parseSequence(p, ")")
    p.expectCloser(")", opener, { of: "call" })
    return found
  })
  return { kind: "call", start: callee.start, end: p.previous.end, callee, arguments: values }
}

function parseIndex(p: Parser, object: Expression): Index {
  const opener = p.advance()
  const index = p.within(true, () => {
    if (p.is("]")) p.stop("missing_index", p.token, {})
    const found = parseExpression(p)
    p.expectCloser("]", opener, { of: "index" })
    return found
  })
  return { kind: "index", start: object.start, end: p.previous.end, object, index }
}

/** Values with commas between them, up to (not including) `closer`; one comma too many at the end is fine. */
export function parseSequence(p: Parser, closer: ")" | "]"): Expression[] {
  const values: Expression[] = []
  while (!p.is(closer) && !p.atEnd) {
    // `{ a: f(x, b: 2 }`: the bracket of the call is missing, and the object goes on.
    if (values.length > 0 && p.literalDepth > 0 && p.isAtKey()) break
    values.push(reportSpread(p, closer === "]" ? "list" : "call") ?? parseExpression(p))
    if (p.take(",")) continue
    if (p.is(closer) || !startsItem(p)) break
    // `one two three` is one mistake.
    if (p.isName(p.peek(-2)) && !p.previous.newlineBefore && wordsOfSentence(p)) continue
    const of = closer === "]" ? "list" : "call"
    p.report.add("missing_comma", p.afterPrevious(), { of, words: wordsOfSentence(p) })
  }
  return values
}

/** `Hello World` around the present token, if two plain words stand side by side: a text without its quotes, maybe. */
function wordsOfSentence(p: Parser): string | undefined {
  const { previous, token } = p
  if (token.newlineBefore || !p.isName(previous) || !p.isName(token)) return undefined
  let last = token
  for (let at = 1; p.isName(p.peek(at)) && !p.peek(at).newlineBefore; at += 1) last = p.peek(at)
  return p.source.slice(previous.start, last.end)
}

/** Whether the present token begins another value, so that only a comma was forgotten. */
function startsItem(p: Parser): boolean {
  const { kind, newlineBefore } = p.token
  if (kind === "number" || kind === "text") return true
  if (kind === "word")
    return (
      (!newlineBefore && p.isName()) ||
      (p.isName() && (p.isAt(1, ",") || p.isAt(1, ")") || p.isAt(1, "]")))
    )
  if (p.is("{")) return p.isAt(1, "}") || p.isAtKey(1)
  return p.is("[")
}
