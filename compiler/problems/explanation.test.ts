/** Every problem is explained, and the programs that explain it are what they say. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Checker } from "../5-check/check.ts"
import { buildProgram } from "../build.ts"
import { formatSource } from "../format/format.ts"
import { startProgramChecker } from "../installed.ts"
import { plugins } from "../plugins/all.ts"
import { codesOf } from "./catalogue.ts"
import { allExplanations, type Snippet } from "./explanation.ts"
import { filesOf } from "./render/explanation.ts"

const explanations = allExplanations(plugins)

/**
 * Codes without programs: what no word of the language can provoke today, and files that a text
 * cannot show.
 */
const WITHOUT_PROGRAMS = [
  "imports_too_deep",
  "no_way_to_call",
  "program_too_long",
  "not_walkable",
  "missing_option",
  "unknown_name_in_code",
  "unknown_option_here",
  "unreadable_file",
  "wrong_choice",
  "wrong_object",
]

let folder: string
let checker: Checker
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "easylang-explain-"))
  checker = startProgramChecker()
})
afterAll(() => {
  checker.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function codesIn(snippet: Snippet, name: string): Promise<string[]> {
  const files = filesOf(snippet)
  for (const [file, text] of files) {
    const path = join(folder, name, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const main = join(folder, name, files[0]?.[0] ?? "")
  const { problems, unchecked } = await buildProgram(main, { checker, out: join(folder, "out") })
  expect(unchecked).toBeUndefined()
  return problems.map(({ code }) => code)
}

test("every code is explained, and nothing else", () => {
  expect(Object.keys(explanations).sort()).toEqual([...new Set(codesOf(plugins))].sort())
})

test("only codes that nothing can show have no programs", () => {
  const without = Object.entries(explanations).filter(([, { wrong }]) => wrong === undefined)
  expect(without.map(([code]) => code).sort()).toEqual([...WITHOUT_PROGRAMS].sort())
})

const shown = Object.entries(explanations).flatMap(([code, { wrong, right }]) =>
  wrong === undefined || right === undefined ? [] : [{ code, wrong, right }],
)

test.each(shown)("$code: the wrong program has it, the right one has nothing", async (each) => {
  const wrong = await codesIn(each.wrong, `${each.code}-wrong`)
  expect([...new Set(wrong)]).toEqual([each.code])
  expect(await codesIn(each.right, `${each.code}-right`)).toEqual([])
})

test("the right programs are in the one style", () => {
  const forms = plugins.flatMap((plugin) => plugin.statements ?? [])
  for (const { right } of shown) {
    for (const [file, text] of filesOf(right)) {
      if (file.endsWith(".ez")) expect(formatSource(file, text, forms).text).toBe(text)
    }
  }
})

test("explanations are sentences in words that beginners know", () => {
  for (const { title, means, matters } of Object.values(explanations)) {
    expect(title).toMatch(/^[^A-Z].*[^.]$/)
    for (const text of [means, matters]) {
      expect(text).toMatch(/^\S.*[.)]$/)
      expect(text).not.toMatch(/\binvalid\b|\billegal\b|unexpected token|identifier|\bsyntax\b/i)
    }
  }
})
