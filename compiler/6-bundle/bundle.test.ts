import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { buildProgram } from "../build.ts"
import { nameBundles, stopBundler } from "./bundle.ts"
import { writeBundles } from "./write.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "easylang-bundle-test-"))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await stopBundler()
})

async function buildAndRun(name: string, text: string): Promise<string> {
  writeFileSync(join(folder, name), text)
  const out = join(folder, "dist")
  const { bundles, problems } = await buildProgram(join(folder, name), { out, check: false })
  expect(problems).toEqual([])
  await writeBundles(out, bundles)
  return execFileSync(process.execPath, [bundles[0]?.path ?? ""], { encoding: "utf8" })
}

describe("bots in JavaScript and TypeScript", () => {
  it("import Node's modules in every way, await at top level and export", async () => {
    const said = await buildAndRun(
      "modules.mjs",
      `import fs, { existsSync } from "fs"
import * as path from "node:path"
export const name = await Promise.resolve(path.basename(import.meta.url))
const os = await import("node:os")
console.log(name, typeof fs.readFileSync, existsSync("/"), os.EOL === "\\n")`,
    )
    expect(said).toBe("modules.js function true true\n")
  })

  it("require in CommonJS", async () => {
    const said = await buildAndRun(
      "common.cjs",
      `const { basename } = require("node:path")\nmodule.exports = 1\nconsole.log(basename("a/b"))`,
    )
    expect(said).toBe("b\n")
  })

  it("get a discord.js whose client knows its shard", async () => {
    const said = await buildAndRun(
      "plain.ts",
      `import { Client, GatewayIntentBits, version } from "discord.js"
const client: Client = new Client({ intents: [GatewayIntentBits.Guilds] })
console.log(version.split(".")[0], client instanceof Client, client.isReady())`,
    )
    expect(said).toBe("14 true false\n")
  })

  it("are told of a package that is not installed, at its place", async () => {
    const file = join(folder, "lacks.js")
    const text = 'import x from "not-there/at/all"\nconsole.log(x)\n'
    writeFileSync(file, text)
    const { problems, bundles } = await buildProgram(file, { check: false })
    expect(bundles).toEqual([])
    expect(problems).toMatchObject([
      { code: "missing_package", facts: { name: "not-there/at/all" } },
    ])
    const { start, end } = problems[0]?.place ?? { start: 0, end: 0 }
    expect(text.slice(start, end)).toBe('"not-there/at/all"')
  })

  it("are told of mistakes in their syntax", async () => {
    writeFileSync(join(folder, "wrong.js"), "const = 1\n")
    const { problems } = await buildProgram(join(folder, "wrong.js"), { check: false })
    expect(problems).toMatchObject([{ code: "script_mistake", place: { start: 6 } }])
  })
})

it("names bundles apart", () => {
  const files = ["/p/manager.ez", "/p/a/bot.ez", "/p/b/bot.ez", "/p/b/bot.js", "/p/manager.js"]
  expect([...nameBundles(files, "/out").values()]).toEqual([
    "/out/manager.js",
    "/out/bot.js",
    "/out/b-bot.js",
    "/out/bot-js.js",
    "/out/p-manager.js",
  ])
})

it("leaves out a map's segments of what the user did not write", async () => {
  writeFileSync(join(folder, "mapped.ez"), 'print("one")\nprint("two")\n')
  const { bundles } = await buildProgram(join(folder, "mapped.ez"), {
    out: join(folder, "dist"),
    check: false,
  })
  const map = JSON.parse(bundles[0]?.map ?? "") as { sources: string[]; mappings: string }
  expect(map.sources).toEqual(["../mapped.ez"])
  expect(map.mappings.length).toBeLessThan(400)
})

it("writes plain ASCII, of which V8 keeps a byte for each character", async () => {
  writeFileSync(join(folder, "smiles.ez"), 'print("😀 ü")\nbot_start("a.b.c")\n')
  const { bundles } = await buildProgram(join(folder, "smiles.ez"), { check: false })
  const text = bundles[0]?.text ?? ""
  expect(text).toContain("\\u{1F600}")
  expect(Buffer.byteLength(text)).toBe(text.length)
})

describe("JavaScript in a program's texts", () => {
  async function botOf(code: string): Promise<string> {
    writeFileSync(
      join(folder, "runs-code.ez"),
      `print(broadcast_eval(${JSON.stringify(code)}))\nbot_start("a.b.c")\n`,
    )
    const { bundles, problems } = await buildProgram(join(folder, "runs-code.ez"), { check: false })
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([])
    return bundles[0]?.text ?? ""
  }

  it("is in the bot as a function, under its text", async () => {
    const text = await botOf("return client.guilds.cache.size")
    expect(text).toContain(
      'offerCode("return client.guilds.cache.size", async function(client, context)',
    )
  })

  it("finds what it imports where it runs", async () => {
    expect(await botOf("(await import('not-there')).x")).toContain('import("not-there")')
  })

  it("may set variables that it does not declare", async () => {
    const text = await botOf("n = 0; for (guild of client.guilds.cache.values()) n++; return n")
    expect(text).toMatch(/let n, guild;/)
  })
})
