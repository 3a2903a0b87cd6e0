/** `if … else if … else` and `try … catch … finally`. */
import type { Block, Expression, If, Name, Try } from "../tree/nodes.ts"
import { parseBody } from "./blocks.ts"
import { parseExpression } from "./expressions.ts"
import { respellWord } from "./misspelt.ts"
import type { Parser } from "./parser.ts"

const ELSE_IF = new Set(["elif", "elseif", "elsif"])

export function parseIf(p: Parser): If {
  const { start } = p.advance()
  const node: If = { kind: "if", start, end: start, branches: [parseBranch(p, "if")] }
  // Who leaves out the braces of the first block does so with all of them.
  const isTold = p.source[node.branches[0]?.body.start ?? start] !== "{"
  for (;;) {
    if (p.isAt(1, "{") || p.isAt(1, "if")) respellWord(p)
    if (takeElseIf(p)) {
      node.branches.push(parseBranch(p, "else if", isTold))
    } else if (p.take("else")) {
      node.otherwise = parseBody(p, "else", isTold)
      break
    } else {
      break
    }
  }
  node.end = p.previous.end
  return node
}

function takeElseIf(p: Parser): boolean {
  if (p.is("else") && p.isAt(1, "if")) {
    p.advance()
    p.advance()
    return true
  }
  if (p.token.kind !== "word" || !ELSE_IF.has(p.token.text) || p.isAt(1, "=")) return false
  p.report.add("foreign_word", p.token, { word: p.token.text, instead: "else if" })
  p.advance()
  return true
}

function parseBranch(p: Parser, of: string, isTold = false): { test: Expression; body: Block } {
  return { test: parseTest(p, of), body: parseBody(p, of, isTold) }
}

/** The condition of an `if` or a `while`. */
export function parseTest(p: Parser, of: string): Expression {
  if (p.is("{") || p.token.newlineBefore) p.stop("missing_condition", p.afterPrevious(), { of })
  const test = parseExpression(p)
  if (test.kind === "assign") {
    const target = p.source.slice(test.target.start, test.target.end)
    p.report.warn("assign_in_condition", test, {
      target,
      value: p.source.slice(test.value.start, test.value.end),
    })
  }
  return test
}

export function parseTry(p: Parser): Try {
  const opener = p.advance()
  const node: Try = { kind: "try", start: opener.start, end: opener.end, body: parseBody(p, "try") }
  if (p.take("catch")) node.handler = parseHandler(p)
  // One `catch` takes every kind of error; the bodies of more are read for their own mistakes.
  while (takeExcept(p)) {
    skipErrorKinds(p)
    const handler = parseHandler(p, true)
    node.handler ??= handler
  }
  if (p.take("finally")) node.cleanup = parseBody(p, "finally")
  if (node.handler === undefined && node.cleanup === undefined) {
    p.report.add("try_alone", p.afterPrevious(), {}, { span: opener, role: "the try" })
  }
  node.end = p.previous.end
  return node
}

function takeExcept(p: Parser): boolean {
  if (!p.is("except") || p.isAt(1, "=")) return false
  p.report.add("foreign_word", p.token, { word: "except", instead: "catch" })
  p.advance()
  return true
}

/** `except ValueError as e`, `except (A, B)`: the kinds are Python's; what is left is `e`, if anything. */
function skipErrorKinds(p: Parser): void {
  let at = 0
  let kinds = 0
  while (!p.peek(at).newlineBefore && !p.isAt(at, ":") && !p.isAt(at, "{")) {
    if (p.peek(at).kind === "end") return
    at += 1
    if (p.isAt(at, "as")) kinds = at + 1
  }
  // `except e {` is how a beginner writes `catch e {`.
  if (kinds === 0 && p.isAt(at, ":")) kinds = at
  for (; kinds > 0; kinds -= 1) p.advance()
}

function parseHandler(p: Parser, isTold = false): { name?: Name; body: Block } {
  const opener = p.token
  const parenthesised = p.take("(")
  let name: Name | undefined
  if (p.isName()) {
    const { text, start, end } = p.advance()
    name = { kind: "name", start, end, name: text }
  }
  if (parenthesised) p.expectCloser(")", opener, { of: "catch" })
  const body = parseBody(p, "catch", isTold)
  return name === undefined ? { body } : { name, body }
}
