import { describe, expect, test } from "vitest"
import { add, divide, multiply, negate, remainder, subtract } from "./arithmetic.ts"

describe("+", () => {
  test.each([
    [1, 2, 3],
    [0.1, 0.2, 0.1 + 0.2],
    ["a", "b", "ab"],
    ["n: ", 5, "n: 5"],
    [5, " apples", "5 apples"],
    ["a", null, "anull"],
    [undefined, "a", "nulla"],
    ["a", [1, 2], "a[1, 2]"],
    [true, "!", "true!"],
    ["", { a: 1 }, "{a: 1}"],
  ])("%j + %j", (left, right, sum) => {
    expect(add(left, right)).toBe(sum)
  })

  test.each([
    [null, 1, "null and a number"],
    [1, undefined, "a number and null"],
    [true, 1, "true or false and a number"],
    [[1], [2], "a list and a list"],
    [{}, 1, "an object and a number"],
    [1, () => {}, "a number and a function"],
  ])("%j + %j says both kinds", (left, right, kinds) => {
    expect(() => add(left, right)).toThrow(`I cannot add ${kinds}.`)
  })
})

describe("- * / %", () => {
  test("numbers as IEEE 754 has them", () => {
    expect(subtract(5, 7)).toBe(-2)
    expect(multiply(3, 4)).toBe(12)
    expect(divide(10, 4)).toBe(2.5)
    expect(divide(1, 0)).toBe(Number.POSITIVE_INFINITY)
    expect(divide(0, 0)).toBeNaN()
    expect(remainder(-7, 3)).toBe(-1)
    expect(remainder(5.5, 2)).toBe(1.5)
    expect(negate(3)).toBe(-3)
  })

  test("text repeats, from either side", () => {
    expect(multiply("=", 5)).toBe("=====")
    expect(multiply(2, "ab")).toBe("abab")
    expect(multiply("a", 0)).toBe("")
    expect(multiply("a", -1)).toBe("")
    expect(multiply("a", 2.9)).toBe("aa")
    expect(multiply("", Number.POSITIVE_INFINITY)).toBe("")
    expect(multiply("a", Number.NaN)).toBe("")
  })

  test("a text that no memory holds is refused", () => {
    expect(() => multiply("ab", 1e12)).toThrow("too long")
    expect(() => multiply("a", Number.POSITIVE_INFINITY)).toThrow("too long")
  })

  test.each([
    [subtract, "5", 2, 'I cannot subtract the text "5" and 2: "-" needs numbers on both sides.'],
    [multiply, null, 2, 'I cannot multiply null and 2: "*" needs numbers on both sides.'],
    [multiply, "a", "b", 'I cannot multiply the text "a" and the text "b"'],
    [divide, 1, [1], "I cannot divide 1 and a list"],
    [remainder, "1234", 4, 'the remainder of the text "1234" and 4'],
  ])("%o with %j and %j", (operator, left, right, words) => {
    expect(() => operator(left, right)).toThrow(words)
  })

  test("the minus in front needs a number", () => {
    expect(() => negate("5")).toThrow('I cannot negate the text "5"')
    expect(() => negate(null)).toThrow("I cannot negate null")
  })
})

test("a number too long to be one is text, and its remainder is exact", () => {
  expect(remainder("197038439483310086", 8)).toBe(6)
  expect(remainder("18446744073709551615", 1000)).toBe(615)
  expect(() => remainder("12", 8)).toThrow('"%" needs numbers')
  expect(() => remainder("197038439483310086", 0.5)).toThrow('"%" needs numbers')
  expect(() => remainder("197038439483310086", 0)).toThrow('"%" needs numbers')
})
