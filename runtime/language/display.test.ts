import { expect, test } from "vitest"
import { Fault } from "../fault.ts"
import { display } from "./display.ts"

function greet() {}

const table: [string, unknown, string][] = [
  ["an integer", 10, "10"],
  ["a negative integer", -3, "-3"],
  ["a large integer", 1e20, "100000000000000000000"],
  ["an integer written as a fraction", 2.0, "2"],
  ["a fraction", 10 / 3, "3.3333333333333335"],
  ["a sum of fractions", 0.1 + 0.2, "0.30000000000000004"],
  ["a small number", 1e-7, "1e-7"],
  ["a very large number", 1e23, "1e+23"],
  ["minus zero", -0, "0"],
  ["Infinity", Infinity, "Infinity"],
  ["-Infinity", -Infinity, "-Infinity"],
  ["NaN", Number.NaN, "NaN"],
  ["text", "a b", "a b"],
  ["empty text", "", ""],
  ["true", true, "true"],
  ["false", false, "false"],
  ["null", null, "null"],
  ["undefined", undefined, "null"],
  ["a list", [1, "a", [2, null]], "[1, a, [2, null]]"],
  ["an empty list", [], "[]"],
  ["a list with a hole", [1, undefined, 2], "[1, null, 2]"],
  ["an object", { a: 1, b: { c: "x" } }, "{a: 1, b: {c: x}}"],
  ["an empty object", {}, "{}"],
  ["an object without prototype", Object.assign(Object.create(null), { a: 1 }), "{a: 1}"],
  ["a function", greet, "<function greet>"],
  ["a function without name", (() => () => {})(), "<function>"],
  ["a fault", new Fault("x", "The door is shut."), "The door is shut."],
  ["an error inside a list", [new Error("no")], "[no]"],
  ["a map", new Map([["a", 1]]), "{a: 1}"],
  ["a set", new Set([1, 2]), "[1, 2]"],
  ["a date", new Date(0), "1970-01-01T00:00:00.000Z"],
  ["a value with its own plain form", { toJSON: () => ({ id: "7" }) }, "{id: 7}"],
]

test.each(table)("%s", (_, value, text) => {
  expect(display(value)).toBe(text)
})

test("a list that contains itself ends", () => {
  const list: unknown[] = [1]
  list.push(list)
  expect(display(list)).toBe("[1, [...]]")
})

test("an object that contains itself ends", () => {
  const object: Record<string, unknown> = { a: 1 }
  object.self = object
  expect(display(object)).toBe("{a: 1, self: {...}}")
})

test("the same list twice is no cycle", () => {
  const part = [1]
  expect(display([part, part])).toBe("[[1], [1]]")
})

test("lists that double with every step end soon", () => {
  let list: unknown[] = ["x"]
  for (let step = 0; step < 60; step += 1) list = [list, list]
  expect(display(list).length).toBeLessThan(2_000_000)
})

test("nesting deeper than the call stack ends", () => {
  let list: unknown[] = []
  for (let step = 0; step < 100_000; step += 1) list = [list]
  expect(display(list)).toContain("[...]")
})
