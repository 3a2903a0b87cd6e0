/** A diagnostic of TypeScript as a problem at a place of the `.ez` file, or nothing when it is none of the user's. */
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile, PrintedSpan } from "../tree/compiled.ts"
import { placeIn } from "../tree/parts.ts"
import type { Diagnostic } from "./diagnostic.ts"
import { readDiagnostic } from "./readings.ts"
import type { SpansAt } from "./spans-at.ts"

/**
 * Only codes that a legal dynamic program cannot cause become problems (see `readings.ts`), and
 * only where the printed text stands for a piece of the source.
 */
export function problemOf(
  diagnostic: Diagnostic,
  file: CompiledFile,
  own: ReadonlySet<string>,
  spansAt: SpansAt,
): Problem | undefined {
  const span = smallestSpan(spansAt, diagnostic)
  if (span === undefined) return undefined
  const place = { file: file.file, start: span.sourceStart, end: span.sourceEnd }
  const written = file.source.slice(place.start, place.end)
  const reading = readDiagnostic(diagnostic, written)
  if (reading === undefined) return undefined
  // Every object takes new properties, also one that a word of the language has given, and every
  // property another kind of value.
  if (diagnostic.code === 2322 && isAssigned(file.source, place.end)) return undefined
  if (reading.code === "unknown_property" && own.has(String(reading.facts.name))) return undefined
  const region = file.regions.find(({ start, end }) => start <= place.start && place.end <= end)
  const code = region === undefined ? reading.code : region.codes[reading.code]
  if (code === undefined || (region === undefined && reading.onlyInText === true)) return undefined
  // A function of the code's own may leave out what it does not need.
  if (region !== undefined && code === "missing_argument" && reading.facts.of === undefined)
    return undefined
  const facts = { ...reading.facts, written, ...region?.facts }
  // Real programs try calls that cannot work, to see that they are refused; as with unknown names.
  const isTried = file.attempts.some(({ start, end }) => start <= place.start && place.end <= end)
  const severity = isTried ? "warning" : "error"
  return { code, severity, place: placeIn(file.parts, place), facts }
}

function isAssigned(source: string, end: number): boolean {
  return /^[\t ]*=(?!=)/.test(source.slice(end, end + 100))
}

/**
 * The printed piece that a diagnostic covers, or the first of several (surplus arguments); else the
 * smallest that holds it, or its start.
 */
function smallestSpan(spansAt: SpansAt, { pos, end }: Diagnostic): PrintedSpan | undefined {
  const around = spansAt(pos)
  const covered = around.filter((span) => span.start === pos && span.end <= end)
  const first = covered.sort((a, b) => b.end - a.end)[0]
  if (first !== undefined) return first
  const whole = around.filter((span) => end <= span.end)
  return narrowest(whole) ?? narrowest(around)
}

function narrowest(spans: readonly PrintedSpan[]): PrintedSpan | undefined {
  let best: PrintedSpan | undefined
  for (const span of spans) {
    if (best === undefined || span.end - span.start < best.end - best.start) best = span
  }
  return best
}
