/** How a value reads when it is printed, joined to text or turned into text. */
import { builtinName } from "./builtin-names.ts"

/** Deeper than any list that a person writes; stops before the call stack does. */
const DEEPEST = 200
/** Values that one text may hold: lists inside lists can double with every step. */
const MOST_VALUES = 100_000
const LEFT_OUT = "..."

/** A method under this name gives the text (or null) that stands for its value, be that a function. */
export const READS_AS: unique symbol = Symbol("reads as")

interface Walk {
  left: number
  /** The objects around the current one, to meet cycles. */
  around: Set<object>
}

/**
 * The text that stands for a value: `10`, `null`, `[1, a]`, `{a: 1}`, `<function name>`, `<native function
 * name>` for words of the language, an error's message. A value that contains itself shows `...` there.
 */
export function display(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value
    case "number":
    case "boolean":
    case "bigint":
      return String(value)
    case "undefined":
      return "null"
    case "symbol":
      return value.description ?? ""
    case "function":
      return displayFunction(value)
    case "object":
      return value === null
        ? "null"
        : displayObject(value, { left: MOST_VALUES, around: new Set() })
  }
}

function displayFunction(value: object & { name?: unknown; [READS_AS]?(): unknown }): string {
  const { name } = value
  if (value[READS_AS] !== undefined) return display(value[READS_AS]())
  const builtin = builtinName(value)
  if (builtin !== undefined) return `<native function ${builtin}>`
  return typeof name === "string" && name !== "" ? `<function ${name}>` : "<function>"
}

function displayInside(value: unknown, walk: Walk): string {
  walk.left -= 1
  if (walk.left < 0) return LEFT_OUT
  return typeof value === "object" && value !== null ? displayObject(value, walk) : display(value)
}

function displayObject(value: object, walk: Walk): string {
  if (value instanceof Error) return value.message
  if (READS_AS in value) return display((value as { [READS_AS](): unknown })[READS_AS]())
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "null" : value.toISOString()
  if (walk.around.has(value) || walk.around.size >= DEEPEST) {
    return Array.isArray(value) ? `[${LEFT_OUT}]` : `{${LEFT_OUT}}`
  }
  walk.around.add(value)
  const text = displayParts(value, walk)
  walk.around.delete(value)
  return text
}

function displayParts(value: object, walk: Walk): string {
  if (Array.isArray(value)) return displayList(value, walk)
  if (value instanceof Map) return displayEntries(value, walk)
  if (value instanceof Set) return displayList(value, walk)
  // A Discord value is a net of objects that know each other; its toJSON names the others by id.
  if ("toJSON" in value && typeof value.toJSON === "function") {
    return displayInside(value.toJSON(), walk)
  }
  return displayEntries(Object.entries(value), walk)
}

function displayList(values: Iterable<unknown>, walk: Walk): string {
  const parts: string[] = []
  for (const each of values) {
    parts.push(displayInside(each, walk))
    if (walk.left < 0) break
  }
  return `[${parts.join(", ")}]`
}

function displayEntries(entries: Iterable<[unknown, unknown]>, walk: Walk): string {
  const parts: string[] = []
  for (const [key, each] of entries) {
    parts.push(`${String(key)}: ${displayInside(each, walk)}`)
    if (walk.left < 0) break
  }
  return `{${parts.join(", ")}}`
}
