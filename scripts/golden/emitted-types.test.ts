/** Every `expected.ts` is TypeScript that people can go on with: TypeScript itself agrees, without `strict`. */
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, test } from "vitest"

const top = fileURLToPath(new URL("../..", import.meta.url))
/** What a dynamic program may do all the same: compare unlike constants, give a function's name a new value. */
const ALLOWED = /error TS(2362|2363|2365|2367|2630):/

/** A call of the program's own function may give more than it takes. */
function isSurplus(line: string): boolean {
  const [, most, given] =
    /TS2554: Expected (?:\d+-)?(\d+) arguments?, but got (\d+)/.exec(line) ?? []
  return most !== undefined && Number(given) > Number(most)
}

test("the printed programs type-check", async () => {
  const folder = mkdtempSync(join(tmpdir(), "easylang-types-"))
  const config = {
    compilerOptions: {
      strict: false,
      target: "es2023",
      lib: ["es2023"],
      module: "esnext",
      moduleResolution: "bundler",
      moduleDetection: "force",
      types: ["node"],
      typeRoots: [join(top, "node_modules/@types")],
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      paths: { "easylang/runtime": [join(top, "runtime/index.ts")] },
    },
    include: [join(top, "fixtures/programs/*/expected.ts"), "modules.d.ts"],
  }
  // Modules are printed as files of their own, which the cases do not keep.
  const modules = 'declare module "*.ez" {\n  const module: any\n  export default module\n}\n'
  writeFileSync(join(folder, "modules.d.ts"), modules)
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config))
  const tsc = join(top, "node_modules/typescript/bin/tsc")
  const said = await promisify(execFile)(process.execPath, [tsc, "-p", folder]).then(
    () => "",
    (failed: { stdout: string }) => failed.stdout,
  )
  rmSync(folder, { recursive: true })
  const wrong = said
    .split("\n")
    .filter((line) => /fixtures\/.*error TS/.test(line) && !ALLOWED.test(line) && !isSurplus(line))
  expect(wrong).toEqual([])
})
