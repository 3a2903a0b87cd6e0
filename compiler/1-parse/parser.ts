/** The parser's place in the tokens, and the few moves that all grammar files share. */
import type { Missing, Statement } from "../tree/nodes.ts"
import type { Part } from "../tree/parts.ts"
import type { Span } from "../tree/place.ts"
import type { FormStep } from "./form-table.ts"
import type { Files } from "./imports.ts"
import type { Report } from "./report.ts"
import { HARD_WORDS, type Token } from "./tokens.ts"

/** Ends the parsing of one statement after a report; `parseStatement` catches it and goes on behind. */
export class Stop {}

/** Literals inside literals, and anything inside anything: beyond this TypeScript and the stack suffer. */
export const LITERAL_DEPTH = 100
export const DEPTH = 500

/** Characters; a file of one line of a million braces is read to its end, too. */
const LONGEST_LINE = 500

export class Parser {
  readonly source: string
  readonly report: Report
  /** Statements of words that plugins brought. */
  readonly forms: FormStep
  readonly files: Files
  /** The file that is parsed. */
  readonly part: Part
  /** Names of the classes that were reported: what is said of them holds for each `new`, too. */
  readonly foreignClasses = new Set<string>()
  /** Blocks of which only the statements count, in the place of an import. */
  readonly inlined = new Set<Statement>()
  readonly #tokens: readonly Token[]
  #index = 0
  /** Inside parentheses, brackets and object braces a line end means nothing. */
  bracketed = false
  depth = 0
  literalDepth = 0
  functionDepth = 0
  loopDepth = 0
  /** Blocks of the program around the present token. */
  blockDepth = 0
  /** Bodies around the present token that end with `end` instead of a brace. */
  endDepth = 0
  /** What the nearest body of a statement of words is given first. */
  subject: string | undefined
  /** Words that end the value at hand, because the statement of words goes on with them. */
  valueEnds: ReadonlyMap<string, unknown> | undefined
  /** Whether a missing closing brace was reported; the outer ones lack theirs for the same reason. */
  braceReported = false
  /** An opening brace whose closing one seems to be missing, judged by how the lines are indented. */
  suspect: Token | undefined
  /** Where braces stand that an earlier try found to have no closing one. */
  readonly unclosed: ReadonlySet<number>
  /** Where the brace stands that has no closing one, as this try found. */
  foundUnclosed: number | undefined
  /** Whether the innermost block is one of those. */
  inUnclosed = false
  /** Whether the rest of the file is not read: something lies too deep. */
  gaveUp = false
  #endedByIndentation = -1

  constructor(
    source: string,
    tokens: readonly Token[],
    report: Report,
    forms: FormStep,
    files: Files,
    part: Part,
    unclosed: ReadonlySet<number> = new Set(),
  ) {
    this.unclosed = unclosed
    this.files = files
    this.part = part
    this.source = source
    this.forms = forms
    this.#tokens = tokens
    this.report = report
  }

  get token(): Token {
    return this.peek(0)
  }

  /** The token before the present one; its end is where the last piece ended. */
  get previous(): Token {
    return this.peek(-1)
  }

  peek(distance: number): Token {
    const last = this.#tokens.length - 1
    const token = this.#tokens[Math.max(0, Math.min(this.#index + distance, last))]
    if (token === undefined) throw new Error("a token list always has its end")
    return token
  }

