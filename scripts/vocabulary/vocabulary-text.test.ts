import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { vocabularyText } from "./vocabulary-text.ts"

test("the vocabulary is what the runtime exports now; if not: npm run vocabulary", () => {
  const written = new URL("../../compiler/vocabulary/words.ts", import.meta.url)
  expect(vocabularyText() === readFileSync(written, "utf8")).toBe(true)
}, 120_000)
