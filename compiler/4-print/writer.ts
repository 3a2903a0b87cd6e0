/** The text that is being printed, its indentation, and the table of what stands for which source. */
import type { PrintedSpan } from "../tree/compiled.ts"
import type { Span } from "../tree/place.ts"

/** A statement that starts with one of these would go on with the line before, as we write no semicolons. */
const JOINS = /^[([`+\-/]/

export class Writer {
  /**
   * Of each span its start, its end, and those of its source, one behind the other: there are as many as expressions, and
   * most texts are printed without anybody looking at one.
   */
  #spans = new Int32Array(4096)
  #spansEnd = 0
  /** Spans that begin with the next character. */
  readonly #opening: number[] = []
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
      for (const at of this.#opening) this.#spans[at] = this.#length
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
  open(source: Span): number {
    const at = this.#spansEnd
    this.#spansEnd += 4
    if (this.#spansEnd > this.#spans.length) this.#growSpans()
    this.#spans[at] = -1
    this.#spans[at + 1] = -1
    this.#spans[at + 2] = source.start
    this.#spans[at + 3] = source.end
    this.#opening.push(at)
    return at
  }

  /** @param span what `open` gave */
  close(span: number): void {
    this.#spans[span + 1] = this.#length
  }

  text(): string {
    return this.#text
  }

  /** The spans, outer ones before the inner ones, moved by what will stand in front of the text. */
  spans(moved: number): PrintedSpan[] {
    // They were opened in the order of the text, so nothing has to be sorted.
    const written: PrintedSpan[] = []
    for (let at = 0; at < this.#spansEnd; at += 4) {
      const [start = -1, end = -1, sourceStart = 0, sourceEnd = 0] = this.#spans.subarray(
        at,
        at + 4,
      )
      if (start >= 0 && end > start)
        written.push({ start: start + moved, end: end + moved, sourceStart, sourceEnd })
    }
    return written
  }

  #growSpans(): void {
    const more = new Int32Array(this.#spans.length * 2)
    more.set(this.#spans)
    this.#spans = more
  }

  #push(text: string): void {
    this.#text += text
    this.#length += text.length
  }
}
