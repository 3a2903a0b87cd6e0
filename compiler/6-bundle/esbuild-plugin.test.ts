import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
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

it("loads what a program imports and what it loads as modules, and watches it", async () => {
  mkdirSync(join(folder, "lib"))
  writeFileSync(join(folder, "lib", "text.ez"), 'func quoted(text) { return "\'" + text + "\'" }')
  writeFileSync(
    join(folder, "lib", "math.ez"),
    'import "more"\nexport_double(n) { return n * two }',
  )
  writeFileSync(join(folder, "lib", "more.ez"), "let two = 2")
  const { outputFiles } = await bundle(
    'import "lib/text"\nlet math = load_module("lib/math")\nprint(quoted(str(math.double(4))))',
  )
  const text = outputFiles[0]?.text ?? ""
  expect(text).toContain("function quoted(")
  expect(text).toContain("function export_double(")
  expect(text).toContain('defineModule("Math", "lib/math.ez"')
})

it("places mistakes in the file that has them", async () => {
  writeFileSync(join(folder, "broken.ez"), "let fine = 1\nprint(not_there)")
  const failure = (await bundle('import "broken"').catch((error) => error)) as BuildFailure
  expect(failure.errors).toHaveLength(1)
  expect(failure.errors[0]?.location).toMatchObject({ line: 2, lineText: "print(not_there)" })
  expect(failure.errors[0]?.location?.file).toMatch(/broken\.ez$/)
})

it("tells the runtime which intents a bot needs and what its codes are", async () => {
  const { outputFiles } = await bundle(
    'on("guildMemberAdd", func(member) { print(broadcast_eval("client.uptime")) })\nbot_start("x")',
  )
  const text = outputFiles[0]?.text ?? ""
  expect(text).toContain('needIntents("Guilds", "GuildMembers")')
  expect(text).toMatch(/offerCode\("client\.uptime", async function\(client, context\)/)
  // Before the bot starts.
  expect(text.indexOf("needIntents(")).toBeLessThan(text.indexOf("botStart("))
  expect(text.indexOf("offerCode(")).toBeLessThan(text.indexOf("botStart("))
})

it("counts the modules of a bot, and leaves alone what says its intents itself", async () => {
  writeFileSync(join(folder, "joins.ez"), 'on("inviteCreate", func(invite) { print(1) })')
  const { outputFiles } = await bundle('let joins = load_module("joins")\nbot_start("x")')
  expect(outputFiles[0]?.text).toContain('needIntents("Guilds", "GuildInvites")')
  const given = await bundle('bot_start("x", { intents: ["guilds"] })')
  expect(given.outputFiles[0]?.text).not.toContain("needIntents")
})
