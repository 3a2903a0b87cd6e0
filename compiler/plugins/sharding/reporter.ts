/** How the rules of this plugin report: one function that knows the file. */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Span } from "../../tree/place.ts"

export interface AddOptions {
  /** Default: an error. */
  severity?: Problem["severity"]
  /** A second place that matters, and what it is. */
  also?: Span
  role?: string
}

export type Add = (
  code: string,
  span: Span,
  facts?: Record<string, unknown>,
  options?: AddOptions,
) => void

export function reporter({ file }: AnalysedProgram, problems: Problem[]): { add: Add } {
  const placeOf = ({ start, end }: Span) => ({ file, start, end })
  return {
    add(code, span, facts = {}, { severity = "error", also, role = "" } = {}) {
      problems.push({
        code,
        severity,
        place: placeOf(span),
        ...(also !== undefined && { also: { place: placeOf(also), role } }),
        facts,
      })
    },
  }
}
