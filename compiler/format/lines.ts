/** Where lines end: as the author has it, but statements have lines of their own and `else` stands behind its brace. */
import { isLineComment, type Piece } from "./pieces.ts"
import type { Shape } from "./shape.ts"

const BEHIND_BRACE = new Set(["else", "catch", "finally"])

/** For each piece the number of line ends in front of it: 0, 1, or 2 with an empty line between. */
export function lineEndsOf(pieces: readonly Piece[], shape: Shape): number[] {
  const own = ownLines(pieces, shape)
  return pieces.map((piece, index) => {
    const before = pieces[index - 1]
    if (before === undefined) return 0
    const wanted = joins(pieces, shape, index) ? 0 : piece.breaks
    const least = own.has(index) || isLineComment(before) ? 1 : 0
    const most = isEdge(pieces, shape, index) ? 1 : 2
    return Math.min(Math.max(wanted, least), most)
  })
}

/** Pieces that never stand behind others on their line: statements, and what closes their block. */
function ownLines(pieces: readonly Piece[], shape: Shape): Set<number> {
  const own = new Set(shape.statements)
  for (const { open, close, braced, statements, broken } of shape.opened.values()) {
    if (broken) own.add(close)
    else for (const index of statements) own.delete(index)
    if (broken && braced && pieces[open + 1]?.kind !== "comment") own.add(open + 1)
  }
  // Comments in front of a statement on its line stay there; the line ends in front of the last of them.
  for (const index of [...own]) {
    let first = index
    while (pieces[first - 1]?.kind === "comment" && pieces[first]?.breaks === 0) first -= 1
    if (first === index || (pieces[first]?.breaks ?? 0) === 0) continue
    own.delete(index)
  }
  return own
}

/** Whether a piece goes on with the line before, wherever the author has it. */
function joins(pieces: readonly Piece[], shape: Shape, index: number): boolean {
  const piece = pieces[index]
  const before = pieces[index - 1]
  if (piece === undefined || before === undefined || before.kind === "comment") return false
  const body = shape.opened.get(index)
  if (body?.braced && body.owner !== undefined && body.owner !== index) return true
  if (piece.kind !== "word") return false
  if (before.text === "else" && before.kind === "word") return piece.text === "if"
  return before.text === "}" && before.kind === "mark" && BEHIND_BRACE.has(piece.text)
}

/** Right behind what opens and right in front of what closes there are no empty lines. */
function isEdge(pieces: readonly Piece[], shape: Shape, index: number): boolean {
  return opens(pieces, shape, index - 1) || closes(pieces, shape, index)
}

export function opens(pieces: readonly Piece[], shape: Shape, index: number): boolean {
  const piece = pieces[index]
  return (piece?.kind === "mark" && /^[([{]$/.test(piece.text)) || shape.opened.has(index)
}

export function closes(pieces: readonly Piece[], shape: Shape, index: number): boolean {
  const piece = pieces[index]
  return (piece?.kind === "mark" && /^[)\]}]$/.test(piece.text)) || shape.closed.has(index)
}
