import { afterEach, describe, expect, test, vi } from "vitest"
import { abs, ceil, floor, random, randomInt, round } from "./math.ts"

afterEach(() => {
  vi.restoreAllMocks()
})

test("floor, ceil, round, abs", () => {
  expect([floor(-1.5), ceil(-1.5), round(2.5), round(-2.5), abs(-3)]).toEqual([-2, -1, 3, -2, 3])
  expect(() => floor("1" as never)).toThrow(
    "floor() needs a number as its first argument and got text.",
  )
  expect(() => ceil(null as never)).toThrow("ceil() needs a number")
  expect(() => round(Number.NaN)).toThrow("and got NaN")
  expect(() => abs([] as never)).toThrow("abs() needs a number")
})

describe("random", () => {
  const least = 0
  const most = 1 - 2 ** -53

  test.each([
    [least, 0, 0, "a", 1, -3],
    [most, most, 5, "c", 6, 3],
  ])("with chance %s", (chance, alone, below, element, dice, wide) => {
    vi.spyOn(Math, "random").mockReturnValue(chance)
    expect(random()).toBe(alone)
    expect(random(6)).toBe(below)
    expect(random(["a", "b", "c"])).toBe(element)
    expect(random(1, 6)).toBe(dice)
    expect(randomInt(1, 6)).toBe(dice)
    expect(random(-3.9, 3.9)).toBe(wide)
  })

  test("with nothing to choose from", () => {
    expect(() => random([])).toThrow("random() cannot choose from an empty list.")
    expect(() => random(0)).toThrow("no whole number from 0 on below 0")
    expect(() => random(6, 1)).toThrow("no whole number from 6 to 1 for random()")
    expect(() => randomInt(1, Number.POSITIVE_INFINITY)).toThrow("for random_int()")
  })

  test("of other kinds", () => {
    expect(() => random("abc" as never)).toThrow("random() needs a number or a list as its first")
    expect(() => random(null as never)).toThrow("and got null.")
    expect(() => random(1, "6" as never)).toThrow("random() needs a number as its second")
    expect(() => randomInt(null as never, 1)).toThrow("random_int() needs a number as its first")
  })
})
