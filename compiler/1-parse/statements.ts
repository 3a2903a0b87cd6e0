/** Statements: which one begins here, and where it ends. */
import type { Declare, Leave, Return, Statement } from "../tree/nodes.ts"
import { endsBody, parseBlock } from "./blocks.ts"
import { parseIf, parseTry } from "./branches.ts"
import { tryParseDestructuring } from "./destructuring.ts"
import { parseExpression } from "./expressions.ts"
import { isForeignStatement, skipIndented, startsPythonClass } from "./foreign.ts"
import { tryParseForm } from "./forms.ts"
import {
  parseBareFunction,
  parseFunction,
  startsBareFunction,
  startsFunction,
} from "./functions.ts"
import { tryParseImport } from "./imports.ts"
import { parseFor, parseWhile } from "./loops.ts"
import { respellWord } from "./misspelt.ts"
import { tryParsePackage } from "./packages.ts"
import { type Parser, Stop } from "./parser.ts"
import { parsePostfix } from "./postfix.ts"
import { tryParsePythonImport } from "./python-imports.ts"
import { skipStatement } from "./recovery.ts"
import { HARD_WORDS } from "./tokens.ts"

/** Reads one statement; after a mistake, what could be read of it. Always moves on. */
export function parseStatement(p: Parser): Statement {
  const first = p.token
  try {
    const statement = p.deeper(() => parseAny(p))
    if (!endsLine(p, statement)) skipStatement(p, p.advance())
    return statement
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown
    if (p.token === first) p.advance()
    return skipStatement(p, first)
  }
}

function parseAny(p: Parser): Statement {
  const ofWords = tryParseForm(p)
  if (ofWords !== undefined) return ofWords
  if (!isForeignStatement(p)) respellWord(p)
  const { text } = p.token
  if (p.is("{")) return parseBlock(p)
  if (p.token.kind === "word") {
    if (text === "let" || text === "var" || text === "const")
      return tryParseDestructuring(p) ?? parseDeclare(p)
    if (startsFunction(p) && !p.isAt(1, "(")) return parseFunctionStatement(p)
    if (text === "if") return parseIf(p)
    if (text === "for") return parseFor(p)
    if (text === "while") return parseWhile(p)
    if (text === "break" || text === "continue") return parseLeave(p, text)
    if (text === "return") return parseReturn(p)
    if (text === "try") return parseTry(p)
    if (startsDelete(p)) return parseDelete(p)
    const imported =
      text === "import" || text === "from"
        ? (tryParsePythonImport(p) ?? (text === "import" ? tryParseImport(p) : undefined))
        : tryParsePackage(p)
    if (imported !== undefined) return imported
    reportStray(p)
    if (startsBareFunction(p)) {
      const bare = parseBareFunction(p)
      return { kind: "function-statement", start: bare.start, end: bare.end, function: bare }
    }
  }
  const expression = parseExpression(p)
  return { kind: "expression", start: expression.start, end: expression.end, expression }
}

/** Statements that begin with a word that cannot begin one. */
function reportStray(p: Parser): void {
  const { text } = p.token
  if (text === "else" || text === "elif" || text === "elseif" || text === "elsif") {
    if (text === "else" || !p.isAt(1, "=")) p.stop("stray_else", p.token, { word: text })
  }
  if (text === "catch" || text === "finally") p.stop("stray_catch", p.token, { word: text })
  if (text === "end" && p.isAt(1, "when") && !p.peek(1).newlineBefore) {
    p.stop("stray_end", p.token, { word: "when" })
  }
  if (text === "import") p.stop("import_what", p.token)
  if (!isForeignStatement(p)) return
  if (text === "class") p.foreignClasses.add(p.peek(1).text)
  const word = p.token
  if (startsPythonClass(p)) {
    p.advance()
    skipIndented(p, word)
  }
  p.stop("foreign_word", word, { word: text })
}

export function parseDeclare(p: Parser): Declare {
  const { start, text: keyword } = p.advance()
  const token = p.token
  // `let func f()`: one word too many, but clear.
  if (!p.isName() || token.newlineBefore) {
    const taken = token.kind === "word" && !token.newlineBefore
    p.stop(taken ? "word_taken" : "missing_name", taken ? token : p.afterPrevious(), {
      word: token.text,
      keyword,
      found: p.found(),
    })
  }
  p.advance()
  const name = { kind: "name" as const, start: token.start, end: token.end, name: token.text }
  const declare: Declare = { kind: "declare", start, end: token.end, name }
  if (p.is(":") && p.continues) p.stop("type_annotation", p.token, { name: token.text })
  if (!startsValue(p, keyword)) return declare
  declare.value = parseExpression(p)
  declare.end = declare.value.end
  return declare
}

