import { describe, expect, test } from "vitest"
import { nameBuiltins } from "./builtin-names.ts"
import { num, toBool, type, typeOf } from "./convert.ts"
import { display } from "./display.ts"
import { print } from "./text.ts"

describe("num", () => {
  test.each([
    ["12", 12],
    [" -3.5 ", -3.5],
    ["12 apples", 12],
    ["1e3", 1000],
    ["1e", 1],
    [".5", 0.5],
    ["5.", 5],
    ["+7", 7],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    [7, 7],
    [Number.NaN, Number.NaN],
    [true, 1],
    [false, 0],
  ])("%j is %s", (value, expected) => {
    expect(num(value)).toBe(expected)
  })

  test.each(["", " ", "abc", "e5", "-", "NaN", "$5", "."])("%j is no number", (text) => {
    expect(() => num(text)).toThrow(`num() cannot read a number from "${text}".`)
  })

  test("neither is null, a list or an object", () => {
    expect(() => num(null as never)).toThrow("num() needs text or a number as its first argument")
    expect(() => num([1] as never)).toThrow("and got a list.")
    expect(() => num("x".repeat(100))).toThrow(`"${"x".repeat(40)}…"`)
  })
})

test("to_bool is what a condition makes of it", () => {
  const falsy = [null, undefined, false, 0, Number.NaN, ""]
  expect(falsy.map(toBool)).toEqual(falsy.map(() => false))
  expect([[], {}, "false", "0", 1, true].map(toBool)).toEqual([true, true, true, true, true, true])
})

describe("type and typeof", () => {
  test.each([
    [1, "number"],
    ["a", "string"],
    [true, "boolean"],
    [null, "null"],
    [undefined, "null"],
    [[1], "array"],
    [{}, "object"],
    [new Error("x"), "object"],
    [() => 1, "function"],
  ])("%s", (value, expected) => {
    expect([type(value), typeOf(value)]).toEqual([expected, expected])
  })

  test("words of the language", () => {
    nameBuiltins({ print, typeOf, notAFunction: 1 })
    expect([type(print), typeOf(print)]).toEqual(["native-function", "function"])
    expect([display(print), display([typeOf])]).toEqual([
      "<native function print>",
      "[<native function typeof>]",
    ])
  })
})
