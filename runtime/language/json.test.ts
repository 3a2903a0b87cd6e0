import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { toJson } from "./json.ts"
import { findJsonMistake } from "./json-mistake.ts"

test("to_json reads JSON", () => {
  expect(toJson('{"a": [1, null, true, "x"]}')).toEqual({ a: [1, null, true, "x"] })
  expect(toJson(" 5 ")).toBe(5)
  expect(toJson("\uFEFF[]")).toEqual([])
  expect(() => toJson({} as never)).toThrow(
    "to_json() needs text as its first argument, the JSON, and got an object. It reads JSON and gives the value.",
  )
})

describe("the place of a mistake", () => {
  test.each([
    ["", 1, 1, "the text is empty."],
    ["{", 1, 2, 'the text ends, but a name in double quotes or "}" is missing here.'],
    ["[1, 2", 1, 6, 'the text ends, but "," or "]" is missing here.'],
    ['{\n  "a": 1,\n}', 3, 1, "the comma before this is one too many."],
    ["[1, ]", 1, 5, "the comma before this is one too many."],
    ['{"a": }', 1, 7, "a value is missing here."],
    ["{a: 1}", 1, 2, 'a name in double quotes or "}" is missing here.'],
    ["{'a': 1}", 1, 2, "JSON puts names and text in double quotes."],
    ['{"a" 1}', 1, 6, '":" is missing after the name.'],
    ['{"a": 1 "b": 2}', 1, 9, '"," or "}" is missing here.'],
    [
      '["abc]',
      1,
      2,
      "this text has no closing quote, or holds a line end or an unknown backslash.",
    ],
    ["hello", 1, 1, 'JSON has no value "hello".'],
    ["[undefined]", 1, 2, 'JSON has no value "undefined".'],
    ["[01]", 1, 2, 'JSON has no value "01".'],
    ["<html>", 1, 1, "a value is missing here."],
    ["[1] 2", 1, 5, "the value is over, and something else follows."],
    ["[1] // done", 1, 5, "JSON has no comments."],
    ["[}", 1, 2, 'a value or "]" is missing here.'],
  ])("%j", (text, line, column, reason) => {
    expect(findJsonMistake(text)).toEqual({ line, column, reason })
    expect(() => toJson(text)).toThrow(
      `to_json() cannot read this text: line ${line}, column ${column}: ${reason}`,
    )
  })

  test("is found in whatever JSON.parse refuses, and lies in the text", () => {
    const piece = fc.constantFrom(
      ..."[]{},:\"'\\ \n0-1.e+truefalsn".split(""),
      "null",
      '"a"',
      "\\u12",
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("")
        try {
          JSON.parse(text)
        } catch {
          const { line, column } = findJsonMistake(text)
          expect(line).toBeLessThanOrEqual(text.split("\n").length)
          expect(column).toBeGreaterThan(0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test("takes no stack for deep or long texts", () => {
    expect(findJsonMistake("[".repeat(200_000)).column).toBe(200_001)
    expect(findJsonMistake(`["${"x".repeat(2_000_000)}",`).column).toBe(2_000_005)
  })
})
