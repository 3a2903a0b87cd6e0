/** A diagnostic of TypeScript as a problem at a place of the `.ez` file, or nothing when it is none of the user's. */
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile, PrintedSpan } from "../tree/compiled.ts"
import type { Diagnostic } from "./diagnostic.ts"
import { readDiagnostic } from "./readings.ts"

/**
 * Only codes that a legal dynamic program cannot cause become problems (see `readings.ts`), and
 * only where the printed text stands for a piece of the source.
 */
export function problemOf(diagnostic: Diagnostic, file: CompiledFile): Problem | undefined {
  const span = smallestSpan(file.checked.spans, diagnostic)
  if (span === undefined) return undefined
  const place = { file: file.file, start: span.sourceStart, end: span.sourceEnd }
  const written = file.source.slice(place.start, place.end)
  const reading = readDiagnostic(diagnostic, written)
  if (reading === undefined) return undefined
  return { code: reading.code, severity: "error", place, facts: { ...reading.facts, written } }
}

/** The smallest printed piece that holds the whole diagnostic, else the smallest that holds its start. */
function smallestSpan(
  spans: readonly PrintedSpan[],
  { pos, end }: Diagnostic,
): PrintedSpan | undefined {
  const around = spans.filter(
    (span) => span.start <= pos && pos < Math.max(span.end, span.start + 1),
  )
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
