/** The golden cases: a folder is a case, and what the compiler says of it today is compared or accepted. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { compileFile } from "../../compiler/compile.ts"
import { diskFiles } from "../../compiler/disk-files.ts"
import { createFinder } from "../../compiler/finder.ts"
import { plugins } from "../../compiler/plugins/all.ts"
import { renderProblems } from "../../compiler/problems/render/terminal.ts"
import type { Finder } from "../../compiler/tree/finder.ts"
import { partTexts } from "../../compiler/tree/parts.ts"

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url))

/** `programs` must compile and print `expected.ts`; `problems` must be told `expected.txt`. */
export type Suite = "programs" | "problems"
export const SUITES: readonly Suite[] = ["programs", "problems"]

export interface Case {
  suite: Suite
  name: string
  folder: string
}

/** A file that a case should hold, by name; a text that should not be there is undefined. */
export type Texts = Readonly<Record<string, string | undefined>>

export function casesOf(suite: Suite): Case[] {
  const folder = join(fixtures, suite)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ suite, name: entry.name, folder: join(folder, entry.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function caseNamed(name: string): Case | undefined {
  return SUITES.flatMap(casesOf).find((each) => each.name === name)
}

/** What a case's file names lies in the case's folder; messages name it as seen from there. */
export function finderFor(folder: string, file: string): Finder {
  return createFinder(join(folder, file), diskFiles(folder))
}

/** What the compiler says of a case now. Warnings of a program are part of what is expected of it. */
export function actualTexts({ suite, folder }: Case): Texts {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".ez"))
    .sort()
  const compiled = files.map((file) => {
    const source = readFileSync(join(folder, file), "utf8")
    const path = join(folder, file)
    return compileFile({ file, source, plugins, path, finder: finderFor(folder, file) })
  })
  const modules = compiled.flatMap((each) => each.modules)
  for (const path of modules) {
    const source = readFileSync(path, "utf8")
    const file = relative(folder, path)
    const finder = finderFor(folder, file)
    const module = compileFile({ file, source, plugins, path, finder, isModule: true })
    modules.push(...module.modules.filter((each) => !modules.includes(each)))
    compiled.push(module)
  }
  const problems = compiled.flatMap((each) => each.problems)
  const sources = partTexts(compiled)
  const report = renderProblems({ problems, sources, plugins })
  const told = report === "" ? undefined : report
  if (suite === "problems") return { "expected.txt": told }
  return {
    "expected.ts": compiled.find(({ file }) => file === "main.ez")?.emitted.text,
    "expected.txt": told,
  }
}

/** What the case's folder holds. */
export function expectedTexts({ folder }: Case, names: readonly string[]): Texts {
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name)
      return [name, existsSync(path) ? readFileSync(path, "utf8") : undefined]
    }),
  )
}

/** Writes what the compiler says now as what is expected from now on. */
export function accept(each: Case): void {
  for (const [name, text] of Object.entries(actualTexts(each))) {
    const path = join(each.folder, name)
    if (text === undefined) rmSync(path, { force: true })
    else writeFileSync(path, text)
  }
}

/** Makes a case's folder with the program that it is about. */
export function createCase(suite: Suite, name: string, program: string): Case {
  const folder = join(fixtures, suite, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "main.ez"), program)
  return { suite, name, folder }
}
