/** Every problem has words that a beginner can read, and a case in which it is seen. */
import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { casesOf, finderFor } from "../../scripts/golden/cases.ts"
import { compileFile } from "../compile.ts"
import { plugins } from "../plugins/all.ts"
import { wordingOf } from "./catalogue.ts"
import { flow } from "./wordings/flow.ts"
import { foreign } from "./wordings/foreign.ts"
import { names } from "./wordings/names.ts"
import { syntax } from "./wordings/syntax.ts"

const ours = Object.keys({ ...syntax, ...foreign, ...names, ...flow })

const seen = new Set(
  [...casesOf("programs"), ...casesOf("problems")].flatMap(({ folder }) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".ez"))
      .flatMap((file) => {
        const source = readFileSync(`${folder}/${file}`, "utf8")
        const finder = finderFor(folder, file)
        const path = `${folder}/${file}`
        const { problems } = compileFile({ file, source, plugins, path, finder })
        return problems.map(({ code }) => code)
      }),
  ),
)

test("every code of the front end has a case", () => {
  expect(ours.filter((code) => !seen.has(code))).toEqual([])
})

test("every problem that is seen has words of its own", () => {
  const unworded = [...seen].filter((code) => {
    const problem = {
      code,
      severity: "error",
      place: { file: "x", start: 0, end: 0 },
      facts: {},
    } as const
    return wordingOf(problem, plugins).lead === "Something is wrong here."
  })
  expect(unworded).toEqual([])
})
