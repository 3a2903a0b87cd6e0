/** `range`. */
import { Fault } from "../fault.ts"
import { kindName } from "./kinds.ts"

/** More elements than this is a mistake in a number, not a wish. */
const LONGEST_LIST = 50_000_000

/**
 * A list of numbers: `range(3)` is `[0, 1, 2]`, `range(2, 5)` is `[2, 3, 4]`, `range(0, 10, 5)` is
 * `[0, 5]`. The end is not included.
 * @param startOrEnd where to start, or the end when it stands alone
 * @param end where to stop, not included
 * @param step how far each number is from the one before; negative counts down. Default 1.
 * @throws Fault `needs_number` or `range_unusable`
 * @result list of number
 * @example for i in range(1, 4) {
 *   print(i)
 * }
 */
// biome-ignore lint/suspicious/noExplicitAny: the program may put anything into its list later
export function range(startOrEnd: number, end?: number, step?: number): any[] {
  const { start, count, step: stride } = rangeOf(startOrEnd, end, step)
  if (count > LONGEST_LIST) {
    throw new Fault("range_unusable", `range() would make ${count} numbers, too many to hold.`, {
      count,
    })
  }
  const numbers = new Array<number>(count)
  for (let index = 0; index < count; index += 1) numbers[index] = start + index * stride
  return numbers
}

/** A range as where it starts, how many numbers it has, and how far apart they are. */
export function rangeOf(
  startOrEnd: number,
  end: number | null | undefined,
  step: number | null | undefined,
): { start: number; count: number; step: number } {
  const alone = end === undefined || end === null
  const start = alone ? 0 : numberFor("start", startOrEnd)
  const stop = numberFor("end", alone ? startOrEnd : end)
  const stride = step === undefined || step === null ? 1 : numberFor("step", step)
  if (stride === 0) {
    throw new Fault("range_unusable", "range() with step 0 would never end.", { step: 0 })
  }
  return { start, count: Math.max(0, Math.ceil((stop - start) / stride)), step: stride }
}

function numberFor(role: string, value: unknown): number {
  if (typeof value === "number" && !Number.isNaN(value)) return value
  const given = typeof value === "number" ? "NaN" : kindName(value)
  throw new Fault("needs_number", `range() needs a number as its ${role}, and got ${given}.`, {
    role,
    kind: kindName(value),
  })
}
