/** Words about numbers and chance. */
import { Fault } from "../fault.ts"
import { needNumber, needs } from "./needs.ts"

/**
 * The largest whole number that is not above `n`.
 * @param n any number
 * @example print(floor(1.8))
 */
export function floor(n: number): number {
  needNumber(n, ["floor", 1, "number"])
  return Math.floor(n)
}

/**
 * The smallest whole number that is not below `n`.
 * @param n any number
 * @example print(ceil(1.2))
 */
export function ceil(n: number): number {
  needNumber(n, ["ceil", 1, "number"])
  return Math.ceil(n)
}

/**
 * The nearest whole number; a half goes up.
 * @param n any number
 * @example print(round(1.5))
 */
export function round(n: number): number {
  needNumber(n, ["round", 1, "number"])
  return Math.round(n)
}

/**
 * How far a number is from 0.
 * @param n any number
 * @example print(abs(-3))
 */
export function abs(n: number): number {
  needNumber(n, ["abs", 1, "number"])
  return Math.abs(n)
}

/**
 * A number by chance: `random()` from 0 up to 1, `random(6)` a whole one from 0 to 5, `random(1, 6)`
 * a whole one from 1 to 6; `random(list)` is one of the elements.
 * @param min the least whole number
 * @param max the greatest whole number
 * @throws Fault `needs_number`, or `random_empty` when there is nothing to choose from
 * @example print(random(1, 6), random(["red", "blue"]))
 */
export function random(): number
export function random(min: number, max: number): number
// biome-ignore lint/suspicious/noExplicitAny: an element of a list may be anything
export function random(endOrList: number | readonly unknown[]): any
export function random(...given: unknown[]): unknown {
  if (given.length === 0) return Math.random()
  const [first, max] = given
  if (given.length > 1) return wholeBetween("random", first, max)
  if (Array.isArray(first)) {
    if (first.length > 0) return first[Math.floor(Math.random() * first.length)]
    throw new Fault("random_empty", "random() cannot choose from an empty list.")
  }
  const argument = ["random", 1, "end of the numbers or list to choose from"] as const
  if (typeof first !== "number" || Number.isNaN(first)) {
    throw needs("a number or a list", first, argument)
  }
  if (first > 0) return Math.floor(Math.random() * Math.ceil(first))
  throw new Fault("random_empty", `There is no whole number from 0 on below ${first} for random().`)
}

/**
 * A whole number by chance, both ends included.
 * @param min the smallest that may come
 * @param max the largest that may come
 * @throws Fault `random_empty` when no whole number lies between them
 * @example print(random_int(1, 6))
 */
export function randomInt(min: number, max: number): number {
  return wholeBetween("random_int", min, max)
}

function wholeBetween(word: string, min: unknown, max: unknown): number {
  needNumber(min, [word, 1, "smallest number"])
  needNumber(max, [word, 2, "largest number"])
  const [low, high] = [Math.ceil(min), Math.floor(max)]
  const count = high - low + 1
  if (count >= 1 && Number.isFinite(count)) return low + Math.floor(Math.random() * count)
  throw new Fault(
    "random_empty",
    `There is no whole number from ${min} to ${max} for ${word}() to choose.`,
    { min, max },
  )
}
