/** A source map of a printed text, from its span table. */
import { encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec"
import type { CompiledFile, Printed } from "../tree/compiled.ts"
import { type Part, partAt } from "../tree/parts.ts"

/** One segment where each printed piece starts; where several start, the innermost. */
export function mapOf(
  printed: Printed,
  parts: readonly Part[],
  source: string,
): CompiledFile["map"] {
  const sourceLines = lineStarts(source)
  const firstLines = parts.map(({ start }) => positionOf(sourceLines, start)[0])
  const lines: SourceMapSegment[][] = [[]]
  const starts = lineStarts(printed.text)
  for (const span of printed.spans) {
    const [line, column] = positionOf(starts, span.start)
    const [sourceLine, sourceColumn] = positionOf(sourceLines, span.sourceStart)
    while (lines.length <= line) lines.push([])
    const row = lines[line] ?? []
    // Spans come sorted, outer ones first, so the last one at a place is the innermost.
    if (row.at(-1)?.[0] === column) row.pop()
    const part = parts.indexOf(partAt(parts, span.sourceStart))
    row.push([column, part, sourceLine - (firstLines[part] ?? 0), sourceColumn])
  }
  return { version: 3, sources: parts.map(({ file }) => file), names: [], mappings: encode(lines) }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
  return starts
}

/** Line and column, both from zero. */
function positionOf(starts: readonly number[], offset: number): [number, number] {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return [low, offset - (starts[low] ?? 0)]
}
