/**
 * Writes compiler/vocabulary/words.ts from the typed exports of runtime/index.ts: every word with
 * its parameters, result, role and docs, and the shapes of the values that words give. Run it after
 * a builtin was added or its types changed: `npm run vocabulary`.
 */
import { writeFileSync } from "node:fs"
import { vocabularyText } from "./vocabulary/vocabulary-text.ts"

const OUT = "compiler/vocabulary/words.ts"

writeFileSync(OUT, vocabularyText())
console.log(`wrote ${OUT}`)
