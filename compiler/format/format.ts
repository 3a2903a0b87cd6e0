/** Program text → the same program in the one style. Pure; what it writes is read again and compared. */
import { parseProgram } from "../1-parse/parse.ts"
import type { StatementForm } from "../plugin.ts"
import type { Problem } from "../problems/problem.ts"
import type { Program } from "../tree/nodes.ts"
import { Indentation } from "./indentation.ts"
import { lineEndsOf } from "./lines.ts"
import { type Piece, piecesOf } from "./pieces.ts"
import { isSameProgram } from "./same.ts"
import { shapeOf } from "./shape.ts"
import { spaceBefore } from "./spaces.ts"

export interface Formatted {
  /** The source itself where it has problems. */
  text: string
  /** Mistakes of the grammar; with one of them nothing is formatted. */
  problems: Problem[]
}

/**
 * Formats one file: comments, line breaks inside calls and lists, and single empty lines stay.
 * @param forms the statements of words that the program may use
 * @throws when the result would be another program, which is a mistake of ours
 */
export function formatSource(
  file: string,
  source: string,
  forms: readonly StatementForm[] = [],
): Formatted {
  const before = parseProgram(file, source, forms)
  const problems = before.problems.filter(({ severity }) => severity === "error")
  if (problems.length > 0) return { text: source, problems }
  const text = printed(before.tree, piecesOf(source))
  const after = parseProgram(file, text, forms)
  if (!isSameProgram(before.tree, after.tree)) throw new Error(`formatting would change ${file}`)
  return { text, problems }
}

function printed(tree: Program, all: readonly Piece[]): string {
  const pieces = withoutSeparators(tree, all)
  if (pieces.length === 0) return ""
  const shape = shapeOf(tree, pieces)
  const lineEnds = lineEndsOf(pieces, shape)
  const indentation = new Indentation(pieces, shape)
  const parts: string[] = []
  for (const [index, piece] of pieces.entries()) {
    const ends = lineEnds[index] ?? 0
    const line = indentation.next(index, ends > 0 || index === 0)
    parts.push(ends > 0 ? "\n".repeat(ends) + "  ".repeat(line) : spaceBefore(pieces, shape, index))
    parts.push(piece.text)
  }
  return `${parts.join("")}\n`
}

/** Without the `;` between statements: each has a line of its own. What stood between stays between. */
function withoutSeparators(tree: Program, pieces: readonly Piece[]): readonly Piece[] {
  const { separators } = shapeOf(tree, pieces)
  if (separators.size === 0) return pieces
  const kept: Piece[] = []
  let breaks = 0
  for (const [index, piece] of pieces.entries()) {
    if (separators.has(index)) {
      breaks += piece.breaks
      continue
    }
    kept.push(breaks === 0 ? piece : { ...piece, breaks: breaks + piece.breaks })
    breaks = 0
  }
  return kept
}
