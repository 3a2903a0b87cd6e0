/**
 * Words about lists. `push`, `append` and `pop` change the list that they are given; the others give
 * a new one. What a list holds is the program's business, now and later: to the types lists are any[].
 */
import { Fault } from "../fault.ts"
import { display } from "./display.ts"
import { kindName } from "./kinds.ts"
import { needList, needText, needTextOrList } from "./needs.ts"
import { cut } from "./positions.ts"

/**
 * Puts a value at the end of a list.
 * @param list the list that grows
 * @param value what to put there
 * @changes
 * @example let list = [1, 2]
 * push(list, 3)
 * print(list)
 */
// biome-ignore lint/suspicious/noExplicitAny: see the head of this file
export function push(list: any[], value: unknown): null {
  needList(list, ["push", 1, "list"])
  list.push(value)
  return null
}

/**
 * Puts a value at the end of a list and gives the list.
 * @param list the list that grows
 * @param value what to put there
 * @returns the same list
 * @result like list
 * @changes
 * @example print(append([1, 2], 3))
 */
// biome-ignore lint/suspicious/noExplicitAny: see the head of this file
export function append(list: any[], value: unknown): any[] {
  needList(list, ["append", 1, "list"])
  list.push(value)
  return list
}

/**
 * Takes the last element off a list.
 * @param list the list that shrinks
 * @returns the element
 * @throws Fault `list_empty`
 * @changes
 * @example let list = [1, 2, 3]
 * print(pop(list), list)
 */
// biome-ignore lint/suspicious/noExplicitAny: see the head of this file
export function pop(list: any[]): any {
  needList(list, ["pop", 1, "list"])
  if (list.length === 0) {
    throw new Fault("list_empty", "pop() cannot take an element off an empty list.")
  }
  return list.pop()
}

/**
 * The elements as one text, with the separator between them: `join([1, 2], "-")` is `"1-2"`.
 * @param list the elements, shown as `print` shows them
 * @param separator what stands between two elements
 * @example print(join(["a", "b"], ", "))
 */
export function join(list: readonly unknown[], separator: string): string {
  needList(list, ["join", 1, "list"])
  needText(separator, ["join", 2, "separator"])
  return list.map(display).join(separator)
}

/**
 * A part of a list or a text: `slice([1, 2, 3], 1)` is `[2, 3]`. Negative positions count from the end.
 * @param whole where to cut; it stays as it is
 * @param start the first position, from 0 on
 * @param end the position behind the last. Default: all the rest.
 * @result like whole
 * @example print(slice([1, 2, 3, 4], 1, 3))
 */
// biome-ignore lint/suspicious/noExplicitAny: see the head of this file
export function slice(whole: string | readonly unknown[], start: number, end?: number): any {
  needTextOrList(whole, ["slice", 1, "list or text"])
  return cut("slice", whole, start, end)
}

/**
 * The elements in the opposite order, as a new list.
 * @param list any list; it stays as it is
 * @result like list
 * @example print(reverse([1, 2, 3]))
 */
// biome-ignore lint/suspicious/noExplicitAny: see the head of this file
export function reverse(list: readonly unknown[]): any[] {
  needList(list, ["reverse", 1, "list"])
  return list.toReversed()
}

/**
 * The elements from small to large, as a new list: numbers by value, texts as a dictionary of their
 * characters. Equal ones keep their order.
 * @param list all numbers, or all texts; it stays as it is
 * @throws Fault `cannot_sort`
 * @result like list
 * @example print(sort([3, 1, 2]))
 */
// biome-ignore lint/suspicious/noExplicitAny: see the head of this file
export function sort(list: readonly unknown[]): any[] {
  needList(list, ["sort", 1, "list"])
  const [first] = list
  if (first === undefined && list.length === 0) return []
  const kind = typeof first
  const stranger = list.findIndex((each) => typeof each !== kind)
  if (stranger >= 0) throw cannotSort(first, list[stranger], stranger)
  if (kind === "number") return (list as number[]).toSorted(byValue)
  if (kind === "string") return (list as string[]).toSorted(byCharacters)
  throw cannotSort(first, first, 0)
}

/** NaN is neither small nor large: it goes to the end, where it disturbs nobody. */
function byValue(left: number, right: number): number {
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : 1
  return Number.isNaN(right) ? -1 : left - right || Number(left > right) - Number(left < right)
}

function byCharacters(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}

function cannotSort(first: unknown, stranger: unknown, position: number): Fault {
  const kind = kindName(stranger)
  const words =
    position === 0
      ? `sort() needs a list of numbers or a list of text, and its first element is ${kind}.`
      : `sort() needs a list of numbers or a list of text: position 0 is ${kindName(first)}, position ${position} is ${kind}.`
  return new Fault("cannot_sort", words, { position, kind })
}
