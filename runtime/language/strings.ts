/** Words about text: taking apart, looking for parts, changing. A text never changes: all give a new one. */
import { Fault } from "../fault.ts"
import { isIn } from "./comparison.ts"
import { kindName } from "./kinds.ts"
import { needs, needText, needTextOrList } from "./needs.ts"
import { cut } from "./positions.ts"

/**
 * The parts of a text between separators: `split("a,b", ",")` is `["a", "b"]`. An empty separator
 * gives the characters.
 * @param text what to take apart
 * @param separator what stands between the parts
 * @result list of text
 * @example print(split("a,b,c", ","))
 */
// biome-ignore lint/suspicious/noExplicitAny: the program may put anything into its list later
export function split(text: string, separator: string): any[] {
  needText(text, ["split", 1, "text"])
  needText(separator, ["split", 2, "separator"])
  // By characters and not by UTF-16 units: half an emoji is of no use to anybody.
  return separator === "" ? Array.from(text) : text.split(separator)
}

/**
 * Whether a text begins with another one.
 * @param text where to look
 * @param prefix what it may begin with
 * @example print(starts_with("!ping", "!"))
 */
export function startsWith(text: string, prefix: string): boolean {
  needText(text, ["starts_with", 1, "text"])
  needText(prefix, ["starts_with", 2, "prefix"])
  return text.startsWith(prefix)
}

/**
 * Whether a text ends with another one.
 * @param text where to look
 * @param suffix what it may end with
 * @example print(ends_with("bot.ez", ".ez"))
 */
export function endsWith(text: string, suffix: string): boolean {
  needText(text, ["ends_with", 1, "text"])
  needText(suffix, ["ends_with", 2, "suffix"])
  return text.endsWith(suffix)
}

/**
 * Whether something is a part of a text or an element of a list.
 * @param where a text or a list
 * @param part what to look for; lists compare elements as `==` does
 * @example print(contains("hello", "ell"), contains([1, 2], 2))
 */
export function contains(where: string | readonly unknown[], part: unknown): boolean {
  if (typeof where === "object" && where !== null && !Array.isArray(where)) {
    const hint = "has_key() finds keys of objects."
    throw needs("text or a list", where, ["contains", 1, "place to look in"], hint)
  }
  needTextOrList(where, ["contains", 1, "place to look in"])
  if (typeof where === "string" && typeof part !== "number") {
    needText(part, ["contains", 2, "part"])
  }
  return isIn(part, where)
}

/**
 * A part of a text: `substr("hello", 1, 3)` is `"el"`. Negative positions count from the end.
 * @param text where to cut
 * @param start the first position, from 0 on
 * @param end the position behind the last. Default: the end of the text.
 * @also slice_string
 * @example print(substr("hello", 1, 3))
 */
export function substr(text: string, start: number, end?: number): string {
  needText(text, ["substr", 1, "text"])
  return cut("substr", text, start, end)
}

/**
 * The text in small letters.
 * @param text any text
 * @example print(lower("LOUD"))
 */
export function lower(text: string): string {
  needText(text, ["lower", 1, "text"])
  return text.toLowerCase()
}

/**
 * The text in capital letters.
 * @param text any text
 * @example print(upper("quiet"))
 */
export function upper(text: string): string {
  needText(text, ["upper", 1, "text"])
  return text.toUpperCase()
}

/**
 * The text without spaces and line ends around it.
 * @param text any text
 * @example print(trim("  hello  "))
 */
export function trim(text: string): string {
  needText(text, ["trim", 1, "text"])
  return text.trim()
}

/**
 * The text with every `old` in it replaced: `replace("a-b-c", "-", "+")` is `"a+b+c"`.
 * @param text where to replace
 * @param old what goes
 * @param by what comes instead
 * @throws Fault `nothing_to_replace` when `old` is empty
 * @example print(replace("a-b-c", "-", "+"))
 */
export function replace(text: string, old: string, by: string): string {
  needText(text, ["replace", 1, "text"])
  needText(old, ["replace", 2, "part to replace"])
  needText(by, ["replace", 3, "replacement"])
  if (old === "") {
    throw new Fault("nothing_to_replace", "replace() cannot look for an empty text.", {
      kind: kindName(old),
    })
  }
  // As a function, because `$&` in a replacement text means something to JavaScript.
  return text.replaceAll(old, () => by)
}
