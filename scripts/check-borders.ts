/** Checks the borders of the house (compiler/README.md and runtime/README.md) and exits 1 when one is crossed. */
import { readFileSync } from "node:fs"
import { globSync } from "tinyglobby"
import { findCrossings } from "./borders/rules.ts"

const files = globSync(["compiler/**/*.ts", "runtime/**/*.ts"], { ignore: "**/*.test.ts" })
const crossings = findCrossings(files.sort(), (file) => readFileSync(file, "utf8"))
for (const crossing of crossings) {
  console.error(`${crossing.file}:${crossing.line}: ${crossing.rule}: ${crossing.found}`)
}
console.log(`borders: ${files.length} files, ${crossings.length} crossings`)
process.exitCode = crossings.length === 0 ? 0 : 1
