/** The lines of the source that a problem is about, with marks under what matters. */
import type { Span } from "../../tree/place.ts"
import { lineAt, positionOf } from "./lines.ts"
import { covered } from "./secrets.ts"
import { textWidth, visible } from "./text-width.ts"

export interface Mark {
  span: Span
  /** `^` under the mistake itself, `~` under what else matters. */
  sign: "^" | "~"
  /** What the second place is. */
  role?: string
}

export interface FrameLine {
  /** The number, or nothing in front of a line of marks. */
  gutter: string
  text: string
  isMarks: boolean
}

const NUMBER_WIDTH = 5
const ELLIPSIS = "…"
/** Characters; far more than a terminal is wide, so that what is left out is never seen. */
const AROUND = 2000

/** The frame's lines for one or two marks of one file, in the order of the source. */
export function frameOf(source: string, marks: readonly Mark[], width: number): FrameLine[] {
  const sorted = [...marks].sort((a, b) => a.span.start - b.span.start)
  const lines: FrameLine[] = []
  let before: number | undefined
  for (const mark of sorted) {
    const { line } = positionOf(source, mark.span.start)
    if (before !== undefined && line > before + 1) {
      lines.push({ gutter: "⋮".padStart(NUMBER_WIDTH), text: "", isMarks: false })
    }
    const [text, signs] = markedLine(source, mark, width - NUMBER_WIDTH - 3)
    // A long line is cut around its mark, so a second mark on it shows the line again.
    if (line !== before || text.startsWith(ELLIPSIS)) {
      lines.push({ gutter: `${String(line).padStart(NUMBER_WIDTH)} │ `, text, isMarks: false })
    }
    lines.push({ gutter: `${" ".repeat(NUMBER_WIDTH)} │ `, text: signs, isMarks: true })
    before = line
  }
  return lines
}

/** The line with its tabs spread, cut to the width around the mark, and the signs below it. */
function markedLine(source: string, { span, sign, role }: Mark, width: number): [string, string] {
  const line = lineAt(source, span.start)
  // Of a line without an end only what is around the mark can be seen.
  const cut = Math.max(0, span.start - line.start - AROUND)
  const written = line.text.slice(cut, cut + 2 * AROUND)
  const start = line.start + cut
  const text = covered(written)
  const from = Math.min(span.start - start, text.length)
  const to = Math.min(Math.max(span.end - start, from), text.length)
  const lead = visible(text.slice(0, from))
  const marked = visible(text.slice(0, to)).slice(lead.length)
  const rest = visible(text).slice(lead.length + marked.length)
  const fits = textWidth(lead + marked + rest) <= width
  const [shownLead, room] = fits ? [lead, width - textWidth(lead)] : cutLead(lead, width)
  const signs = sign.repeat(Math.max(1, Math.min(textWidth(marked), room)))
  const shown = cutEnd(shownLead + marked + rest, width)
  const note = role === undefined ? "" : ` ${role}`
  return [shown.trimEnd(), " ".repeat(textWidth(shownLead)) + signs + note]
}

/** Leaves out the front of a long line, so that the mark is seen; gives the room that is left for it. */
function cutLead(lead: string, width: number): [string, number] {
  const most = Math.floor(width * 0.6)
  if (textWidth(lead) <= most) return [lead, width - textWidth(lead)]
  const kept = [...lead].slice(-Math.floor(most / 2))
  return [ELLIPSIS + kept.join(""), width - textWidth(kept.join("")) - 1]
}

function cutEnd(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let shown = ""
  for (const character of text) {
    if (textWidth(shown + character) > width - 1) break
    shown += character
  }
  return shown + ELLIPSIS
}
