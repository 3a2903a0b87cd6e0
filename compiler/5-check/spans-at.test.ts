/** The pieces around a place are those that a look at each piece would find. */
import fc from "fast-check"
import { expect, test } from "vitest"
import type { PrintedSpan } from "../tree/compiled.ts"
import { spansAtIn } from "./spans-at.ts"

/** Pieces inside pieces: each number says whether one begins (with an inner end to come) or ends. */
function nested(steps: readonly boolean[]): PrintedSpan[] {
  const spans: PrintedSpan[] = []
  const open: PrintedSpan[] = []
  let at = 0
  for (const opens of steps) {
    if (opens) {
      const span = { start: at, end: -1, sourceStart: at, sourceEnd: at }
      spans.push(span)
      open.push(span)
      at += spans.length % 2
    } else {
      at += 1
      const span = open.pop()
      if (span !== undefined) span.end = at
    }
  }
  for (const span of open) span.end = at + 1
  return spans
}

test("as by looking at each", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (steps) => {
      const spans = nested(steps)
      const spansAt = spansAtIn(spans)
      for (let pos = -1; pos < 70; pos += 1) {
        expect(spansAt(pos)).toEqual(spans.filter(({ start, end }) => start <= pos && pos < end))
      }
    }),
  )
})
