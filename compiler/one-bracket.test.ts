/** A bracket that is taken out of a sound program is one report, wherever it stood. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it, test } from "vitest"
import { casesOf, finderFor } from "../scripts/golden/cases.ts"
import { lex } from "./1-parse/lexer.ts"
import { Report } from "./1-parse/report.ts"
import { compileFile } from "./compile.ts"
import { withoutBracketEchoes } from "./one-bracket.ts"
import { plugins } from "./plugins/all.ts"
import type { Problem } from "./problems/problem.ts"

/** Every so many-th bracket of all programs; taking each would be minutes. */
const STRIDE = 43

interface Sample {
  /** Says which bracket it is. */
  name: string
  folder: string
  file: string
  source: string
}

function samples(): Sample[] {
  let brackets = 0
  return casesOf("programs").flatMap(({ folder, name }) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(".ez"))
      .flatMap((file) => {
        const source = readFileSync(join(folder, file), "utf8")
        return lex(source, new Report(file))
          .tokens.filter(({ kind, text }) => kind === "mark" && /^[()[\]{}]$/.test(text))
          .filter(() => {
            brackets += 1
            return brackets % STRIDE === 0
          })
          .map(({ start, text }) => ({
            name: `${name}/${file}:${start} ${text}`,
            folder,
            file,
            source: `${source.slice(0, start)}${source.slice(start + 1)}`,
          }))
      }),
  )
}

test("a bracket that is missing is one report", () => {
  const several = samples().filter(({ folder, file, source }) => {
    const path = join(folder, file)
    const finder = finderFor(folder, file)
    const { problems } = compileFile({ file, source, plugins, path, finder })
    return problems.filter(({ severity }) => severity === "error").length !== 1
  })
  expect(several.map(({ name }) => name)).toEqual([])
})

describe("withoutBracketEchoes", () => {
  const problem = (start: number): Problem => ({
    code: "missing_value",
    severity: "error",
    place: { file: "a.ez", start, end: start },
    facts: {},
  })

  it("reads a long file a few times only, and a very long one never", () => {
    const readings = (length: number): number => {
      let count = 0
      withoutBracketEchoes(`f(1${" ".repeat(length)}`, [problem(2), problem(3)], (text) => {
        count += text.length > 0 ? 1 : 0
        return [problem(2), problem(3)]
      })
      return count
    }
    expect(readings(10)).toBeGreaterThan(1)
    expect(readings(240_000)).toBe(2)
    expect(readings(300_000)).toBe(0)
  })
})
