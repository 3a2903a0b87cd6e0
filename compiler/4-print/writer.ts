/** The text that is being printed, its indentation, and the table of what stands for which source. */
import type { PrintedSpan } from "../tree/compiled.ts"
import type { Span } from "../tree/place.ts"

/** A statement that starts with one of these would go on with the line before, as we write no semicolons. */
const JOINS = /^[([`+\-/]/

export class Writer {
  readonly #spans: PrintedSpan[] = []
  /** Spans that begin with the next character. */
  readonly #opening: PrintedSpan[] = []
  #text = ""
  #length = 0
  #indentation = 0
  #atLineStart = true
  #statementStarts = false

  get isEmpty(): boolean {
    return this.#length === 0
  }

  write(text: string): void {
    if (text === "") return
    if (this.#atLineStart) this.#push("  ".repeat(this.#indentation))
    this.#atLineStart = false
    if (this.#statementStarts && JOINS.test(text)) this.#push(";")
    this.#statementStarts = false
    if (this.#opening.length > 0) {
      for (const span of this.#opening) span.start = this.#length
      this.#opening.length = 0
    }
    this.#push(text)
  }

  newline(): void {
    this.#push("\n")
    this.#atLineStart = true
  }

  /** What comes next begins a statement. */
  beginStatement(): void {
    this.#statementStarts = true
  }

  indent(): void {
    this.#indentation += 1
  }

  dedent(): void {
    this.#indentation -= 1
  }

  /** Everything that `print` writes stands for `source`. */
  span(source: Span, print: () => void): void {
    const span = this.open(source)
    print()
    this.close(span)
  }

  /** Writes a text that stands for `source`. */
  spanOf(source: Span, text: string): void {
    const span = this.open(source)
    this.write(text)
    this.close(span)
  }

  /** What is written from here until `close` stands for `source`; for the many, who make no function each. */
  open(source: Span): PrintedSpan {
    const span = { start: -1, end: -1, sourceStart: source.start, sourceEnd: source.end }
    this.#spans.push(span)
    this.#opening.push(span)
    return span
  }

  close(span: PrintedSpan): void {
    span.end = this.#length
  }

  text(): string {
    return this.#text
  }

  /** The spans, outer ones before the inner ones, moved by what will stand in front of the text. */
  spans(moved: number): PrintedSpan[] {
    // They were opened in the order of the text, so nothing has to be sorted.
    const written = this.#spans.filter((span) => span.start >= 0 && span.end > span.start)
    for (const span of written) {
      span.start += moved
      span.end += moved
    }
    return written
  }

  #push(text: string): void {
    this.#text += text
    this.#length += text.length
  }
}
