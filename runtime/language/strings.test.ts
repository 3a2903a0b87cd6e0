import { describe, expect, test } from "vitest"
import {
  contains,
  endsWith,
  lower,
  replace,
  split,
  startsWith,
  substr,
  trim,
  upper,
} from "./strings.ts"

describe("split", () => {
  test.each([
    ["a,b,,c", ",", ["a", "b", "", "c"]],
    ["!add 1 2", " ", ["!add", "1", "2"]],
    ["abc", ";", ["abc"]],
    ["", ",", [""]],
    ["a👍b", "", ["a", "👍", "b"]],
    ["", "", []],
  ])("%j by %j", (text, separator, parts) => {
    expect(split(text, separator)).toEqual(parts)
  })

  test("says which argument is of the wrong kind", () => {
    expect(() => split(5 as never, ",")).toThrow(
      "split() needs text as its first argument and got a number.",
    )
    expect(() => split("a", null as never)).toThrow(
      "split() needs text as its second argument, the separator, and got null.",
    )
  })
})

test("starts_with and ends_with", () => {
  expect(startsWith("!ping", "!")).toBe(true)
  expect(startsWith("ping", "!")).toBe(false)
  expect(startsWith("ping", "")).toBe(true)
  expect(endsWith("cat.png", ".png")).toBe(true)
  expect(endsWith("cat.png", ".gif")).toBe(false)
  expect(() => startsWith(null as never, "!")).toThrow("starts_with() needs text as its first")
  expect(() => endsWith("a", 1 as never)).toThrow("ends_with() needs text as its second")
})

describe("contains", () => {
  test.each([
    ["hello", "ell", true],
    ["hello", "x", false],
    ["room 7", 7, true],
    [[1, "2", [3]], 2, true],
    [[1, [3]], [3], true],
    [["1abc"], 1, false],
    [[null], null, true],
    [[], null, false],
  ])("%j contains %j: %s", (where, part, expected) => {
    expect(contains(where as string, part)).toBe(expected)
  })

  test("needs text or a list, and text in text", () => {
    expect(() => contains({ a: 1 } as never, "a")).toThrow("has_key() finds keys of objects.")
    expect(() => contains(null as never, "a")).toThrow("needs text or a list as its first")
    expect(() => contains("abc", null)).toThrow("contains() needs text as its second argument")
  })
})

describe("substr", () => {
  test.each([
    ["hello", 1, 3, "el"],
    ["hello", 0, 99, "hello"],
    ["hello", 3, 1, ""],
    ["hello", 2, undefined, "llo"],
    ["hello", 2, null, "llo"],
    ["hello", -3, undefined, "llo"],
    ["hello", 1.7, 3.9, "el"],
    ["", 0, 1, ""],
  ])("%j from %s to %s", (text, start, end, expected) => {
    expect(substr(text, start, end as number)).toBe(expected)
  })

  test("needs numbers", () => {
    expect(() => substr("a", "1" as never)).toThrow(
      "substr() needs a number as its second argument, the start, and got text.",
    )
    expect(() => substr("a", 0, Number.NaN)).toThrow("the end, and got NaN.")
  })
})

test("lower, upper, trim", () => {
  expect(lower("ÄB1")).toBe("äb1")
  expect(upper("straße")).toBe("STRASSE")
  expect(trim(" \t a b\n")).toBe("a b")
  expect(() => lower(null as never)).toThrow("lower() needs text")
  expect(() => upper([] as never)).toThrow("and got a list.")
  expect(() => trim({} as never)).toThrow("and got an object.")
})

test("replace takes all, and nothing for a pattern", () => {
  expect(replace("a-b-c", "-", "+")).toBe("a+b+c")
  expect(replace("1.2", ".", "$&")).toBe("1$&2")
  expect(replace("abc", "x", "y")).toBe("abc")
  expect(() => replace("abc", "", "y")).toThrow("cannot look for an empty text")
  expect(() => replace("a", "b", 1 as never)).toThrow("third argument, the replacement")
})
