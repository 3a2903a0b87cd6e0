/**
 * Values of a shard → values that can travel to another process: numbers, text, true/false, null,
 * lists and objects of these. `toJSON` is honoured, so Discord's objects become what they print as.
 */
import { Fault } from "../../fault.ts"
import { holdsToken } from "../../tokens.ts"

/** Characters and entries that one answer may hold: a careless answer must not fill the manager's memory. */
const LARGEST = 8_000_000
const DEEPEST = 200

interface Walk {
  left: number
  /** The objects around the current one, to meet cycles. */
  around: Set<object>
}

/**
 * Makes a value plain. Text stands for BigInt, an ISO date for a date, a list for a set, an object
 * for a map; functions inside objects are left out, as JSON does.
 * @throws Fault `cannot_travel` for a function, a value that contains itself, one that is too large, or the bot's token
 */
export function plainValue(value: unknown): unknown {
  if (typeof value === "function" || typeof value === "symbol") {
    throw new Fault(
      "cannot_travel",
      `The result is a ${typeof value}, which cannot leave its shard. Return plain values: numbers, text, lists, objects.`,
    )
  }
  try {
    return walk(value, { left: LARGEST, around: new Set() })
  } catch (error) {
    // A `toJSON` that follows a cycle itself, as that of discord.js's client does, ends at the stack's end.
    throw error instanceof RangeError ? cannotTravel("contains itself") : error
  }
}

function cannotTravel(why: string): Fault {
  return new Fault(
    "cannot_travel",
    `The result ${why}, so it cannot leave its shard. Return only the parts that you need.`,
  )
}

function walk(value: unknown, state: Walk): unknown {
  spend(state, typeof value === "string" ? value.length + 1 : 1)
  switch (typeof value) {
    case "string":
      if (holdsToken(value)) throw cannotTravel("holds the bot's token, which nobody may read")
      return value
    case "number":
    case "boolean":
      return value
    case "bigint":
      return value.toString()
    case "object":
      return value === null ? null : walkObject(value, state)
    default:
      return null
  }
}

function walkObject(value: object, state: Walk): unknown {
  if (state.around.has(value) || state.around.size > DEEPEST) {
    throw cannotTravel(
      state.around.has(value) ? "contains itself" : `is nested over ${DEEPEST} deep`,
    )
  }
  state.around.add(value)
  try {
    return plainObject(value, state)
  } finally {
    state.around.delete(value)
  }
}

function plainObject(value: object, state: Walk): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Error) return value.message
  // Before maps: a discord.js Collection is a Map whose toJSON gives the list of its values.
  if ("toJSON" in value && typeof value.toJSON === "function") return walk(value.toJSON(), state)
  if (Array.isArray(value)) return Array.from(value, (each) => walk(each, state))
  if (value instanceof Set) return Array.from(value, (each) => walk(each, state))
  if (value instanceof RegExp) return String(value)
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as unknown as Iterable<unknown>, (each) => walk(each, state))
  }
  if (value instanceof Map) return plainEntries(value, state)
  const entries = Object.entries(value)
  expectSomething(value, entries)
  return plainEntries(entries, state)
}

/** What would arrive as an empty object although it is none: a promise, an iterator, a thing of functions. */
function expectSomething(value: object, entries: readonly [string, unknown][]): void {
  const prototype = Object.getPrototypeOf(value)
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null
  const isEmpty = entries.length === 0 && !isPlain
  const isAllFunctions =
    entries.length > 0 && entries.every(([, each]) => typeof each === "function")
  if (value instanceof Promise) throw cannotTravel("holds a promise; write `await` before it")
  if (isEmpty) throw cannotTravel(`holds a ${nameOf(value)}, whose contents cannot be seen`)
  if (isAllFunctions) throw cannotTravel("holds an object of functions only")
}

function nameOf(value: object): string {
  return Object.prototype.toString
    .call(value)
    .slice(8, -1)
    .replace(/^Object$/, value.constructor?.name || "object")
}

function plainEntries(entries: Iterable<[unknown, unknown]>, state: Walk): unknown {
  // Made by defineProperty in fromEntries: a key `__proto__` is an ordinary key here.
  const kept: [string, unknown][] = []
  for (const [key, each] of entries) {
    if (typeof each === "function" || typeof each === "symbol") continue
    const name = String(key)
    spend(state, name.length)
    kept.push([name, walk(each, state)])
  }
  return Object.fromEntries(kept)
}

function spend(state: Walk, amount: number): void {
  state.left -= amount
  if (state.left < 0) {
    throw new Fault(
      "cannot_travel",
      `The result is too large to leave its shard: it has over ${LARGEST / 1_000_000} million characters and entries. Return numbers or a few names instead of whole lists of Discord objects.`,
    )
  }
}
