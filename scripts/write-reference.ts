/**
 * Writes runtime/reference/ from the doc comments of the runtime's exports: a page for each family of
 * words. `npm run vocabulary` runs it.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { referencePages } from "./reference/pages.ts"
import { readEntries } from "./reference/read-entries.ts"
import { runtimeIndex } from "./vocabulary/vocabulary-text.ts"

const OUT = "runtime/reference"

mkdirSync(OUT, { recursive: true })
for (const [file, text] of referencePages(readEntries(runtimeIndex()))) {
  writeFileSync(`${OUT}/${file}`, text)
  console.log(`wrote ${OUT}/${file}`)
}
