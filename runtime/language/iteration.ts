/** What `for x in …` walks. */
import { Fault } from "../fault.ts"
import { kindName } from "./kinds.ts"
import { rangeOf } from "./range.ts"

/**
 * What `for x in value` walks: a list's elements (also those that the loop adds), a text's
 * characters, an object's keys, the values of Discord's collections.
 * @throws Fault `cannot_walk` for null, numbers, true, false and functions
 * @operator
 */
// biome-ignore lint/suspicious/noExplicitAny: the elements are whatever the program has
export function items(value: unknown): Iterable<any> {
  if (Array.isArray(value) || typeof value === "string") return value
  if (typeof value === "object" && value !== null) {
    if (value instanceof Map) return value.values()
    if (Symbol.iterator in value) return value as Iterable<unknown>
    return Object.keys(value)
  }
  const hint = typeof value === "number" ? ` Did you mean range(${value})?` : ""
  throw new Fault(
    "cannot_walk",
    `I cannot go through ${kindName(value)}: "for … in" needs a list, text or an object.${hint}`,
    { kind: kindName(value) },
  )
}

/**
 * The numbers of `range(…)`, one after the other, without building a list.
 * @throws Fault as `range` does
 * @operator
 */
export function rangeSteps(startOrEnd: number, end?: number, step?: number): Iterable<number> {
  const { start, count, step: stride } = rangeOf(startOrEnd, end, step)
  return new Steps(start, count, stride)
}

/** Its own iterator, which hands out one result object again and again: loops allocate nothing. */
class Steps implements Iterable<number>, Iterator<number> {
  #round = 0
  readonly #start: number
  readonly #count: number
  readonly #step: number
  readonly #result = { done: false, value: 0 }

  constructor(start: number, count: number, step: number) {
    this.#start = start
    this.#count = count
    this.#step = step
  }

  [Symbol.iterator](): Iterator<number> {
    return this
  }

  next(): { done: boolean; value: number } {
    const result = this.#result
    if (this.#round < this.#count) {
      result.value = this.#start + this.#round * this.#step
      this.#round += 1
    } else {
      result.done = true
    }
    return result
  }
}
