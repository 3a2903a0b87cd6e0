/** The reference says what the runtime has now, of every word, with examples that compile. */
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Checker } from "../../compiler/5-check/check.ts"
import { compile } from "../../compiler/index.ts"
import { startProgramChecker } from "../../compiler/installed.ts"
import { words } from "../../compiler/vocabulary/words.ts"
import { runtimeIndex } from "../vocabulary/vocabulary-text.ts"
import { referencePages } from "./pages.ts"
import { type Entry, readEntries } from "./read-entries.ts"

/** What stands beside the examples. */
const FILES = { "lib/maths.ez": "export_double = 2\n", "commands/ping.ez": "print(1)\n" }

const folder = fileURLToPath(new URL("../../runtime/reference/", import.meta.url))
let entries: Entry[]
let checker: Checker

beforeAll(() => {
  entries = readEntries(runtimeIndex())
  checker = startProgramChecker()
}, 120_000)
afterAll(() => checker.stop())

test("its pages are what the comments say now; if not: npm run vocabulary", () => {
  const pages = referencePages(entries)
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort())
  const stale = [...pages].filter(([file, text]) => readFileSync(folder + file, "utf8") !== text)
  expect(stale.map(([file]) => file)).toEqual([])
})

test("every word is there, under each of its names", () => {
  const named = entries.flatMap(({ name, others }) => [name, ...others])
  expect(named.sort()).toEqual(words.map(({ name }) => name).sort())
})

test("every word says what it does, what it takes, and has an example with itself in it", () => {
  const mute = entries.filter(({ description }) => description === "").map(({ name }) => name)
  const unsaid = entries.flatMap(({ name, parameters }) => {
    const said = parameters.filter(({ text }) => text !== "").map((each) => each.name)
    const taken = words.find((word) => word.name === name)?.parameters ?? []
    return taken.filter((each) => !said.includes(each.name)).map((each) => `${name}: ${each.name}`)
  })
  const bare = entries.filter(
    ({ name, examples }) => !examples.some((example) => new RegExp(`\\b${name}\\b`).test(example)),
  )
  expect({
    mute,
    unsaid,
    bare: bare.map(({ name }) => name),
  }).toEqual({
    mute: [],
    unsaid: [],
    bare: [],
  })
})

test("every example compiles and has no mistake of kinds", async () => {
  const examples = entries.flatMap(({ name, examples }) =>
    examples.map((example) => compile(`${example}\n`, `${name}.ez`, { files: FILES })),
  )
  const { problems, unchecked } = await checker.check(examples)
  expect(unchecked).toBeUndefined()
  const all = [...examples.flatMap((each) => each.problems), ...problems]
  expect(all.map(({ code, place, facts }) => ({ code, file: place?.file, facts }))).toEqual([])
}, 60_000)
