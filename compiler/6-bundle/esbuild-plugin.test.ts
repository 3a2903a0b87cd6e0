import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type BuildFailure, build } from "esbuild"
import { afterAll, beforeAll, expect, it } from "vitest"
import { easylang } from "../esbuild.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "easylang-plugin-test-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function bundle(source: string) {
  const file = join(folder, "greet.ez")
  writeFileSync(file, source)
  return build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "silent",
    external: ["easylang/runtime"],
    plugins: [easylang()],
  })
}

it("loads .ez files into anybody's build", async () => {
  const { outputFiles } = await bundle('print("hello")')
  expect(outputFiles[0]?.text).toContain('import { print } from "easylang/runtime"')
})

it("reports mistakes as esbuild does", async () => {
  const failure = (await bundle('let ä = "ü" + pritn(1)').catch((error) => error)) as BuildFailure
  expect(failure.errors.at(-1)).toMatchObject({
    pluginName: "easylang",
    location: { line: 1, lineText: 'let ä = "ü" + pritn(1)' },
  })
  expect(failure.errors.some(({ text }) => text.includes("pritn"))).toBe(true)
})
