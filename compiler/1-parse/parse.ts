/** Text → tree and problems. Never throws on a user's text. */
import type { StatementForm } from "../plugin.ts"
import type { Problem } from "../problems/problem.ts"
import type { Finder } from "../tree/finder.ts"
import type { Program, Statement } from "../tree/nodes.ts"
import { parseStatements } from "./blocks.ts"
import { coreForms } from "./core-forms.ts"
import { type FormStep, formTable } from "./form-table.ts"
import { type Files, sharedFiles } from "./imports.ts"
import { type Lexed, lex, MOST_TOKENS } from "./lexer.ts"
import { Parser } from "./parser.ts"
import { Report } from "./report.ts"
import type { Token } from "./tokens.ts"

/**
 * The tree of a source file, with a stand-in wherever a mistake was, and all mistakes in reading order.
 * @param finder finds what `import` names; without it an import stands for nothing
 * @param path what the finder is told of the file itself
 */
export function parseProgram(
  file: string,
  source: string,
  forms: readonly StatementForm[] = [],
  finder?: Finder,
  path = file,
): { tree: Program; problems: Problem[] } {
  const table = formTable([...coreForms, ...forms])
  const files: Files = {
    finder,
    text: "",
    tokens: 0,
    parts: [],
    texts: new Set(),
    comments: [],
    problems: [],
    shared: [],
    depth: 0,
    read(found) {
      files.depth += 1
      const statements = readFile(files, table, found)
      files.depth -= 1
      return statements
    },
  }
  const statements = files.read({ path, file, source })
  const shared = sharedFiles(files)
  if (shared !== undefined) statements.unshift(shared)
  const { parts, comments, problems, text, tooLong } = files
  // Of a program that is not read to its end nothing else can be said.
  if (tooLong !== undefined) {
    const facts = { limit: MOST_TOKENS, sizeMb: text.length / 1e6, files: parts.length }
    const place = { file, start: tooLong.start, end: tooLong.end }
    const body = { kind: "block" as const, start: 0, end: 0, statements: [] }
    return {
      tree: { file, source: text, parts, body, comments: [] },
      problems: [{ code: "program_too_long", severity: "error", place, facts }],
    }
  }
  const body = { kind: "block" as const, start: 0, end: source.length, statements }
  return { tree: { file, source: text, parts, body, comments }, problems }
}

/** Lines are looked at so far up: a file of a million braces is read to its end, too. */
const MOST_LINES_UP = 300

/** Whether the line that opened this brace's block, as the indentation tells, has been reported already. */
function closesMistake(p: Parser, brace: Token): boolean {
  let start = p.lineStart(brace.start)
  if (p.report.hasBetween(start, brace.start)) return true
  if (!brace.newlineBefore) return false
  const base = p.indentationOf(brace)
  for (let up = 0; up < MOST_LINES_UP && start > p.part.start; up += 1) {
    const end = start - 1
    start = p.lineStart(end)
    const indentation = p.source.slice(start, end).search(/\S/)
    if (indentation >= 0 && indentation <= base) return p.report.hasBetween(start, end)
  }
  return false
}

/** Puts a file behind the text so far and parses it there. */
function readFile(
  files: Files,
  forms: FormStep,
  { path, file, source }: { path: string; file: string; source: string },
): Statement[] {
  const start = files.parts.length === 0 ? 0 : files.text.length + 1
  files.text += start === 0 ? source : `\n${source}`
  const part = { file, path, start, end: files.text.length }
  files.parts.push(part)
  const before = stateOf(files)
  const attempt = (unclosed: ReadonlySet<number>): Attempt => {
    restore(files, before)
    const report = new Report(file)
    const { tokens, comments } = lexWithin(files, report, start)
    if (files.tooLong !== undefined) return nothingRead(files)
    files.comments = files.comments.concat(comments)
    for (const { kind, value } of tokens) if (kind === "text") files.texts.add(value ?? "")
    const parser = new Parser(files.text, tokens, report, forms, files, part, unclosed)
    const statements = parseTop(parser)
    const own = report.problems()
    files.problems = files.problems.concat(own)
    // Another reading finds no more.
    const foundUnclosed = files.tooLong === undefined ? parser.foundUnclosed : undefined
    return { statements, problems: own.length, foundUnclosed, after: stateOf(files) }
  }
  const best = withBracesClosed(attempt, source.length)
  restore(files, best.after)
  return best.statements
}

/** The tokens of the last file, if the program is not too long with them. */
function lexWithin(files: Files, report: Report, start: number): Lexed {
  if (files.tooLong !== undefined) return { tokens: [], comments: [] }
  const left = MOST_TOKENS - files.tokens
  const lexed = lex(files.text, report, start, left)
  files.tokens += lexed.tokens.length - 1
  // The last one only says that there are no more.
  if (lexed.tokens.length - 1 > left) files.tooLong = lexed.tokens.at(-2)
  return lexed
}

function nothingRead(files: Files): Attempt {
  return { statements: [], problems: 0, foundUnclosed: undefined, after: stateOf(files) }
}

/** What reading a file changes. */
type FilesState = Pick<Files, "text" | "tokens" | "parts" | "comments" | "problems" | "shared">

function stateOf({ text, tokens, parts, comments, problems, shared }: Files): FilesState {
  return { text, tokens, parts: [...parts], comments, problems, shared: [...shared] }
}

/** The lists stay the same ones: whoever reads a file in the midst of an import holds them. */
function restore(files: Files, { parts, shared, ...state }: FilesState): void {
  Object.assign(files, state)
  files.parts.splice(0, files.parts.length, ...parts)
  files.shared.splice(0, files.shared.length, ...shared)
}

interface Attempt {
  statements: Statement[]
  problems: number
  foundUnclosed: number | undefined
  after: FilesState
}

/** So many missing braces are looked for, each with another reading of the file. */
const MOST_READINGS = 8
/** Characters; no person writes a longer file. */
const LONGEST_REREAD = 200_000

/**
 * A brace that is not closed makes everything behind it look wrong. Once it is found, the file is read
 * again with that block ended where the lines say so; the reading with the fewest problems counts.
 */
function withBracesClosed(
  attempt: (unclosed: ReadonlySet<number>) => Attempt,
  length: number,
): Attempt {
  const most = length > LONGEST_REREAD ? 1 : MOST_READINGS
  const unclosed = new Set<number>()
  let best = attempt(unclosed)
  let last = best
  for (let readings = 1; readings < most; readings += 1) {
    if (last.foundUnclosed === undefined || unclosed.has(last.foundUnclosed)) break
    unclosed.add(last.foundUnclosed)
    last = attempt(unclosed)
    if (last.problems <= best.problems) best = last
  }
  return best
}

function parseTop(p: Parser): Statement[] {
  let statements: Statement[] = []
  while (!p.atEnd) {
    statements = statements.concat(parseStatements(p))
    if (p.atEnd) break
    // Only a brace that closes nothing ends the statements before the file does.
    const brace = p.advance()
    if (!closesMistake(p, brace)) p.report.add("extra_brace", brace, {})
  }
  return statements
}
