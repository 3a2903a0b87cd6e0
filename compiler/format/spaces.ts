/** Whether a space stands between two pieces of one line. */
import { HARD_WORDS, MARKS } from "../1-parse/tokens.ts"
import type { Piece } from "./pieces.ts"
import type { Shape } from "./shape.ts"

/** Words in front of `(` that call nothing: `if (a or b) and c {`. */
const KEYWORDS = new Set([...HARD_WORDS].filter((word) => word !== "import"))
const FUNCTION_WORDS = new Set(["func", "function", "fn"])

/** The space in front of the piece at `index`, which does not begin a line. */
export function spaceBefore(pieces: readonly Piece[], shape: Shape, index: number): "" | " " {
  const before = pieces[index - 1]
  const piece = pieces[index]
  if (before === undefined || piece === undefined) return ""
  if (isWide(pieces, shape, index)) return " "
  return runsTogether(before, piece, pieces[index + 1]) ? " " : ""
}

function isWide(pieces: readonly Piece[], shape: Shape, index: number): boolean {
  const before = pieces[index - 1] as Piece
  const piece = pieces[index] as Piece
  const left = before.kind === "mark" ? before.text : undefined
  const right = piece.kind === "mark" ? piece.text : undefined
  if (right === "," || right === ";" || right === ")" || right === "]") return false
  if (left === "(" || left === "[") return false
  if (left === "," || left === ";") return true
  // `5 .` at the end of a line goes on behind it; `5.` would be a number without its end.
  if (before.kind === "number" && right === ".") return endsLine(pieces, index)
  if (left === "." || right === ".") return false
  if (left === "{" && right === "}") return shape.opened.has(index - 1)
  if (shape.attached.has(index)) return false
  if (isPrefix(pieces, shape, index - 1)) return false
  if (shape.colons.has(index) || right === "++" || right === "--") return false
  if (right === "(" && before.kind !== "comment") return isWideParenthesis(before, piece)
  return true
}

function endsLine(pieces: readonly Piece[], index: number): boolean {
  const after = pieces[index + 1]
  return after === undefined || after.breaks > 0 || after.kind === "comment"
}

function isWideParenthesis(before: Piece, { spaced, breaks }: Piece): boolean {
  if (before.kind === "mark" && !/^[)\]}]$/.test(before.text)) return true
  if (before.kind === "word" && FUNCTION_WORDS.has(before.text)) return false
  if (before.kind === "word" && KEYWORDS.has(before.text)) return true
  // What the tree does not tell apart stays as the author has it.
  return spaced || breaks > 0
}

/** Whether the piece belongs to the value behind it: `!x`, `-1`. */
function isPrefix(pieces: readonly Piece[], shape: Shape, index: number): boolean {
  const piece = pieces[index]
  if (piece?.kind !== "mark") return false
  if (piece.text === "!" || shape.signs.has(index)) return true
  if (piece.text !== "-" && piece.text !== "++" && piece.text !== "--") return false
  const before = pieces[index - 1]
  return before?.kind === "mark" && !/^[)\]}]$/.test(before.text)
}

/** Whether two pieces without a space between them would be read as something else. */
function runsTogether(before: Piece, piece: Piece, after: Piece | undefined): boolean {
  if (before.kind === "mark" && piece.kind === "mark") {
    const joined = before.text + piece.text
    if (MARKS.some((mark) => mark.length > before.text.length && joined.startsWith(mark)))
      return true
    return joined.includes("//") || joined.includes("/*")
  }
  // `a.1 .2` has two positions, `a.1.2` a number with a fraction; in `a.1.2.3` the author's own points part them.
  if (before.kind === "number" && piece.text === ".")
    return after?.kind === "number" && (piece.spaced || after.spaced)
  const letters = (kind: Piece["kind"]): boolean => kind === "word" || kind === "number"
  return letters(before.kind) && letters(piece.kind)
}