/** Goes past the `=` of a declaration; a value without one, or behind `==`, is reported and read as what it is. */
function startsValue(p: Parser, keyword: string): boolean {
  if (!p.continues) return false
  if (p.take("=")) return true
  const { kind } = p.token
  if (kind !== "number" && kind !== "text" && !p.is("==") && !p.is("[")) return false
  const { token, previous } = p
  const found = p.found()
  p.take("==")
  const line = restOfLine(p).trim()
  p.report.add("missing_equals", token, { found, keyword, name: previous.text, line })
  return true
}

/** A function without a name is a value that nobody takes: the line does nothing. */
function parseFunctionStatement(p: Parser): Statement {
  const parsed = parseFunction(p)
  const { name, start, end } = parsed
  if (name === undefined) return { kind: "expression", start, end, expression: parsed }
  return { kind: "function-statement", start, end, function: { ...parsed, name } }
}

/** `delete` and a name on the same line; alone it is an ordinary name. */
function startsDelete(p: Parser): boolean {
  return p.is("delete") && p.isName(p.peek(1)) && !p.peek(1).newlineBefore && !p.isAt(1, "is")
}

function parseDelete(p: Parser): Statement {
  const { start, end: wordEnd } = p.advance()
  const target = parsePostfix(p)
  const { end } = target
  if (target.kind === "member" || target.kind === "index") {
    return { kind: "delete", start, end, target }
  }
  const text = p.source.slice(target.start, target.end)
  p.report.add("delete_what", { start, end: wordEnd }, { text })
  return { kind: "skipped", start, end, names: [] }
}

function parseLeave(p: Parser, kind: Leave["kind"]): Leave {
  const token = p.advance()
  if (p.loopDepth === 0) p.report.add("outside_loop", token, { word: kind })
  return { kind, start: token.start, end: token.end }
}

function parseReturn(p: Parser): Return {
  const { start, end } = p.advance()
  if (p.token.newlineBefore || p.atEnd || p.is("}") || p.is(";"))
    return { kind: "return", start, end }
  const value = parseExpression(p)
  return { kind: "return", start, end: value.end, value }
}

/** Only `}` lets another statement follow on the same line; everything else needs a new line or `;`. */
function endsLine(p: Parser, statement: Statement): boolean {
  const { token, previous } = p
  const isMark = token.kind === "mark"
  const isReported = () => p.report.hasBetween(p.lineStart(token.start), token.start)
  if (token.newlineBefore) {
    if (!isMark || !LINE_LEADERS.has(token.text)) return true
    p.report.add("line_starts_with_operator", token, { operator: token.text })
    return false
  }
  if (p.atEnd || p.is("}") || p.take(";") || endsBody(p)) return true
  if (previous.broken || (previous.kind === "mark" && previous.text === "}")) return true
  if (isMark && (token.text === ")" || token.text === "]")) {
    if (p.inUnclosed) return true
    if (!isReported()) p.report.add("extra_closer", token, { closer: token.text })
    return false
  }
  // `'it's'`: the rest of the line is inside the text that was reported.
  if (isLineBroken(p)) return false
  const word = takesValues(p, statement) ? previous.text : undefined
  const facts = { found: p.found(), word, kind: token.kind, line: restOfLine(p) }
  if (!isReported()) p.report.add("missing_line_end", token, facts)
  return false
}

/** Whether the statement ends in a name that what follows may be meant for: `print x`, `let t = str 5`. */
function takesValues(p: Parser, statement: Statement): boolean {
  if (p.previous.kind !== "word" || HARD_WORDS.has(p.previous.text)) return false
  return statement.kind !== "declare" || statement.value !== undefined
}

function isLineBroken(p: Parser): boolean {
  if (p.previous.kind !== "text") return false
  for (let distance = 0; ; distance += 1) {
    const token = p.peek(distance)
    if (token.kind === "end" || token.newlineBefore) return false
    if (token.broken) return true
  }
}

const LINE_LEADERS = new Set(["+", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "="])

function restOfLine(p: Parser): string {
  const line = p.source.slice(p.token.start).split(/[\r\n{}]/, 1)[0] ?? ""
  return line.replace(/\s*(\/\/|#).*$/, "").trimEnd()
}
