/** The program's comments and line breaks, put back where they were between the printed pieces. */
import type { Comment, Program } from "../tree/nodes.ts"
import { type Part, partAt } from "../tree/parts.ts"
import type { Writer } from "./writer.ts"

interface PartsComments {
  comments: Comment[]
  next: number
}

/** Between most pieces of a program there is none. */
const NONE: readonly Comment[] = []

export class Comments {
  readonly #source: string
  /** Each file's own, with how many of them are written. */
  readonly #byPart: Map<Part, PartsComments>
  readonly #parts: readonly Part[]
  readonly #writer: Writer
  /** The checked text has none: a `// @ts-nocheck` of the program must not reach TypeScript. */
  readonly #wanted: boolean

  constructor(tree: Program, writer: Writer, wanted: boolean) {
    this.#source = tree.source
    this.#parts = tree.parts
    this.#byPart = new Map(tree.parts.map((part) => [part, { comments: [], next: 0 }]))
    for (const comment of tree.comments) this.#listAt(comment.start)?.comments.push(comment)
    this.#writer = writer
    this.#wanted = wanted
  }

  /** Comments on lines of their own between two statements, then the line break in front of the next one. */
  lead(from: number, to: number, first: boolean): void {
    let last = from
    let opening = first
    for (const comment of this.#takeBetween(from, to)) {
      this.#line(last, comment.start, opening)
      this.#writer.write(printed(comment))
      last = comment.end
      opening = false
    }
    this.#line(last, to, opening)
  }

  /** Comments inside a statement that found no place, and those behind it on its last line. */
  trail(end: number): number {
    let last = end
    const lineEnd = this.#lineEnd(end)
    let own = false
    for (const comment of this.#takeBefore(lineEnd)) {
      if (own) this.#writer.newline()
      else this.#writer.write(" ")
      this.#writer.write(printed(comment))
      own = comment.text.startsWith("//") || comment.text.startsWith("#")
      last = Math.max(last, comment.end)
    }
    return last
  }

  /** Comments at the end of a block. */
  close(from: number, to: number, empty: boolean): boolean {
    let last = from
    let first = empty
    let any = false
    for (const comment of this.#takeBetween(from, to)) {
      this.#line(last, comment.start, first)
      this.#writer.write(printed(comment))
      last = comment.end
      first = false
      any = true
    }
    return any
  }

  /** Whether the source breaks the line somewhere between two offsets, outside of comments. */
  breaks(from: number, to: number): boolean {
    return this.#newlines(from, to) > 0 || this.#hasLineComment(from, to)
  }

  /** The comments between two pieces of an expression whose line was broken there, then the break. */
  gap(from: number, to: number): void {
    let own = false
    for (const comment of this.#takeBefore(to)) {
      if (own || this.#source.slice(from, comment.start).includes("\n")) this.#writer.newline()
      else this.#writer.write(" ")
      this.#writer.write(printed(comment))
      own = true
    }
    this.#writer.newline()
  }

  #line(from: number, to: number, first: boolean): void {
    if (!this.#writer.isEmpty) this.#writer.newline()
    if (!first && this.#newlines(from, to) > 1) this.#writer.newline()
  }

  #newlines(from: number, to: number): number {
    let count = 0
    for (let at = this.#source.indexOf("\n", from); at !== -1 && at < to; ) {
      count += 1
      at = this.#source.indexOf("\n", at + 1)
    }
    return count
  }

  #hasLineComment(from: number, to: number): boolean {
    const list = this.#listAt(to)
    const next = list?.comments[list.next]
    return next !== undefined && next.start >= from && next.end <= to && next.text.includes("\n")
  }

  #lineEnd(from: number): number {
    const found = this.#source.indexOf("\n", from)
    return found === -1 ? this.#source.length : found
  }

  #listAt(offset: number): PartsComments | undefined {
    return this.#byPart.get(partAt(this.#parts, offset))
  }

  /** Where an imported file begins, what stands in front of the `import` comes first; where it is over, its last ones. */
  #takeBetween(from: number, to: number): readonly Comment[] {
    const left = partAt(this.#parts, from)
    const entered = partAt(this.#parts, to)
    if (left === entered) return this.#takeBefore(to)
    const isDeeper = entered.importedAt !== undefined && left.start < entered.start
    const before = isDeeper
      ? this.#takeBetween(from, entered.importedAt ?? from)
      : this.#take(this.#byPart.get(left), Number.POSITIVE_INFINITY)
    return [...before, ...this.#takeBefore(to)]
  }

  #takeBefore(offset: number): readonly Comment[] {
    return this.#take(this.#listAt(offset), offset)
  }

  #take(list: PartsComments | undefined, offset: number): readonly Comment[] {
    if (list === undefined) return NONE
    const first = list.next
    while ((list.comments[list.next]?.start ?? Number.POSITIVE_INFINITY) < offset) list.next += 1
    return first === list.next || !this.#wanted ? NONE : list.comments.slice(first, list.next)
  }
}

/** A `#` comment becomes `//`; what TypeScript or esbuild would take for an order is kept apart. */
function printed({ text }: Comment): string {
  const body = text.startsWith("#")
    ? text.slice(1)
    : text.startsWith("//")
      ? text.slice(2)
      : undefined
  if (body === undefined) return text.replace(/^\/\*(?=[!*@#])/, "/* ")
  return `//${/^[#@/!]/.test(body) ? " " : ""}${body.trimEnd()}`
}
