/** Texts that are code: whatever stands in them, the compiler says something at a place inside the program. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compile } from "../../index.ts"

const PIECES = [
  "client",
  "context",
  ".guilds",
  ".cache",
  ".size",
  "return ",
  "await ",
  "(",
  ")",
  "{",
  "}",
  "[",
  "]",
  "'",
  "`",
  "${",
  "\\",
  "\n",
  ";",
  ",",
  " => ",
  " = ",
  "function f",
  "let x",
  "/",
  "//",
  "/*",
  "...",
  "async ",
  "class A ",
  "import ",
  "😀",
  "\u0000",
  "1",
  "x",
  ".",
  "..",
  " ",
  "#p",
  "new ",
  "yield ",
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 30 }),
)

/** As EasyLang writes a text. */
function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`
}

describe.each(["broadcast_eval", "fetch_client_values"])("%s", (word) => {
  test("never fails on a text, and marks stretches of the program", () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const source = `print(${word}(${quoted(first)} + ${quoted(second)}))\n`
        const { problems, checked, regions } = compile(source)
        for (const { place } of problems) {
          expect(place.start).toBeGreaterThanOrEqual(0)
          expect(place.end).toBeLessThanOrEqual(source.length)
          expect(place.start).toBeLessThanOrEqual(place.end)
        }
        for (const { start, end } of regions) expect(start).toBeLessThan(end)
        for (const span of checked.spans) {
          expect(span.sourceStart).toBeLessThanOrEqual(span.sourceEnd)
          expect(span.end).toBeLessThanOrEqual(checked.text.length)
        }
      }),
      { numRuns: 400 },
    )
  })
})

test("what stands in the checked text is what stands in the program's text", () => {
  const { checked } = compile(
    'print(broadcast_eval("let t = \\"é😀\\"; return client.user.tag + t"))',
  )
  expect(checked.text).toContain('let t = "é😀"; return $travels(client.user.tag + t)')
})
