/** Blocks in braces, and what is done about braces that are missing. */
import type { Block, Statement } from "../tree/nodes.ts"
import { foreignOpening, skipForeignClosing } from "./foreign-blocks.ts"
import type { Parser } from "./parser.ts"
import { parseStatement } from "./statements.ts"
import type { Token } from "./tokens.ts"

/**
 * The block that must follow `if …`, `while …`, `func …()`.
 * @param of says which, for the message
 * @param isTold a report in front says already what is wrong with a block that has no braces
 */
export function parseBody(p: Parser, of: string, isTold = false): Block {
  const parse = () => (p.is("{") ? parseBlock(p) : parseUnopened(p, of, isTold))
  return p.within(false, () => p.deeper(parse))
}

/** `{ … }` with line ends meaning something again, whatever stands around it. */
export function parseBlock(p: Parser): Block {
  const opener = p.advance()
  const { endDepth } = p
  p.endDepth = 0
  p.blockDepth += 1
  const isUnclosed = p.unclosed.has(opener.start)
  const { inUnclosed } = p
  p.inUnclosed = isUnclosed
  const statements = parseStatements(p, isUnclosed ? opener : undefined)
  p.inUnclosed = inUnclosed
  p.blockDepth -= 1
  p.endDepth = endDepth
  if (isUnclosed && !(p.is("}") && p.indentationOf(p.token) >= p.indentationOf(opener))) {
    const { start, end } = p.previous
    const last = { span: { start, end }, role: "it seems to end behind this" }
    p.report.add("missing_brace", opener, {}, statements.length > 0 ? last : undefined)
    p.endByIndentation()
    return { kind: "block", start: opener.start, end: p.previous.end, statements }
  }
  if (p.is("}")) {
    const closer = p.advance()
    if (p.indentationOf(closer) < p.indentationOf(opener) && closer.newlineBefore)
      p.suspect ??= opener
    return { kind: "block", start: opener.start, end: closer.end, statements }
  }
  if (!p.braceReported) {
    const missing = p.suspect ?? opener
    p.report.add("missing_brace", missing, {})
    p.foundUnclosed ??= missing.start
  }
  p.braceReported = true
  return { kind: "block", start: opener.start, end: p.previous.end, statements }
}

/** Whether an `end` stands here that closes a body, and that is no name of the program's own. */
export function endsBody(p: Parser): boolean {
  if (p.endDepth === 0 || !p.is("end")) return false
  const next = p.peek(1)
  return next.kind !== "mark" || next.newlineBefore || next.text === "}" || next.text === ";"
}

/**
 * Statements up to a `}`, to the `end` of such a body, or to the end of the file.
 * @param unclosed the brace of a block that has no closing one: it ends where the indentation says
 */
export function parseStatements(p: Parser, unclosed?: Token): Statement[] {
  const statements: Statement[] = []
  while (!p.atEnd && !(unclosed === undefined ? p.is("}") || endsBody(p) : isBehind(p, unclosed))) {
    if (p.take(";")) continue
    const statement = parseStatement(p)
    if (statement.kind === "block" && p.inlined.has(statement)) {
      for (const each of statement.statements) statements.push(each)
    } else {
      statements.push(statement)
    }
  }
  return statements
}

const CANNOT_BEGIN = new Set(["else", "elif", "catch", "finally", ")", "]", "}"])

/** Whether the block of a brace that is not closed is over: at what cannot begin a statement, or by indentation. */
function isBehind(p: Parser, opener: Token): boolean {
  if (p.token.kind !== "text" && CANNOT_BEGIN.has(p.token.text)) return true
  return p.token.newlineBefore && p.indentationOf(p.token) <= p.indentationOf(opener)
}

/** A body whose `{` is missing: its lines are known by being indented further than the line before. */
function parseUnopened(p: Parser, of: string, isTold: boolean): Block {
  const gap = p.afterPrevious()
  const opening = foreignOpening(p)
  const facts = { of, found: opening ?? p.found() }
  if (!isTold) p.report.add("missing_opening_brace", opening === undefined ? gap : p.token, facts)
  if (opening !== undefined) p.advance()
  const header = p.previous
  const statements: Statement[] = []
  if (p.token.newlineBefore) {
    const base = p.indentationOf(header)
    while (!p.atEnd && !p.is("}") && isDeeper(p, p.token, base)) statements.push(parseStatement(p))
    if (p.is("}") && p.token.newlineBefore && p.indentationOf(p.token) === base) p.advance()
    // Without a body it may be the `end` of what is around.
    else if (statements.length > 0) skipForeignClosing(p, base)
  } else {
    while (!p.atEnd && !p.is("}") && (statements.length === 0 || !p.token.newlineBefore)) {
      statements.push(parseStatement(p))
    }
    // `if x print(x) }` on one line: the brace is that of this body, unless an outer one begins there, too.
    if (p.is("}") && !p.token.newlineBefore && !opensOnLineOf(p, header)) p.advance()
  }
  return { kind: "block", start: gap.start, end: p.previous.end, statements }
}

/** Whether a `{` stands in front of this token on its line, so that a `}` behind it may be that one's. */
function opensOnLineOf(p: Parser, token: Token): boolean {
  const line = p.source.slice(p.lineStart(token.start), token.start)
  return line.split("{").length > line.split("}").length
}

function isDeeper(p: Parser, token: Token, base: number): boolean {
  return !token.newlineBefore || p.indentationOf(token) > base
}
