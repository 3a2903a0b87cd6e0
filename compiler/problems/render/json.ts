/** Problems for programs to read: the facts, the words, and places in every way of counting. */
import type { Place } from "../../tree/place.ts"
import { type Position, positionsIn } from "./lines.ts"
import { type RenderInput, worded } from "./report.ts"

/** A place with offsets (UTF-16, end excluded), and lines and columns from one where the text is known. */
export interface JsonPlace extends Place {
  line?: number
  column?: number
  endLine?: number
  endColumn?: number
}

export interface JsonProblem {
  code: string
  severity: "error" | "warning" | "note"
  title: string
  message: string
  hint?: string
  place: JsonPlace
  also?: { place: JsonPlace; role: string }
}

/** The problems as plain values; the caller turns them into text. */
export function problemsAsJson(input: RenderInput): JsonProblem[] {
  const positions = new Map<string, (offset: number) => Position>()
  const withLines = (place: Place): JsonPlace => {
    const source = input.sources.get(place.file)
    if (source === undefined) return { ...place }
    const positionOf = positions.get(place.file) ?? positionsIn(source)
    positions.set(place.file, positionOf)
    const { line, column } = positionOf(place.start)
    const end = positionOf(place.end)
    return { ...place, line, column, endLine: end.line, endColumn: end.column }
  }
  return worded(input).map(({ problem, wording }) => {
    const json: JsonProblem = {
      code: problem.code,
      severity: problem.severity,
      title: wording.title,
      message: wording.lead,
      place: withLines(problem.place),
    }
    if (wording.hint !== undefined) json.hint = wording.hint
    if (problem.also !== undefined)
      json.also = { role: problem.also.role, place: withLines(problem.also.place) }
    return json
  })
}
