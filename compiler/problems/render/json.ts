/** Problems for programs to read: the facts, the words, and places in every way of counting. */
import type { Place } from "../../tree/place.ts"
import { positionOf } from "./lines.ts"
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
  return worded(input).map(({ problem, wording }) => {
    const json: JsonProblem = {
      code: problem.code,
      severity: problem.severity,
      title: wording.title,
      message: wording.lead,
      place: withLines(problem.place, input.sources),
    }
    if (wording.hint !== undefined) json.hint = wording.hint
    if (problem.also !== undefined) {
      json.also = { role: problem.also.role, place: withLines(problem.also.place, input.sources) }
    }
    return json
  })
}

function withLines(place: Place, sources: RenderInput["sources"]): JsonPlace {
  const source = sources.get(place.file)
  if (source === undefined) return { ...place }
  const start = positionOf(source, place.start)
  const end = positionOf(source, place.end)
  return {
    ...place,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  }
}
