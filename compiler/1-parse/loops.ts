/** `for x in …` and `while …`. */
import { statementOf } from "../tree/make.ts"
import type { Block, Count, ForIn, Name, Skipped, While } from "../tree/nodes.ts"
import { parseBody } from "./blocks.ts"
import { parseTest } from "./branches.ts"
import { parseExpression } from "./expressions.ts"
import type { Parser } from "./parser.ts"
import { parseDeclare } from "./statements.ts"
import type { Token } from "./tokens.ts"

export function parseWhile(p: Parser): While {
  const { start } = p.advance()
  const test = parseTest(p, "while")
  const body = parseLoopBody(p, "while")
  return { kind: "while", start, end: body.end, test, body }
}

export function parseFor(p: Parser): ForIn | Count | Block {
  const opener = p.advance()
  if (isCounting(p)) return parseCount(p, opener)
  const paren = p.is("(") ? p.advance() : undefined
  if (p.is("let") || p.is("var") || p.is("const")) p.advance()
  const name = parseLoopName(p)
  if (p.is("=") || p.is(";") || p.is(":")) return parseCounting(p, opener.start, name)
  if (p.is("of")) {
    p.report.add("foreign_word", p.token, { word: "of", instead: "in" })
    p.advance()
  } else if (!p.take("in")) {
    p.stop("missing_in", p.afterPrevious(), { name: name.name, found: p.found() })
  }
  const items = paren === undefined ? parseItems(p) : p.within(true, () => parseItems(p))
  if (paren !== undefined) p.expectCloser(")", paren, { of: "for" })
  const body = parseLoopBody(p, "for")
  return { kind: "for", start: opener.start, end: body.end, name, items, body }
}

function parseItems(p: Parser): ForIn["items"] {
  if (p.is("{") && p.peek(1).newlineBefore && !p.isAt(2, ":"))
    p.stop("missing_items", p.afterPrevious(), {})
  return parseExpression(p)
}

function parseLoopName(p: Parser): Name {
  const { kind, text, start, end } = p.token
  if (!p.isName()) {
    const code = kind === "word" && text !== "in" ? "word_taken" : "missing_loop_name"
    p.stop(code, p.token, { word: text })
  }
  p.advance()
  return { kind: "name", start, end, name: text }
}

/** Whether the line goes on as `i = 0; i < n; i = i + 1 {`, without the steps of other languages. */
function isCounting(p: Parser): boolean {
  let semicolons = 0
  for (let at = 0; !p.peek(at).newlineBefore && p.peek(at).kind !== "end"; at += 1) {
    const { kind, text } = p.peek(at)
    if (kind === "mark" && text === ";") semicolons += 1
    if (kind === "mark" && /^(\+\+|--|[-+*/%]=)$/.test(text)) return false
    if (kind === "mark" && text === "{") break
  }
  return semicolons === 2
}

function parseCount(p: Parser, opener: Token): Count {
  const paren = p.is("(") ? p.advance() : undefined
  const first = p.is("let") || p.is("var") || p.is("const") ? parseDeclare(p) : parseFirst(p)
  expectSemicolon(p)
  const test = parseTest(p, "for")
  expectSemicolon(p)
  const step = parseExpression(p)
  if (paren !== undefined) p.expectCloser(")", paren, { of: "for" })
  const body = parseLoopBody(p, "for")
  return { kind: "count", start: opener.start, end: body.end, first, test, step, body }
}

function parseFirst(p: Parser): Count["first"] {
  return statementOf(parseExpression(p))
}

function expectSemicolon(p: Parser): void {
  if (!p.take(";")) p.stop("missing_semicolon", p.afterPrevious(), { found: p.found() })
}

/** `for (let i = 0; i < n; i++) {`: the header is reported, the body is read for its own mistakes. */
function parseCounting(p: Parser, start: number, name: Name): Block {
  const { end } = p.token
  p.report.add("counting_for", { start, end }, { name: name.name })
  while (!p.atEnd && !p.is("{") && !p.token.newlineBefore) p.advance()
  const skipped: Skipped = { kind: "skipped", start, end: p.previous.end, names: [name] }
  const body = parseLoopBody(p, "for", true)
  return { kind: "block", start, end: body.end, statements: [skipped, body] }
}

function parseLoopBody(p: Parser, of: string, isTold = false): Block {
  p.loopDepth += 1
  try {
    return parseBody(p, of, isTold)
  } finally {
    p.loopDepth -= 1
  }
}
