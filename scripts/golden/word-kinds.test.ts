/** What the vocabulary claims of a word's result holds for whatever the word is given. */
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Kind, Word } from "../../compiler/vocabulary/word.ts"
import { words } from "../../compiler/vocabulary/words.ts"
import * as exported from "../../runtime/language/words.ts"

/** These speak to the outside; their cases show what they give. */
const OUTSIDE = /^(print|println|log_error|fs_write_file)$/
const subjects = words.filter(
  ({ area, waits, name }) => area === "language" && !waits && !OUTSIDE.test(name),
)

const value = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 9 }) },
  { weight: 3, arbitrary: fc.constantFrom("", "a", "a b", "12", "[1]", ".", "README.md") },
  { weight: 3, arbitrary: fc.array(fc.integer(), { maxLength: 3 }) },
  fc.array(fc.string(), { maxLength: 3 }),
  fc.constantFrom(null, undefined, true, 0.5, Number.NaN),
  fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 }),
)

const functions = new Map<string, unknown>(Object.entries(exported))

test.each(subjects.map((word) => [word.name, word] as const))("%s", (_, word) => {
  const call = functions.get(word.export) as (...given: unknown[]) => unknown
  fc.assert(
    fc.property(fc.array(value, { maxLength: word.parameters.length }), (given) => {
      const claimed = claimedKind(word, given)
      let result: unknown
      try {
        result = call(...given)
      } catch {
        return
      }
      expect(claimed, `${word.name}(${JSON.stringify(given)})`).toSatisfy((kind: Kind) =>
        isOfKind(result, kind),
      )
    }),
    { numRuns: 300 },
  )
})

function claimedKind({ result, results, resultLike }: Word, given: readonly unknown[]): Kind {
  if (resultLike === undefined) return results?.[given.length] ?? result
  const like = given[resultLike]
  if (typeof like === "string") return "text"
  return Array.isArray(like) ? { list: "unknown" } : "unknown"
}

function isOfKind(result: unknown, kind: Kind): boolean {
  switch (kind) {
    case "unknown":
      return true
    case "null":
      return result === null || result === undefined
    case "text":
      return typeof result === "string"
    case "number":
    case "boolean":
    case "object":
      return typeof result === kind && result !== null
    default:
      if (!("list" in kind)) return typeof result === "object" && result !== null
      return Array.isArray(result) && result.every((each) => isOfKind(each, kind.list))
  }
}
