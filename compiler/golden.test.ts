/** Every folder of fixtures/programs and fixtures/problems is a case; nothing is said about single ones here. */
import { transformSync } from "esbuild"
import { describe, expect, test } from "vitest"
import { actualTexts, casesOf, expectedTexts } from "../scripts/golden/cases.ts"

describe("programs print the TypeScript that is expected of them", () => {
  test.each(casesOf("programs"))("$name", (each) => {
    const actual = actualTexts(each)
    expect(actual).toEqual(expectedTexts(each, Object.keys(actual)))
    expect(actual["expected.txt"] ?? "").not.toMatch(/^── (?!warning)/m)
    transformSync(actual["expected.ts"] ?? "", { loader: "ts", format: "esm" })
  })
})

describe("problems are told in the words that are expected of them", () => {
  test.each(casesOf("problems"))("$name", (each) => {
    const actual = actualTexts(each)
    expect(actual).toEqual(expectedTexts(each, Object.keys(actual)))
    expect(actual["expected.txt"]).toBeDefined()
    expect(actual["expected.txt"]).not.toMatch(
      /\binvalid\b|\billegal\b|unexpected token|identifier/i,
    )
  })
})
