/** The smallest values: literals, names, parentheses, functions without a name. */
import type { Expression, ListLiteral, ObjectEntry, ObjectLiteral } from "../tree/nodes.ts"
import { parseChoice } from "./choices.ts"
import { parseExpression } from "./expressions.ts"
import { reportForeignValue } from "./foreign.ts"
import { reportPrefix, reportSpread } from "./foreign-values.ts"
import {
  parseArrow,
  parseFunction,
  startsArrow,
  startsFunction,
  stopAtBareArrow,
} from "./functions.ts"
import { LITERAL_DEPTH, type Parser } from "./parser.ts"
import { parseSequence } from "./postfix.ts"

export function parsePrimary(p: Parser): Expression {
  const token = p.token
  const { start, end } = token
  if (token.kind === "number") {
    p.advance()
    return { kind: "number", start, end, value: Number(token.text), raw: token.text }
  }
  if (token.kind === "text") {
    p.advance()
    return { kind: "text", start, end, value: token.value ?? "" }
  }
  if (startsArrow(p)) return parseArrow(p)
  if (token.kind === "word") return parseWord(p)
  if (p.is("(")) return parseParenthesised(p)
  if (p.is("[")) return parseList(p)
  if (p.is("{")) return parseObject(p)
  const next = p.peek(1)
  if (p.is(".") && next.kind === "number" && next.start === end) {
    const text = `.${next.text}`
    p.report.add("number_point", { start, end: next.end }, { text, right: `0${text}` })
    p.advance()
    return parsePrimary(p)
  }
  return missingValue(p)
}

function parseWord(p: Parser): Expression {
  const { start, end, text } = p.token
  if (text === "true" || text === "false") {
    p.advance()
    return { kind: "boolean", start, end, value: text === "true" }
  }
  if (text === "null") {
    p.advance()
    return { kind: "null", start, end }
  }
  if (startsFunction(p)) return parseFunction(p)
  if (text === "if" && p.continues) return parseChoice(p)
  if (!p.isName()) return missingValue(p)
  const foreign = reportPrefix(p) ?? reportForeignValue(p)
  if (foreign !== undefined) return foreign
  p.advance()
  return { kind: "name", start, end, name: text }
}

function parseParenthesised(p: Parser): Expression {
  stopAtBareArrow(p)
  const opener = p.advance()
  const inner = p.within(true, () => {
    if (p.is(")")) p.stop("empty_parentheses", p.token, {})
    const value = p.deeper(() => parseExpression(p))
    p.expectCloser(")", opener, { of: "parentheses" })
    return value
  })
  return inner
}

/** One literal inside another: the limit that TypeScript's checker needs (see DEPTH's neighbour). */
function nested<Result>(p: Parser, parse: () => Result): Result {
  if (p.literalDepth >= LITERAL_DEPTH) p.stop("too_deep", p.token, { limit: LITERAL_DEPTH })
  p.literalDepth += 1
  try {
    return p.within(true, parse)
  } finally {
    p.literalDepth -= 1
  }
}

function parseList(p: Parser): ListLiteral {
  return nested(p, () => {
    const opener = p.advance()
    const items = parseSequence(p, "]")
    p.expectCloser("]", opener, { of: "list" })
    return { kind: "list", start: opener.start, end: p.previous.end, items }
  })
}

function parseObject(p: Parser): ObjectLiteral {
  return nested(p, () => {
    const opener = p.advance()
    const entries: ObjectEntry[] = []
    while (!p.is("}") && !p.atEnd) {
      if (reportSpread(p, "object") === undefined) entries.push(parseEntry(p))
      if (p.take(",")) continue
      if (p.is("}")) break
      if (!startsEntry(p)) break
      p.report.add("missing_comma", p.afterPrevious(), { of: "object" })
    }
    p.expectCloser("}", opener, { of: "object" })
    return { kind: "object", start: opener.start, end: p.previous.end, entries }
  })
}

function startsEntry(p: Parser): boolean {
  return p.token.kind !== "mark" && p.isAt(1, ":")
}

function parseEntry(p: Parser): ObjectEntry {
  const token = p.token
  if (token.kind === "mark" || token.kind === "end") {
    p.stop("missing_key", token.kind === "end" ? p.afterPrevious() : token, { found: p.found() })
  }
  p.advance()
  const name = keyName(token.kind, token.text, token.value)
  const key = { name, start: token.start, end: token.end }
  if (p.is("=")) p.report.add("equals_for_colon", p.token, { key: name })
  else if (!p.is(":"))
    p.stop("missing_key_colon", p.afterPrevious(), { key: name, found: p.found() })
  p.advance()
  const value = parseExpression(p)
  return { start: token.start, end: value.end, key, value }
}

function keyName(kind: string, text: string, value: string | undefined): string {
  if (kind === "text") return value ?? ""
  return kind === "number" ? String(Number(text)) : text
}

function missingValue(p: Parser): never {
  const onThisLine = p.continues && !p.atEnd
  const span = onThisLine ? p.token : p.afterPrevious()
  return p.stop("missing_value", span, { found: p.found(), after: p.previous.text })
}
