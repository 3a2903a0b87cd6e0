/** Expressions, from the loosest binding to the tightest: assignment, conditional, chains, prefixes. */
import { wordAt } from "../tree/make.ts"
import type { Assign, Call, Chain, ChainOperator, Expression, Operator } from "../tree/nodes.ts"
import { reportForeignOperator } from "./foreign.ts"
import type { Parser } from "./parser.ts"
import { parsePostfix } from "./postfix.ts"
import { WORD_OPERATORS } from "./tokens.ts"

/** Binary operators by precedence, loosest first. */
const LEVELS: readonly Readonly<Record<string, ChainOperator>>[] = [
  { or: "or", "||": "or" },
  { and: "and", "&&": "and" },
  { "==": "==", "!=": "!=", is: "==", "===": "==", "!==": "!=", "<>": "!=" },
  { "<": "<", "<=": "<=", ">": ">", ">=": ">=", in: "in", not: "not in" },
  { "+": "+", "-": "-" },
  { "*": "*", "/": "/", "%": "%" },
]
/** Each of them → its precedence. */
const LEVEL_OF = new Map(
  LEVELS.flatMap((each, level) => Object.keys(each).map((text) => [text, level] as const)),
)
/** The words that bind like `<`. */
const RELATION = 3
/** `not` binds looser than comparison: `not a == b` is `not (a == b)`. */
const NOT_LEVEL = 2
/** A line that starts with one of these goes on with the line before. */
const CONTINUING = new Set(["and", "or", "&&", "||"])

export function parseExpression(p: Parser): Expression {
  p.enter()
  try {
    return parseAssignment(p)
  } finally {
    p.leave()
  }
}

function parseAssignment(p: Parser): Expression {
  const left = parseConditional(p)
  if (!p.continues) return left
  const compound = reportForeignOperator(p, left)
  if (compound !== undefined) return compound
  if (!p.is("=")) return left
  const equals = p.advance()
  const target = assignable(p, left, equals.start)
  const value = parseExpression(p)
  return { kind: "assign", start: left.start, end: value.end, target, value }
}

function assignable(p: Parser, left: Expression, equals: number): Assign["target"] {
  if (left.kind === "name" || left.kind === "member" || left.kind === "index") return left
  if (left.kind !== "missing") {
    p.report.add("not_assignable", left, { what: left.kind, at: equals })
  }
  return { kind: "missing", start: left.start, end: left.end }
}

function parseConditional(p: Parser): Expression {
  const test = parseLevel(p, 0)
  if (!p.is("?") || !continuesWith(p, "?")) return test
  const question = p.advance()
  const yes = p.within(true, () => parseExpression(p))
  if (!p.take(":")) {
    p.stop("missing_colon", p.afterPrevious(), { found: p.found(), at: question.start })
  }
  const no = parseExpression(p)
  return { kind: "conditional", start: test.start, end: no.end, test, yes, no }
}

function continuesWith(p: Parser, text: string): boolean {
  return p.continues || text === "?" || CONTINUING.has(text)
}

/** Precedence climbing: everything that binds at least as tightly as `level`, chains of one level kept flat. */
function parseLevel(p: Parser, level: number): Expression {
  let left = p.is("not") ? parseNot(p) : parsePrefix(p)
  for (;;) {
    if (level <= RELATION && isWordOperator(p)) {
      left = parseWordOperator(p, left)
      continue
    }
    const here = levelHere(p)
    if (here === undefined || here < level) return left
    left = parseChain(p, left, here)
  }
}

/** Whether a word between two values asks about them: `text starts_with "a"` is `starts_with(text, "a")`. */
function isWordOperator(p: Parser): boolean {
  return p.token.kind === "word" && WORD_OPERATORS.has(p.token.text) && p.continues
}

function parseWordOperator(p: Parser, left: Expression): Call {
  const word = p.advance()
  const right = p.deeper(() => parseLevel(p, RELATION + 1))
  const callee = wordAt(word, word.text)
  return { kind: "call", start: left.start, end: right.end, callee, arguments: [left, right] }
}

function parseChain(p: Parser, first: Expression, level: number): Chain {
  const chain: Chain = {
    kind: "chain",
    start: first.start,
    end: first.end,
    operands: [first],
    operators: [],
  }
  while (levelHere(p) === level) {
    const operator = takeOperator(p, level)
    const operand = p.deeper(() => parseLevel(p, level + 1))
    chain.operators.push(operator)
    chain.operands.push(operand)
    chain.end = operand.end
  }
  return chain
}

/** The precedence of the binary operator at the present token, if there is one. */
function levelHere(p: Parser): number | undefined {
  const token = p.token
  if (token.kind !== "mark" && token.kind !== "word") return undefined
  const level = LEVEL_OF.get(token.text)
  if (level === undefined || !continuesWith(p, token.text)) return undefined
  if (!p.bracketed && p.valueEnds?.has(token.text)) return undefined
  // `a not in b` is one operator; any other `not` behind a value is left for a better message.
  if (token.text === "not" && !p.isAt(1, "in")) return undefined
  return level
}

function takeOperator(p: Parser, level: number): Operator {
  const token = p.advance()
  const text = LEVELS[level]?.[token.text] ?? "+"
  if (text === "not in") p.advance()
  if (["===", "!==", "<>"].includes(token.text)) {
    p.report.add("foreign_operator", token, { operator: token.text, instead: text })
  }
  return { text, start: token.start, end: p.previous.end }
}

function parseNot(p: Parser): Expression {
  const { start } = p.advance()
  const operand = p.deeper(() => parseLevel(p, NOT_LEVEL))
  return { kind: "unary", operator: "not", start, end: operand.end, operand }
}

function parsePrefix(p: Parser): Expression {
  const { start } = p.token
  if (p.is("!") || p.is("-")) {
    const operator = p.advance().text === "-" ? "-" : "not"
    const operand = p.deeper(() => parsePrefix(p))
    return { kind: "unary", operator, start, end: operand.end, operand }
  }
  // Everything that needs waiting for is waited for anyway.
  if (p.is("await") && startsValue(p)) {
    p.advance()
    return p.deeper(() => parsePrefix(p))
  }
  return parsePostfix(p)
}

function startsValue(p: Parser): boolean {
  const next = p.peek(1)
  if (next.newlineBefore) return false
  return (
    next.kind === "number" || next.kind === "text" || (next.kind === "word" && !p.isAt(1, "in"))
  )
}
