/** What the documentation calls a word of the language is one, and takes as many values as it is given there. */
import { expect, test } from "vitest"
import { words } from "../../compiler/vocabulary/words.ts"
import { documentedPairs, documentedWords } from "./documented-words.ts"

test.each(documentedWords)("$name takes $least to $most values", ({ name, least, most }) => {
  const word = words.find((each) => each.name === name)
  if (word === undefined) throw new Error(`no word is called ${name}`)
  const needed = word.parameters.filter(({ optional, rest }) => !optional && !rest)
  const taken = word.parameters.some(({ rest }) => rest) ? most : word.parameters.length
  // Of a word with several forms the vocabulary says what each number of values gives.
  const counts = Object.keys(word.results ?? { [needed.length]: "" }).map(Number)
  expect(Math.min(...counts)).toBeLessThanOrEqual(least)
  expect(taken).toBeGreaterThanOrEqual(most)
})

test.each(documentedPairs)("%s is %s", (one, other) => {
  const exported = (name: string) => words.find((each) => each.name === name)?.export
  expect(exported(one)).toBeDefined()
  expect(exported(other)).toBe(exported(one))
})
