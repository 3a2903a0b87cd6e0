import { describe, expect, test } from "vitest"
import { equals, greater, greaterOrEqual, isIn, less, lessOrEqual } from "./comparison.ts"
import { READS_AS } from "./display.ts"

function someFunction() {}
const someObject = { a: 1 }

describe("==", () => {
  test.each([
    [1, 1],
    ["a", "a"],
    [true, true],
    [null, null],
    [null, undefined],
    [undefined, undefined],
    [1, "1"],
    ["1.50", 1.5],
    [-2, "-2"],
    ["1e3", 1000],
    [true, 1],
    [0, false],
    [
      [1, [2, "3"]],
      [1, [2, 3]],
    ],
    [[], []],
    [[null], [undefined]],
    [someObject, someObject],
    [someFunction, someFunction],
    [{ [READS_AS]: () => "👍" }, "👍"],
  ])("%j == %j", (left, right) => {
    expect(equals(left, right)).toBe(true)
    expect(equals(right, left)).toBe(true)
  })

  test.each([
    [1, 2],
    [1, "1abc"],
    [0, ""],
    [5, " 5 "],
    [16, "0x10"],
    ["1", "1.0"],
    [true, "true"],
    [true, 2],
    [null, 0],
    [null, false],
    [null, ""],
    [Number.NaN, Number.NaN],
    [[1], [1, 2]],
    [[1], 1],
    [{ a: 1 }, { a: 1 }],
    [{}, null],
    [() => {}, () => {}],
    [{ [READS_AS]: () => "👍" }, "👎"],
    [{ [READS_AS]: () => "👍" }, null],
  ])("%j is not %j", (left, right) => {
    expect(equals(left, right)).toBe(false)
    expect(equals(right, left)).toBe(false)
  })

  test("lists that contain themselves compare", () => {
    const one: unknown[] = [1]
    one.push(one)
    const other: unknown[] = [1]
    other.push(other)
    expect(equals(one, other)).toBe(true)
    expect(equals(one, [1, [2]])).toBe(false)
  })
})

describe("< <= > >=", () => {
  test("two numbers, or two texts", () => {
    expect(less(1, 2)).toBe(true)
    expect(less("a", "b")).toBe(true)
    expect(less("B", "a")).toBe(true)
    expect(lessOrEqual(2, 2)).toBe(true)
    expect(greater(1, 2)).toBe(false)
    expect(greaterOrEqual("b", "b")).toBe(true)
    expect(less(Number.NaN, 1)).toBe(false)
  })

  test.each([
    [less, "1", 2, 'I cannot compare text with a number: "<" needs two numbers or two texts.'],
    [lessOrEqual, null, 2, 'I cannot compare null with a number: "<="'],
    [greater, [1], [2], 'I cannot compare a list with a list: ">"'],
    [greaterOrEqual, true, 1, 'I cannot compare true or false with a number: ">="'],
  ])("%o of %j and %j", (operator, left, right, words) => {
    expect(() => operator(left, right)).toThrow(words)
  })
})

describe("in", () => {
  test("a key of an object, none that JavaScript put there", () => {
    expect(isIn("a", { a: null })).toBe(true)
    expect(isIn("b", { a: 1 })).toBe(false)
    expect(isIn(3, { 3: "x" })).toBe(true)
    expect(isIn("constructor", {})).toBe(false)
    expect(isIn("__proto__", {})).toBe(false)
    expect(isIn("x", new Map([["x", 1]]))).toBe(true)
  })

  test("an element of a list, as == has it", () => {
    expect(isIn("1", [1, 2])).toBe(true)
    expect(isIn([1], [[1]])).toBe(true)
    expect(isIn(null, [undefined])).toBe(true)
    expect(isIn(4, [1, 2])).toBe(false)
  })

  test("a part of a text", () => {
    expect(isIn("ell", "hello")).toBe(true)
    expect(isIn("", "hello")).toBe(true)
    expect(isIn(5, "a5")).toBe(true)
    expect(isIn("x", "hello")).toBe(false)
  })

  test("anything else is said", () => {
    expect(() => isIn("a", null)).toThrow("I cannot look inside null")
    expect(() => isIn("a", 5)).toThrow("I cannot look inside a number")
    expect(() => isIn(null, "text")).toThrow("I cannot look for null in text")
  })
})
