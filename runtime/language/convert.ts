/** Words that turn a value into another kind, or say which kind it is. `str` stands in text.ts. */
import { Fault } from "../fault.ts"
import { builtinName } from "./builtin-names.ts"
import { needs } from "./needs.ts"

/** What a text begins with when a number can be read from it. */
const NUMBER_AHEAD = /^\s*[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|Infinity)/i
const LONGEST_QUOTE = 40

/**
 * The number that a text spells, as far as it spells one: `num("12")` is 12, `num("12 apples")` too.
 * A number stays as it is; true is 1, false is 0.
 * @param value a text or a number
 * @throws Fault `not_numeric` for a text that begins with no number, `needs_text_or_number`
 * @also to_number
 * @example print(num("12") + 1)
 */
export function num(value: string | number | boolean): number {
  if (typeof value === "number") return value
  if (typeof value === "boolean") return Number(value)
  if (typeof value !== "string") throw needs("text or a number", value, ["num", 1, "value"])
  const spelled = NUMBER_AHEAD.exec(value)?.[0]
  if (spelled !== undefined) return Number(spelled)
  const shown = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value
  throw new Fault("not_numeric", `num() cannot read a number from "${shown}".`, { text: shown })
}

/**
 * Whether a value counts as true in a condition: all but null, false, 0, NaN and the empty text.
 * @param value any value
 * @example print(to_bool("yes"))
 */
export function toBool(value: unknown): boolean {
  return Boolean(value)
}

/**
 * The kind of a value: `"number"`, `"string"`, `"boolean"`, `"null"`, `"array"`, `"object"`,
 * `"function"`, or `"native-function"` for the words of the language.
 * @param value any value
 * @example print(type([1, 2]))
 */
export function type(value: unknown): string {
  return typeof value === "function" && builtinName(value) !== undefined
    ? "native-function"
    : typeOf(value)
}

/**
 * The kind of a value, as `type` says it, but `"function"` for the words of the language too.
 * @param value any value
 * @easylang typeof
 * @example print(typeof("text"))
 */
export function typeOf(value: unknown): string {
  switch (typeof value) {
    case "bigint":
      return "number"
    case "symbol":
      return "string"
    case "undefined":
      return "null"
    case "object":
      if (value === null) return "null"
      return Array.isArray(value) ? "array" : "object"
    default:
      return typeof value
  }
}
