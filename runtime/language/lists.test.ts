import { describe, expect, test } from "vitest"
import { append, join, pop, push, reverse, slice, sort } from "./lists.ts"

test("push gives nothing, append gives the same list", () => {
  const list = [1]
  expect(push(list, 2)).toBeNull()
  expect(append(list, null)).toBe(list)
  expect(list).toEqual([1, 2, null])
  expect(() => push("a" as never, 1)).toThrow("push() needs a list as its first argument")
  expect(() => append(null as never, 1)).toThrow("append() needs a list")
})

test("pop takes the last; an empty list is an error", () => {
  const list = [1, 2]
  expect([pop(list), list]).toEqual([2, [1]])
  expect(() => pop([])).toThrow("pop() cannot take an element off an empty list.")
  expect(() => pop({} as never)).toThrow("pop() needs a list")
})

test("join shows elements as print does", () => {
  expect(join([1, "a", null, [2]], ", ")).toBe("1, a, null, [2]")
  expect(join([], "-")).toBe("")
  expect(() => join("abc" as never, "")).toThrow("join() needs a list as its first")
  expect(() => join([], 1 as never)).toThrow("join() needs text as its second")
})

describe("slice", () => {
  test.each([
    [[1, 2, 3], 1, undefined, [2, 3]],
    [[1, 2, 3], 0, 2, [1, 2]],
    [[1, 2, 3], -1, undefined, [3]],
    [[1, 2, 3], 5, 9, []],
    ["hello", 1, 3, "el"],
  ])("%j from %s to %s", (whole, start, end, expected) => {
    expect(slice(whole, start, end)).toEqual(expected)
  })

  test("leaves the list as it is, and says what it needs", () => {
    const list = [1, 2]
    expect(slice(list, 0)).not.toBe(list)
    expect(() => slice({} as never, 1)).toThrow("slice() needs text or a list as its first")
    expect(() => slice([], null as never)).toThrow("slice() needs a number as its second")
  })
})

test("reverse gives a new list", () => {
  const list = [1, 2, 3]
  expect(reverse(list)).toEqual([3, 2, 1])
  expect(list).toEqual([1, 2, 3])
  expect(() => reverse("abc" as never)).toThrow("reverse() needs a list")
})

describe("sort", () => {
  test.each([
    [
      [10, 9, -1, 2.5],
      [-1, 2.5, 9, 10],
    ],
    [
      [Number.POSITIVE_INFINITY, Number.NaN, 1, Number.POSITIVE_INFINITY],
      [1, Infinity, Infinity, NaN],
    ],
    [
      ["b", "B", "a", "10", "9"],
      ["10", "9", "B", "a", "b"],
    ],
    [[], []],
  ])("%j", (list, sorted) => {
    const before = [...list]
    expect(sort(list)).toEqual(sorted)
    expect(list).toEqual(before)
  })

  test("of unlike kinds is said", () => {
    expect(() => sort([1, "2"])).toThrow("position 0 is a number, position 1 is text.")
    expect(() => sort([null, 1])).toThrow("position 0 is null, position 1 is a number.")
    expect(() => sort([[1]])).toThrow("its first element is a list.")
    expect(() => sort(5 as never)).toThrow("sort() needs a list")
  })
})
