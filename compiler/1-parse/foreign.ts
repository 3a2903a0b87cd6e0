/** Words and marks of other languages: each is met with a report of its own, then read as what it means. */
import type { Assign, ChainOperator, Expression } from "../tree/nodes.ts"
import { parseExpression } from "./expressions.ts"
import type { Parser } from "./parser.ts"
import type { Token } from "./tokens.ts"

const COMPOUND: Readonly<Record<string, ChainOperator>> = {
  "+=": "+",
  "-=": "-",
  "*=": "*",
  "/=": "/",
  "%=": "%",
}
const STEPS = new Set(["++", "--"])
const UNKNOWN_BINARY = new Set(["**", "**=", "??", "&", "|", "^"])

/** Reports `+=`, `++`, `??` and their like behind a value; gives what the whole stands for. */
export function reportForeignOperator(p: Parser, left: Expression): Expression | undefined {
  const { text } = p.token
  if (p.token.kind !== "mark") return undefined
  if (Object.hasOwn(COMPOUND, text)) return readCompound(p, left)
  if (STEPS.has(text)) {
    const target = p.source.slice(left.start, left.end)
    const operator = p.advance()
    p.report.add("foreign_operator", operator, { operator: text, target })
    return { kind: "missing", start: left.start, end: operator.end }
  }
  if (UNKNOWN_BINARY.has(text)) {
    p.report.add("foreign_operator", p.advance(), { operator: text })
    parseExpression(p)
    return { kind: "missing", start: left.start, end: p.previous.end }
  }
  if (text === "=>") p.stop("arrow", p.token, {})
  return undefined
}

function readCompound(p: Parser, left: Expression): Assign {
  const operator = p.advance()
  const value = parseExpression(p)
  const facts = {
    operator: operator.text,
    target: p.source.slice(left.start, left.end),
    value: p.source.slice(value.start, value.end),
  }
  p.report.add("foreign_operator", operator, facts)
  const simple = left.kind === "name" || left.kind === "member" || left.kind === "index"
  const target = simple ? left : ({ kind: "missing", start: left.start, end: left.end } as const)
  return { kind: "assign", start: left.start, end: value.end, target, value }
}

/** Reports `new X()` and reads the `X()`. */
export function reportForeignValue(p: Parser): Expression | undefined {
  const next = p.peek(1)
  if (!p.is("new") || next.kind !== "word" || next.newlineBefore || !p.isName(next))
    return undefined
  const word = p.advance()
  if (!p.foreignClasses.has(next.text)) p.report.add("foreign_word", word, { word: "new" })
  const { end } = parseExpression(p)
  return { kind: "missing", start: word.start, end }
}

const FOREIGN_STATEMENTS = new Set([
  "switch",
  "match",
  "class",
  "throw",
  "raise",
  "do",
  "repeat",
  "unless",
  "until",
])

/** Whether the statement at hand is one that only other languages have, judged by what follows its word. */
export function isForeignStatement(p: Parser): boolean {
  if (p.token.kind !== "word" || !FOREIGN_STATEMENTS.has(p.token.text)) return false
  const next = p.peek(1)
  if (next.newlineBefore || next.kind === "end") return false
  if (p.is("throw") || p.is("raise")) return next.kind !== "mark"
  if (startsPythonClass(p)) return true
  if (next.kind === "mark" && !["(", "{"].includes(next.text)) return false
  return lineEndsWithBrace(p)
}

/** `class Dog:` and `class Dog(Animal):` */
export function startsPythonClass(p: Parser): boolean {
  if (!p.is("class") || !p.isName(p.peek(1)) || p.peek(1).newlineBefore) return false
  if (p.isAt(2, ":")) return true
  if (!p.isAt(2, "(")) return false
  let at = 3
  while (!p.peek(at).newlineBefore && p.peek(at).kind !== "end" && !p.isAt(at, ")")) at += 1
  return p.isAt(at, ")") && p.isAt(at + 1, ":")
}

/** Goes past a body without braces, up to the first line that is not indented further than its head. */
export function skipIndented(p: Parser, head: Token): void {
  const base = p.indentationOf(head)
  while (!p.atEnd && (!p.token.newlineBefore || p.indentationOf(p.token) > base)) p.advance()
}

/** Whether the last thing on this line opens a block. */
export function lineEndsWithBrace(p: Parser): boolean {
  let distance = 1
  while (p.peek(distance).kind !== "end" && !p.peek(distance).newlineBefore) distance += 1
  return p.isAt(distance - 1, "{")
}