  advance(): Token {
    const token = this.token
    if (this.#index < this.#tokens.length - 1) this.#index += 1
    return token
  }

  get atEnd(): boolean {
    return this.token.kind === "end"
  }

  /** Whether the present token is this mark or word. */
  is(text: string): boolean {
    return this.token.text === text && (this.token.kind === "mark" || this.token.kind === "word")
  }

  isAt(distance: number, text: string): boolean {
    const token = this.peek(distance)
    return token.text === text && (token.kind === "mark" || token.kind === "word")
  }

  take(text: string): boolean {
    if (!this.is(text)) return false
    this.advance()
    return true
  }

  /** Whether a name of the program's own may stand here. */
  isName(token: Token = this.token): boolean {
    return token.kind === "word" && !HARD_WORDS.has(token.text)
  }

  /** Whether the present token belongs to the line (or the bracket) of the one before. */
  get continues(): boolean {
    return this.bracketed || !this.token.newlineBefore
  }

  /** Runs `parse` with line ends meaning nothing (true) or ending statements (false). */
  within<Result>(bracketed: boolean, parse: () => Result): Result {
    const before = this.bracketed
    this.bracketed = bracketed
    try {
      return parse()
    } finally {
      this.bracketed = before
    }
  }

  /** Guards the stack: counts one level, and stops at the limit with one report. */
  deeper<Result>(parse: () => Result): Result {
    this.enter()
    try {
      return parse()
    } finally {
      this.leave()
    }
  }

  /** The beginning of `deeper`, for what is parsed so often that it makes no function each time. */
  enter(): void {
    if (this.depth >= DEPTH) this.stop("too_deep", this.token, { limit: DEPTH })
    this.depth += 1
  }

  leave(): void {
    this.depth -= 1
  }

  /** Ends the statement with a report; about a token that was reported already nothing more is said. */
  stop(code: string, span: Span, facts: Record<string, unknown> = {}): never {
    if (!this.token.broken) this.report.add(code, span, facts)
    if (code === "too_deep") this.#giveUp()
    throw new Stop()
  }

  /** Where one level more cannot be followed, the brackets behind it close what nobody knows of. */
  #giveUp(): void {
    this.gaveUp = true
    this.report.close()
    this.#index = this.#tokens.length - 1
  }

  /** Takes a closing bracket; when it is not there, says so once and goes on as if it were. */
  expectCloser(closer: string, opener: Token, facts: Record<string, unknown>): void {
    if (this.take(closer) || this.previous.broken) return
    // With the block's brace the bracket behind it is missing, too.
    if (this.#endedByIndentation === this.#index) return
    const gap = this.afterPrevious()
    const found = this.token.newlineBefore ? undefined : this.found()
    this.report.add(
      "missing_closer",
      gap,
      { closer, found, ...facts },
      { span: opener, role: "opened here" },
    )
    if (this.token.newlineBefore || this.atEnd || this.is("}")) return
    // What follows is the block of an `if`, or the next key of the object around the call.
    if (this.is("{") || this.isAtKey()) return
    throw new Stop()
  }

  /** Notes that a block without a closing brace ends here. */
  endByIndentation(): void {
    this.#endedByIndentation = this.#index
  }

  /** Whether the key of an object's entry stands here. */
  isAtKey(distance = 0): boolean {
    const { kind } = this.peek(distance)
    return (kind === "word" || kind === "text") && this.isAt(distance + 1, ":")
  }

  /** The place right behind the last token, for what is missing there. */
  afterPrevious(): Span {
    const end = this.previous.end
    return { start: end, end: end }
  }

  /** The present token for a message; undefined at the end of a line or of the file. */
  found(): string | undefined {
    if (this.atEnd || (!this.bracketed && this.token.newlineBefore)) return undefined
    return this.token.kind === "text" ? "a text" : this.token.text
  }

  missing(): Missing {
    const { end } = this.afterPrevious()
    return { kind: "missing", start: end, end }
  }

  /** How far the line of a token is indented. */
  indentationOf(token: Token): number {
    const before = this.source.slice(this.lineStart(token.start), token.start)
    return /^[ \t]*/.exec(before)?.[0].length ?? 0
  }

  /** Where the line of a character begins; of a very long line, where its last part does. */
  lineStart(at: number): number {
    const first = Math.max(this.part.start, at - LONGEST_LINE)
    return first + this.source.slice(first, at).lastIndexOf("\n") + 1
  }
}
