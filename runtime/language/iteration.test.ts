import { describe, expect, test } from "vitest"
import { items, rangeSteps } from "./iteration.ts"
import { range } from "./range.ts"

describe("for … in", () => {
  test.each([
    ["a list", [1, 2], [1, 2]],
    ["text", "a👍b", ["a", "👍", "b"]],
    ["an object", { b: 1, a: 2 }, ["b", "a"]],
    ["a collection", new Map([["k", "v"]]), ["v"]],
    ["a set", new Set([1]), [1]],
  ])("%s", (_, value, walked) => {
    expect([...items(value)]).toEqual(walked)
  })

  test("a list that grows is walked to its new end", () => {
    const list = [1, 2]
    const seen: number[] = []
    for (const each of items(list)) {
      seen.push(each)
      if (list.length < 4) list.push(each * 10)
    }
    expect(seen).toEqual([1, 2, 10, 20])
  })

  test("anything else is said", () => {
    expect(() => items(null)).toThrow("I cannot go through null")
    expect(() => items(5)).toThrow("Did you mean range(5)?")
    expect(() => items(() => {})).toThrow("I cannot go through a function")
  })
})

describe("range", () => {
  const table: [number[], number[]][] = [
    [[3], [0, 1, 2]],
    [[2.5], [0, 1, 2]],
    [[0], []],
    [[-2], []],
    [
      [2, 5],
      [2, 3, 4],
    ],
    [[5, 2], []],
    [
      [0, 10, 5],
      [0, 5],
    ],
    [
      [3, 0, -1],
      [3, 2, 1],
    ],
    [
      [0, 1, 0.25],
      [0, 0.25, 0.5, 0.75],
    ],
  ]

  test.each(table)("range(%j)", (given, numbers) => {
    const [start = 0, end, step] = given
    expect(range(start, end, step)).toEqual(numbers)
    expect([...rangeSteps(start, end, step)]).toEqual(numbers)
  })

  test("null stands for an argument that is not there", () => {
    expect(range(2, null as never, null as never)).toEqual([0, 1])
  })

  test("what makes no range is said", () => {
    expect(() => range("5" as never)).toThrow("range() needs a number as its end, and got text.")
    expect(() => range(null as never, 3)).toThrow("as its start, and got null")
    expect(() => range(0, 3, 0)).toThrow("would never end")
    expect(() => range(1e12)).toThrow("too many to hold")
  })
})
