/** Where a text or a list is cut: the same rules for `substr`, `slice_string` and `slice`. */
import { needNumber } from "./needs.ts"

/**
 * From `start` up to, and without, `end`. Fractions are cut off as in `a[1.7]`; negative positions
 * count from the end; positions outside mean the nearest end.
 */
export function cut<Whole extends string | unknown[]>(
  word: string,
  whole: Whole,
  start: number,
  end: number | null | undefined,
): Whole {
  needNumber(start, [word, 2, "start"])
  if (end === undefined || end === null) return whole.slice(Math.floor(start)) as Whole
  needNumber(end, [word, 3, "end"])
  return whole.slice(Math.floor(start), Math.floor(end)) as Whole
}
