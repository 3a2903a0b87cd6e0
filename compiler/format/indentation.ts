/** How far lines are indented: two spaces for every block or bracket whose line is another one. */
import { closes, opens } from "./lines.ts"
import type { Piece } from "./pieces.ts"
import type { Shape } from "./shape.ts"

interface Level {
  /** Indentation of the line that opened it: what closes it stands there, what is inside one deeper. */
  base: number
  /** Holds statements, whose lines that go on stand one deeper still. */
  isBody: boolean
}

export class Indentation {
  readonly #pieces: readonly Piece[]
  readonly #shape: Shape
  readonly #levels: Level[] = [{ base: -1, isBody: true }]
  /** Of the line that each piece stands on. */
  readonly #lines: number[] = []
  /** The first piece behind the comments that were looked at last. */
  #behindComments = 0

  constructor(pieces: readonly Piece[], shape: Shape) {
    this.#pieces = pieces
    this.#shape = shape
  }

  /** Goes on to the next piece; gives the indentation of its line. Every piece is passed once, in order. */
  next(index: number, beginsLine: boolean): number {
    const level = this.#level()
    const line = beginsLine ? this.#beginning(index, level) : (this.#lines[index - 1] ?? 0)
    this.#lines.push(line)
    if (closes(this.#pieces, this.#shape, index)) this.#levels.pop()
    if (opens(this.#pieces, this.#shape, index)) this.#open(index, line)
    return line
  }

  #level(): Level {
    return this.#levels.at(-1) ?? { base: -1, isBody: true }
  }

  #open(index: number, line: number): void {
    const body = this.#shape.opened.get(index)
    // A condition over several lines does not move the body behind it.
    const owner = body?.owner === undefined ? undefined : this.#lines[body.owner]
    this.#levels.push({ base: owner ?? line, isBody: body !== undefined })
  }

  #beginning(index: number, { base, isBody }: Level): number {
    if (closes(this.#pieces, this.#shape, index)) return base
    if (!isBody) return base + 1
    const token = this.#tokenFrom(index)
    return base + (this.#isOfStatement(token) ? 1 : 2)
  }

  /** Comments stand as what comes behind them does. */
  #tokenFrom(index: number): number {
    // Each of many comments in a row would look through all that follow.
    let at = Math.max(index, this.#behindComments)
    if (this.#pieces[index]?.kind !== "comment") return index
    while (this.#pieces[at]?.kind === "comment") at += 1
    this.#behindComments = at
    return at
  }

  /** Whether a piece begins a statement or one of its parts, rather than going on with a line. */
  #isOfStatement(index: number): boolean {
    const { statements, opened } = this.#shape
    const piece = this.#pieces[index]
    if (piece === undefined || statements.has(index) || opened.get(index)?.braced) return true
    if (closes(this.#pieces, this.#shape, index)) return true
    return piece.kind === "word" && /^(else|catch|finally)$/.test(piece.text)
  }
}
