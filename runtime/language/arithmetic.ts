/**
 * `+ - * / %` and the unary minus for operands whose kinds the compiler does not know. The usual
 * case, two numbers, comes first everywhere: these run in users' inner loops.
 */
import { Fault } from "../fault.ts"
import { display } from "./display.ts"
import { kindName } from "./kinds.ts"

/** Longer text than this is a mistake in a count, not a wish; V8 itself ends at 2^29. */
const LONGEST_TEXT = 2 ** 28

/**
 * `left + right`: adds numbers, joins when either side is text.
 * @operator
 */
// biome-ignore lint/suspicious/noExplicitAny: a number or text, as the operands turn out to be
export function add(left: unknown, right: unknown): any {
  if (typeof left === "number" && typeof right === "number") return left + right
  if (typeof left === "string") {
    return left + (typeof right === "string" ? right : display(right))
  }
  if (typeof right === "string") return display(left) + right
  throw new Fault(
    "cannot_add",
    `I cannot add ${kindName(left)} and ${kindName(right)}. "+" adds two numbers, or joins when one side is text: str(…) turns a value into text.`,
    { left: kindName(left), right: kindName(right) },
  )
}

/**
 * `left - right`
 * @operator
 */
export function subtract(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right
  throw needsNumbers("-", "subtract", left, right)
}

/**
 * `left * right`: numbers, or text repeated a number of times.
 * @operator
 */
// biome-ignore lint/suspicious/noExplicitAny: a number or text, as the operands turn out to be
export function multiply(left: unknown, right: unknown): any {
  if (typeof left === "number" && typeof right === "number") return left * right
  if (typeof left === "string" && typeof right === "number") return repeat(left, right)
  if (typeof left === "number" && typeof right === "string") return repeat(right, left)
  throw needsNumbers("*", "multiply", left, right)
}

/**
 * `left / right`, as IEEE 754 has it: `1 / 0` is Infinity.
 * @operator
 */
export function divide(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left / right
  throw needsNumbers("/", "divide", left, right)
}

/** More digits than a number keeps exactly: text of so many is counted with whole. */
const LONG_NUMBER = /^\d{16,20}$/

/**
 * `left % right`: the remainder has the sign of `left`. A whole number that is too long for a number is
 * text; its remainder is exact.
 * @operator
 */
export function remainder(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left % right
  if (
    typeof left === "string" &&
    LONG_NUMBER.test(left) &&
    Number.isSafeInteger(right) &&
    right !== 0
  )
    return Number(BigInt(left) % BigInt(right as number))
  throw needsNumbers("%", "take the remainder of", left, right)
}

/**
 * `-value`
 * @operator
 */
export function negate(value: unknown): number {
  if (typeof value === "number") return -value
  throw new Fault(
    "needs_number",
    `I cannot negate ${shown(value)}: "-" in front of a value needs a number.`,
    { operator: "-", kind: kindName(value) },
  )
}

function repeat(text: string, times: number): string {
  const count = Number.isNaN(times) ? 0 : Math.max(0, Math.floor(times))
  if (text.length * count > LONGEST_TEXT) {
    throw new Fault(
      "text_too_long",
      `I cannot repeat a text of ${text.length} characters ${times} times: the result would be too long to hold.`,
      { length: text.length, times },
    )
  }
  // Nothing repeated for ever is nothing; `"".repeat(Infinity)` would throw.
  return text === "" ? "" : text.repeat(count)
}

function needsNumbers(operator: string, verb: string, left: unknown, right: unknown): Fault {
  return new Fault(
    "needs_number",
    `I cannot ${verb} ${shown(left)} and ${shown(right)}: "${operator}" needs numbers on both sides.`,
    { operator, left: kindName(left), right: kindName(right) },
  )
}

/** A short value with its kind, so that `the text "5"` explains itself. */
function shown(value: unknown): string {
  if (typeof value === "string") {
    return value.length <= 40 ? `the text "${value}"` : "text"
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  return kindName(value)
}
