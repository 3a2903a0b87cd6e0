/** Text → tokens and comments. Reports what no program can contain and goes on behind it. */
import type { Comment } from "../tree/nodes.ts"
import { lexText } from "./lex-text.ts"
import type { Report } from "./report.ts"
import { MARKS, type Token } from "./tokens.ts"

export interface Lexed {
  tokens: Token[]
  comments: Comment[]
}

const SPACE = /[ \t\r\n\u00a0\ufeff\u2028\u2029]/
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y
const LETTERS = /[\p{L}\p{N}_]+/uy
const NUMBER = /0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LINE_END = /[\r\n\u2028\u2029]/g
const MARKS_BY_FIRST = new Map(
  MARKS.map((mark) => [
    mark.slice(0, 1),
    MARKS.filter((each) => each.startsWith(mark.slice(0, 1))),
  ]),
)
const QUOTES = new Set(['"', "'", "`", "“", "”", "‘", "’", "„"])

/** 170,000 ordinary lines: far above what people write, and read and checked in seconds. */
export const MOST_TOKENS = 1_000_000

/**
 * Splits a source into tokens. Texts may run over lines unless one of them never ends.
 * @param most with more tokens, the rest is left out; whoever asks for so many has to see whether they are there
 */
export function lex(source: string, report: Report, from = 0, most = Infinity): Lexed {
  const first = new Lexer(source, report, true, from)
  const whole = first.run(most)
  if (!first.unclosedText) return whole
  report.forget()
  return new Lexer(source, report, false, from).run(most)
}

/** `A` to `Z`, `a` to `z`, `_`. */
function isPlainLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
}

class Lexer {
  unclosedText = false
  readonly #source: string
  readonly #report: Report
  readonly #textsRunOn: boolean
  #at: number
  #newline = false
  readonly #tokens: Token[] = []
  readonly #comments: Comment[] = []

  constructor(source: string, report: Report, textsRunOn: boolean, from: number) {
    this.#at = from
    this.#source = source
    this.#report = report
    this.#textsRunOn = textsRunOn
  }

  run(most: number): Lexed {
    while (this.#at < this.#source.length && this.#tokens.length <= most) this.#next()
    this.#push("end", this.#source.length)
    return { tokens: this.#tokens, comments: this.#comments }
  }

  #next(): void {
    const code = this.#source.charCodeAt(this.#at)
    // Nearly every token is a word of plain letters, with a space before it.
    if (code === 0x20) {
      this.#at += 1
      return
    }
    if (isPlainLetter(code)) {
      const end = this.#endOfPlainWord()
      if (!(this.#source.charCodeAt(end) > 0x7f)) {
        this.#push("word", end)
        return
      }
    }
    const char = this.#source[this.#at] ?? ""
    if (SPACE.test(char)) {
      if (char === "\n" || char === "\r" || char === "\u2028" || char === "\u2029")
        this.#newline = true
      this.#at += 1
    } else if (char === "#" || this.#source.startsWith("//", this.#at)) {
      this.#lineComment()
    } else if (this.#source.startsWith("/*", this.#at)) {
      this.#blockComment()
    } else if (QUOTES.has(char)) {
      this.#text()
    } else {
      this.#wordNumberOrMark()
    }
  }

  #endOfPlainWord(): number {
    let end = this.#at + 1
    for (;;) {
      const code = this.#source.charCodeAt(end)
      if (!isPlainLetter(code) && !(code >= 0x30 && code <= 0x39)) return end
      end += 1
    }
  }

  #lineComment(): void {
    LINE_END.lastIndex = this.#at
    this.#comment(LINE_END.exec(this.#source)?.index ?? this.#source.length)
  }

  #blockComment(): void {
    const close = this.#source.indexOf("*/", this.#at + 2)
    if (close === -1) {
      this.#report.add("unclosed_comment", { start: this.#at, end: this.#at + 2 })
      this.#at = this.#source.length
      return
    }
    if (this.#source.slice(this.#at, close).includes("\n")) this.#newline = true
    this.#comment(close + 2)
  }

  #comment(end: number): void {
    this.#comments.push({ start: this.#at, end, text: this.#source.slice(this.#at, end) })
    this.#at = end
  }

  #text(): void {
    const text = lexText(this.#source, this.#at, this.#textsRunOn)
    const span = { start: this.#at, end: text.end }
    if (text.foreign !== undefined) this.#report.add(text.foreign, span, { text: text.value })
    if (!text.closed) {
      if (!this.unclosedText) {
        const opening = this.#source[this.#at]
        this.#report.add(
          "unclosed_text",
          { start: this.#at, end: this.#at + 1 },
          { quote: opening },
        )
      }
      this.unclosedText = true
    }
    const token = this.#push("text", text.end, text.value)
    if (!text.closed) token.broken = true
  }

  #wordNumberOrMark(): void {
    const word = this.#match(WORD)
    const letters = this.#match(LETTERS)
    if (word !== undefined && word.length === letters?.length) {
      this.#push("word", this.#at + word.length)
      return
    }
    const number = this.#match(NUMBER)
    if (number !== undefined) {
      this.#number(number)
    } else if (letters !== undefined) {
      const span = { start: this.#at, end: this.#at + letters.length }
      this.#report.add("name_letters", span, { name: letters })
      this.#push("word", span.end)
    } else {
      this.#mark()
    }
  }

  /** `12abc` and `1.5abc` are one mistake, not a number and a name. */
  #number(number: string): void {
    LETTERS.lastIndex = this.#at + number.length
    const more = LETTERS.exec(this.#source)?.[0] ?? ""
    const end = this.#at + number.length + more.length
    const letters = this.#source.slice(this.#at, end)
    if (more !== "") {
      this.#report.add("number_letters", { start: this.#at, end }, { text: letters })
      this.#push("number", this.#at + number.length).broken = true
      this.#at = end
      return
    }
    this.#push("number", this.#at + number.length)
  }

  #mark(): void {
    const candidates = MARKS_BY_FIRST.get(this.#source[this.#at] ?? "")
    const mark = candidates?.find((each) => this.#source.startsWith(each, this.#at))
    if (mark !== undefined) {
      this.#push("mark", this.#at + mark.length)
      return
    }
    const char = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0)
    const span = { start: this.#at, end: this.#at + char.length }
    this.#report.add("odd_character", span, { character: char })
    const before = this.#tokens.at(-1)
    if (before !== undefined) before.broken = true
    this.#at = span.end
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#source)?.[0]
  }

  #push(kind: Token["kind"], end: number, value?: string): Token {
    const token: Token = {
      kind,
      start: this.#at,
      end,
      text: this.#source.slice(this.#at, end),
      newlineBefore: this.#newline,
    }
    if (value !== undefined) token.value = value
    this.#tokens.push(token)
    this.#newline = false
    this.#at = end
    return token
  }
}
