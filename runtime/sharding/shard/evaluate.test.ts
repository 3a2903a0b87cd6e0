import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { build } from "esbuild"
import { afterEach, expect, test } from "vitest"
import { thisProcess } from "../../this-process.ts"
import { compileCode, offerCode } from "./evaluate.ts"

afterEach(() => thisProcess.codes.clear())

test("a text of the program is what the build made of it", async () => {
  offerCode("client.answer", async function (this: unknown, client, context) {
    return [this === client, context]
  })
  expect(await compileCode("client.answer")({ answer: 1 }, { a: 1 })).toEqual([true, { a: 1 }])
  expect(await compileCode("client.answer ")({ answer: 1 })).toBe(1)
})

test("any other text sees the client and the values", async () => {
  const client = { uptime: 5 }
  const run = compileCode("return [client.uptime, context.a, this === client]")
  expect(await run(client, { a: 2 })).toEqual([5, 2, true])
})

test("where texts stay texts, only those of the program run", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { compileCode, offerCode } from "./evaluate.ts"
        offerCode("known", async () => "ran")
        compileCode("known")(0).then((value) => {
          console.log(value)
          try { compileCode("1 + 1") } catch (error) { console.log(error.code, error.message) }
        })`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
  })
  const flag = "--disallow-code-generation-from-strings"
  const { stdout } = await promisify(execFile)(process.execPath, [
    flag,
    "-e",
    outputFiles[0]?.text ?? "",
  ])
  expect(stdout).toMatch(/^ran\nunknown_code broadcast_eval\(\) was given a text/)
})
