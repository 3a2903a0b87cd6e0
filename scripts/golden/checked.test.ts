/** The type check has nothing to say of the program cases: they are legal, each as far as its own file goes. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Checker } from "../../compiler/5-check/check.ts"
import { compile } from "../../compiler/index.ts"
import { startProgramChecker } from "../../compiler/installed.ts"
import { casesOf } from "./cases.ts"

let checker: Checker
beforeAll(() => {
  checker = startProgramChecker()
})
afterAll(() => checker.stop())

test("the program cases check", async () => {
  const compiled = casesOf("programs").map(({ name, folder }) =>
    compile(readFileSync(join(folder, "main.ez"), "utf8"), `${name}.ez`),
  )
  const { problems, unchecked } = await checker.check(compiled)
  expect(unchecked).toBeUndefined()
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([])
})
