/** Which printed pieces lie around a place: asked once for each of what may be many thousand diagnostics. */
import type { PrintedSpan } from "../tree/compiled.ts"

/** The pieces around an offset of the printed text, outer ones before the inner ones. */
export type SpansAt = (pos: number) => PrintedSpan[]

/** @param spans lie inside each other or side by side */
export function spansAtIn(spans: readonly PrintedSpan[]): SpansAt {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  const outer = outerOnes(sorted)
  return (pos) => {
    const around: PrintedSpan[] = []
    for (let at = lastBefore(sorted, pos); at >= 0; at = outer[at] ?? -1) {
      const span = sorted[at]
      if (span !== undefined && pos < Math.max(span.end, span.start + 1)) around.push(span)
    }
    return around.reverse()
  }
}

/** For each piece where the one stands that it lies in; -1 for none. */
function outerOnes(sorted: readonly PrintedSpan[]): number[] {
  const open: number[] = []
  return sorted.map(({ start }, at) => {
    while (open.length > 0 && (sorted[open.at(-1) ?? 0]?.end ?? 0) <= start) open.pop()
    const outer = open.at(-1) ?? -1
    open.push(at)
    return outer
  })
}

/** Where the last piece stands that begins at an offset or before it; -1 for none. */
function lastBefore(sorted: readonly PrintedSpan[], pos: number): number {
  let [low, high] = [-1, sorted.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((sorted[middle]?.start ?? 0) <= pos) low = middle
    else high = middle - 1
  }
  return low
}
