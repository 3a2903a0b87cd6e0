/** Every word of the language, under each of its names, stands in some program that is a case. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { compileFile } from "../../compiler/compile.ts"
import type { Plugin } from "../../compiler/plugin.ts"
import { plugins } from "../../compiler/plugins/all.ts"
import type { AnalysedProgram } from "../../compiler/tree/facts.ts"
import { words } from "../../compiler/vocabulary/words.ts"
import { casesOf, finderFor } from "./cases.ts"
import { runCases } from "./runs.ts"

test("no word is without a case", () => {
  const used = new Set<string>()
  const collector: Plugin<AnalysedProgram> = {
    name: "words in cases",
    check(program) {
      for (const word of program.names.words.values()) used.add(word.name)
      return []
    },
  }
  for (const { folder } of [...casesOf("programs"), ...runCases()]) {
    for (const file of readdirSync(folder).filter((each) => each.endsWith(".ez"))) {
      const source = readFileSync(join(folder, file), "utf8")
      const finder = finderFor(folder, file)
      const path = join(folder, file)
      compileFile({ file, source, plugins: [...plugins, collector], path, finder })
    }
  }
  expect(words.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([])
})

test("the README names every word that needs no Discord", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8")
  const own = words.filter(({ area }) => area === "language").map(({ name }) => name)
  expect(own.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})
