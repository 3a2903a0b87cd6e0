/** A source as pieces in reading order: tokens and comments, each with how many line ends stand in front of it. */
import { lex } from "../1-parse/lexer.ts"
import { Report } from "../1-parse/report.ts"
import type { Token } from "../1-parse/tokens.ts"

export interface Piece {
  kind: Token["kind"] | "comment"
  text: string
  start: number
  end: number
  /** Line ends between the piece before and this one. */
  breaks: number
  /** Whether anything at all stands between the piece before and this one. */
  spaced: boolean
}

export function piecesOf(source: string): Piece[] {
  const { tokens, comments } = lex(source, new Report(""))
  const pieces: Piece[] = []
  let next = 0
  let end = 0
  const add = (kind: Piece["kind"], text: string, at: { start: number; end: number }): void => {
    const breaks = lineEnds(source.slice(end, at.start))
    pieces.push({ kind, text, start: at.start, end: at.end, breaks, spaced: at.start > end })
    end = at.end
  }
  for (const token of tokens) {
    for (; (comments[next]?.start ?? Infinity) < token.start; next += 1) {
      const comment = comments[next]
      if (comment !== undefined) add("comment", tidy(comment.text), comment)
    }
    if (token.kind === "end") break
    add(token.kind, token.kind === "text" ? unified(token.text) : token.text, token)
  }
  for (const comment of comments.slice(next)) add("comment", tidy(comment.text), comment)
  return pieces
}

/** Whether a comment ends with its line, so that nothing can stand behind it. */
export function isLineComment({ kind, text }: Piece): boolean {
  return kind === "comment" && !text.startsWith("/*")
}

function lineEnds(gap: string): number {
  return gap.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0
}

/** A text over several lines means the same with either line end. */
function unified(text: string): string {
  return text.replaceAll("\r\n", "\n")
}

/** A comment as it is kept: its words untouched, without white space at the ends of its lines. */
export function tidy(comment: string): string {
  return unified(comment)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
}
