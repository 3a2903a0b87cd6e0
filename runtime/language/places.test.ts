import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { afterAll, beforeAll, expect, test } from "vitest"

const runtime = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const folder = mkdtempSync(join(tmpdir(), "easylang-places-"))
let vendor = ""

beforeAll(async () => {
  const bundled = await build({
    entryPoints: [join(runtime, "manager.ts")],
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    write: false,
  })
  vendor = bundled.outputFiles[0]?.text ?? ""
})

afterAll(() => rmSync(folder, { recursive: true }))

/** A program in the shape of a compiled one. Its source is JavaScript, so that each line stands where it stood. */
async function run(source: string): Promise<{ err: string; code: number | null }> {
  const file = join(folder, "program.js")
  writeFileSync(join(folder, "bot.ez"), source)
  await build({
    stdin: { contents: source, sourcefile: "bot.ez", loader: "ts", resolveDir: folder },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "external",
    sourcesContent: false,
    outfile: file,
    banner: {
      js: `"use strict";
var __easylang = (() => { var module = {exports:{}}, exports = module.exports; ${vendor}; return module.exports })();
(async () => { await __easylang.startProgram({ file: __filename, entries: {} });`,
    },
    footer: { js: "})().catch(__easylang.programFailed);" },
    plugins: [
      {
        name: "vendor",
        setup(chain) {
          chain.onResolve({ filter: /^easylang\/runtime$/ }, () => ({ path: "r", namespace: "v" }))
          chain.onLoad({ filter: /./, namespace: "v" }, () => ({
            contents: "module.exports = __easylang",
          }))
        },
      },
    ],
  })
  const ended = spawnSync(process.execPath, [file], { encoding: "utf8" })
  return { err: ended.stderr, code: ended.status }
}

const WORDS = `import { add, at, caught, print, str, wait } from "easylang/runtime"\n`

test("an error names its line, its functions and what was null", async () => {
  const { err, code } = await run(`${WORDS}
function greet(message) {
  print(message.author.name)
}
function outer() { greet({ author: null }) }
await wait(0)
outer()
`)
  expect(code).toBe(1)
  expect(err).toContain("── the program stopped ─")
  expect(err).toContain(" bot.ez:4:24")
  expect(err).toContain('I cannot read "name": `message.author` is null.')
  expect(err).toContain("    4 │   print(message.author.name)\n      │                        ^")
  expect(err).toContain("    outer (bot.ez:6:20)")
  expect(err).toContain("    bot.ez:8:1")
  expect(err).not.toMatch(/at .*\.js:|node:internal|program\.js/)
})

test.each([
  ["a fault of an operator", "add(null, 1)", "I cannot add null and a number."],
  ["a position out of range", "at([1], 3)", "There is no position 3: the list has 1 element, "],
  ["no function", "const o = { a: 5 }\no.a()", "`o.a` is not a function"],
  [
    "a list that cannot be called",
    "const list: any = [1]\nlist.nothing()",
    "`list.nothing` is not",
  ],
  ["a call on null", "const o: any = { a: null }\no.a.send(1)", 'read "send": `o.a` is null.'],
  ["an index of null", "const o: any = null\no[0]", 'I cannot read "0"'],
  ["writing to null", "const o: any = { a: null }\no.a.b = 1", 'I cannot set "b": `o.a` is null.'],
  [
    "used too early",
    "(() => { print(later); let later: any = at([1], 0) })()",
    "`later` is used before the line",
  ],
  ["no such name", "nothing_there()", "Nothing is called `nothing_there` here."],
  ["recursion", "function f() { return f() + 1 }\nf()", "Functions called each other too deeply"],
  ["a rejected wait", 'await wait("x")', "wait() needs a number of seconds"],
  ["going through a number", "for (const x of (5 as any)) print(x)", "I cannot go through"],
])("%s", async (_, program, words) => {
  const { err, code } = await run(`${WORDS}${program}\n`)
  expect(err).toContain(words)
  expect(err).toMatch(/bot\.ez:[23]:\d+\n/)
  expect(err).not.toMatch(/\n {4}at |node:internal|program\.js/)
  expect(code).toBe(1)
})

test("catch binds what prints as the message", async () => {
  const { err } = await run(`${WORDS}
try { (null as any).x } catch (error) { const e = caught(error); process.stderr.write(str(e) + "|" + e.code) }
`)
  expect(err).toBe('I cannot read "x" of null.|cannot_read')
})

test("a promise that nobody waits for ends the program with its words", async () => {
  const { err, code } = await run(`${WORDS}
async function later() { await wait(0); at([], 0) }
later()
await wait(1)
`)
  expect(err).toContain("There is no position 0: the list is empty.")
  expect(err).toContain("bot.ez:3:41")
  expect(code).toBe(1)
})

test("no token reaches the output", async () => {
  const token = `${"a".repeat(26)}.${"b".repeat(6)}.${"c".repeat(38)}`
  const { err } = await run(`throw new Error("failed with ${token}!")\n`)
  expect(err).toContain("failed with [token]!")
  expect(err).not.toContain(token)
})
