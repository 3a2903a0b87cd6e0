/** Legal programs pass the check, and each mistake is found at its characters: all in one check of a warm server. */
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Checker } from "../../compiler/5-check/check.ts"
import { checkPrograms } from "../../compiler/build.ts"
import { startProgramChecker } from "../../compiler/installed.ts"
import { plugins } from "../../compiler/plugins/all.ts"
import { renderProblems } from "../../compiler/problems/render/terminal.ts"
import { foundIn, typeCases } from "./type-cases.ts"

let checker: Checker
beforeAll(() => {
  checker = startProgramChecker()
})
afterAll(() => checker.stop())

describe.each(["legal", "wrong"] as const)("%s programs", (suite) => {
  const cases = typeCases(suite)
  let found: string[][] = []
  beforeAll(async () => {
    found = await foundIn(cases, checker)
  })

  test.each(cases.map((each, index) => [each.title, each, index] as const))(
    "%s",
    (_, { expected }, index) => {
      expect(found[index]).toEqual(expected)
    },
  )

  test("are what their folder says", () => {
    const errors = cases.map(({ expected }) => expected.filter((each) => !/ warning /.test(each)))
    const isWrong = cases.map(({ expected }) => expected.length > 0)
    if (suite === "legal") expect(errors.flat()).toEqual([])
    else expect(cases.filter((_, index) => !isWrong[index])).toEqual([])
  })
})

test("ten mistakes in one program read as a beginner needs them", async () => {
  const folder = fileURLToPath(new URL("../../fixtures/types/ten-mistakes/", import.meta.url))
  const { problems, sources } = await checkPrograms([`${folder}manager.ez`], checker)
  const report = renderProblems({ problems, sources, plugins })
  // Files are named as this folder sees them.
  const shown = report.replace(/─+ \S*\/(\w+\.ez:)/g, "── $1")
  await expect(shown).toMatchFileSnapshot(`${folder}expected.txt`)
})
