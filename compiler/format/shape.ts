/**
 * What the tree knows of the pieces: where statements begin, which braces are bodies, which
 * parentheses are calls. Everything is kept by offset or by index, so that the pieces decide alone.
 */
import type { Block, Expression, Node, Program } from "../tree/nodes.ts"
import { childrenOf } from "../tree/visit.ts"
import type { Piece } from "./pieces.ts"

/** Statements in braces, or between the line of a `when` and its `end`. */
export interface Body {
  /** Index of the piece behind which the statements begin: `{`, or the last of the line in front of them. */
  open: number
  /** Index of the `}` or the `end`. */
  close: number
  braced: boolean
  /** Index of the first piece of the statement or function that it belongs to; none stands for itself. */
  owner: number | undefined
  /** Indexes of the statements' first pieces. */
  statements: number[]
  /** Its statements have lines of their own. */
  broken: boolean
}

export interface Shape {
  /** By index of their first and of their last piece. */
  opened: Map<number, Body>
  closed: Map<number, Body>
  /** Indexes of the pieces that begin a statement. */
  statements: Set<number>
  /** Indexes of the `;` between statements. */
  separators: Set<number>
  /** Indexes of parentheses and brackets that belong to what stands in front of them. */
  attached: Set<number>
  /** Indexes of `-` with one operand. */
  signs: Set<number>
  /** Indexes of the colons of objects. */
  colons: Set<number>
}

export function shapeOf(tree: Program, pieces: readonly Piece[]): Shape {
  const reader = new ShapeReader(pieces)
  reader.read(tree)
  return reader.shape
}

class ShapeReader {
  readonly shape: Shape = {
    opened: new Map(),
    closed: new Map(),
    statements: new Set(),
    separators: new Set(),
    attached: new Set(),
    signs: new Set(),
    colons: new Set(),
  }
  readonly #pieces: readonly Piece[]
  readonly #indexAt = new Map<number, number>()
  /** How many pieces up to an index begin a line in the source. */
  readonly #breaks: number[] = [0]

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
    for (const [index, piece] of pieces.entries()) {
      this.#indexAt.set(piece.start, index)
      const breaks = piece.breaks > 0 || piece.text.includes("\n") ? 1 : 0
      const isText = piece.kind === "text" && piece.breaks === 0
      this.#breaks.push((this.#breaks.at(-1) ?? 0) + (isText ? 0 : breaks))
    }
  }

  read({ body }: Program): void {
    this.#statementsOf(body, 0, this.#pieces.length)
    for (const statement of body.statements) this.#visit(statement, body)
  }

  /** Notes a node and everything inside; says whether lines break in one of its bodies. */
  #visit(node: Node, parent: Node): boolean {
    this.#note(node)
    const children = childrenOf(node)
    let broken = false
    for (const child of children) broken = this.#visit(child, node) || broken
    if (node.kind === "block") return this.#body(node, parent, broken)
    // `if`, `else` and `catch` of one statement look alike.
    if (broken) for (const child of children) this.#breakBody(child)
    return broken
  }

  #breakBody(child: Node): void {
    const body = child.kind === "block" ? this.shape.opened.get(this.#openOf(child)) : undefined
    if (body !== undefined) body.broken = true
  }

  #body(block: Block, parent: Node, broken: boolean): boolean {
    const open = this.#openOf(block)
    const close = this.#indexAt.get(block.end - 1) ?? -1
    const braced = this.#is(open, "{") && this.#is(close, "}")
    if (!braced && !this.#is(close, "end")) return broken
    const statements = this.#statementsOf(block, open + 1, close)
    const body: Body = {
      open,
      close,
      braced,
      owner: parent.kind === "block" ? undefined : this.#indexAt.get(parent.start),
      statements,
      broken: broken || statements.length > 1 || this.#breaksBetween(open + 1, close),
    }
    this.shape.opened.set(open, body)
    this.shape.closed.set(close, body)
    return body.broken
  }

  /** The `{` of a block; without one, the last piece in front of its statements. */
  #openOf(block: Block): number {
    const brace = this.#indexAt.get(block.start)
    if (brace !== undefined && this.#is(brace, "{")) return brace
    return this.#lastBefore(block.start)
  }

  #lastBefore(offset: number): number {
    let low = 0
    let high = this.#pieces.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#pieces[middle]?.end ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    let last = low - 1
    while (this.#pieces[last]?.kind === "comment") last -= 1
    return last
  }

  /**
   * The first pieces of a block's statements. A statement's span lacks parentheses at its ends, so
   * between two of them stand the one's `)`, then any `;`, then the other's first piece.
   */
  #statementsOf({ statements }: Block, from: number, to: number): number[] {
    const first: number[] = []
    let at = from
    const skip = (end: number): void => {
      while (at < to && (this.#pieces[at]?.start ?? 0) < end) at += 1
    }
    const pass = (): void => {
      for (; at < to; at += 1) {
        const piece = this.#pieces[at]
        if (piece === undefined || piece.kind === "comment" || piece.text === ")") continue
        if (piece.kind !== "mark" || piece.text !== ";") return
        this.shape.separators.add(at)
      }
    }
    for (const statement of statements) {
      pass()
      if (at < to) first.push(at)
      skip(statement.end)
    }
    pass()
    for (const index of first) this.shape.statements.add(index)
    return first
  }

  #note(node: Node): void {
    const { shape } = this
    if (node.kind === "call") this.#attach(node.callee, "(")
    if (node.kind === "index") this.#attach(node.object, "[")
    if (node.kind === "function" && node.name !== undefined) this.#attach(node.name, "(")
    if (node.kind === "unary" && node.operator === "-") this.#add(shape.signs, node.start, "-")
    if (node.kind !== "object") return
    for (const { key } of node.entries) {
      const index = this.#next(this.#lastBefore(key.end))
      if (this.#is(index, ":")) shape.colons.add(index)
    }
  }

  /** Notes the bracket behind a value that the program calls or indexes; the value may stand in parentheses. */
  #attach(value: Expression, bracket: string): void {
    let index = this.#next(this.#lastBefore(value.end))
    while (this.#is(index, ")")) index = this.#next(index)
    if (this.#is(index, bracket)) this.shape.attached.add(index)
  }

  #add(to: Set<number>, offset: number, text: string): void {
    const index = this.#indexAt.get(offset)
    if (index !== undefined && this.#is(index, text)) to.add(index)
  }

  #next(index: number): number {
    let next = index + 1
    while (this.#pieces[next]?.kind === "comment") next += 1
    return next
  }

  #is(index: number, text: string): boolean {
    const piece = this.#pieces[index]
    return piece?.text === text && piece.kind !== "text" && piece.kind !== "comment"
  }

  /** Whether a line of the source begins at one of the pieces from `from` to `to`. */
  #breaksBetween(from: number, to: number): boolean {
    return (this.#breaks[to + 1] ?? 0) > (this.#breaks[from] ?? 0)
  }
}
