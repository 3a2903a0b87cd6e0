/** Where the lexer and the parser put what they find. One place reports once. */
import type { Problem } from "../problems/problem.ts"
import type { Span } from "../tree/place.ts"

/** A mistake and what it leads to are not further apart. */
const LAST = 20

/** A file of ten million odd characters is no program with as many mistakes. */
const MOST = 10_000

export class Report {
  readonly #file: string
  #problems: Problem[] = []
  readonly #starts = new Set<number>()
  #closed = false

  constructor(file: string) {
    this.#file = file
  }

  /** Records a mistake, unless something was reported at this very place already. */
  add(
    code: string,
    span: Span,
    facts: Record<string, unknown> = {},
    also?: { span: Span; role: string },
  ): void {
    if (this.#closed || this.#starts.has(span.start) || this.#problems.length >= MOST) return
    this.#starts.add(span.start)
    const problem: Problem = { code, severity: "error", place: this.#place(span), facts }
    if (also !== undefined) problem.also = { place: this.#place(also.span), role: also.role }
    this.#problems.push(problem)
  }

  warn(code: string, span: Span, facts: Record<string, unknown> = {}): void {
    this.#problems.push({ code, severity: "warning", place: this.#place(span), facts })
  }

  /** Whether one of the last mistakes begins from `start` to `end`. */
  hasBetween(start: number, end: number): boolean {
    return this.#problems
      .slice(-LAST)
      .some(({ place }) => place.start >= start && place.start <= end)
  }

  /** Nothing is recorded any more. */
  close(): void {
    this.#closed = true
  }

  /** Starts again, for a second reading of the same text. */
  forget(): void {
    this.#problems = []
    this.#starts.clear()
  }

  problems(): Problem[] {
    return [...this.#problems].sort((a, b) => a.place.start - b.place.start)
  }

  #place(span: Span): Problem["place"] {
    return { file: this.#file, start: span.start, end: span.end }
  }
}
