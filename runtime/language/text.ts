/** Words about text and lists: `print`, `str`, `length`. */
import { Fault } from "../fault.ts"
import { thisProcess } from "../this-process.ts"
import { withoutTokens } from "../tokens.ts"
import { display } from "./display.ts"
import { kindName } from "./kinds.ts"

/**
 * Writes one line: the values as text, with one space between them. A bot's token is written as `[token]`.
 * @param values what to show
 * @also println
 * @example print("Hello", 1 + 2)
 */
export function print(...values: unknown[]): void {
  const text = withoutTokens(values.map(display).join(" "))
  process.stdout.write(`${text}\n`)
  thisProcess.printed?.(text)
}

/**
 * Turns a value into text, as `print` shows it.
 * @param value any value
 * @also to_string
 * @example print("Count: " + str(3))
 */
export function str(value: unknown): string {
  return display(value)
}

/**
 * How long something is: the characters of a text, the elements of a list, the properties of an object.
 * @param value a text, a list or an object
 * @throws Fault `no_length` for null, numbers, true, false and functions
 * @also len
 * @example print(length("hello"), length([1, 2, 3]))
 */
export function length(value: string | readonly unknown[] | object): number {
  if (typeof value === "string" || Array.isArray(value)) return value.length
  if (typeof value === "object" && value !== null) {
    // Discord's collections and their managers (`guild.channels`) count what they hold.
    if (value instanceof Map || value instanceof Set) return value.size
    if ("cache" in value && value.cache instanceof Map) return value.cache.size
    if (Symbol.iterator in value && "length" in value) return Number(value.length)
    return Object.keys(value).length
  }
  throw new Fault(
    "no_length",
    `length() needs a text, a list or an object, and got ${kindName(value)}.`,
    { kind: kindName(value) },
  )
}
