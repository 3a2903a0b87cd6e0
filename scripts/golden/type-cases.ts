/**
 * Programs for the type check, many to a file (`fixtures/types`). `== title` begins a program,
 * `-- name` another file of it; a line of `^^^ code` says what is found under the marks in the line
 * above, `^^^ warning code` that it is a warning.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import type { Checker } from "../../compiler/5-check/check.ts"
import { checkPrograms } from "../../compiler/build.ts"
import type { Problem } from "../../compiler/problems/problem.ts"

const folder = fileURLToPath(new URL("../../fixtures/types", import.meta.url))

export interface TypeCase {
  /** `discord.ez: two aliases` */
  title: string
  /** Name → text without the marks; the first one starts. */
  files: Map<string, string>
  /** `bot.ez:2:11-17 unknown_property`, in the order of the source. */
  expected: string[]
}

const MARK = /^( *)(\^+) (warning )?(\w+)$/

export function typeCases(suite: "legal" | "wrong"): TypeCase[] {
  const names = readdirSync(join(folder, suite)).sort()
  return names.flatMap((name) => readCases(name, readFileSync(join(folder, suite, name), "utf8")))
}

function readCases(name: string, text: string): TypeCase[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [title = "", ...lines] = part.trimEnd().split("\n")
      return readCase(`${name}: ${title}`, lines)
    })
}

function readCase(title: string, lines: readonly string[]): TypeCase {
  const files = new Map<string, string[]>()
  const expected: string[] = []
  let file = "main.ez"
  for (const line of lines) {
    const next = /^-- (.+)$/.exec(line)?.[1]
    const mark = MARK.exec(line)
    if (next !== undefined) file = next
    const kept = files.get(file) ?? []
    if (mark !== null) {
      const [, before = "", marks = "", warning = "", code = ""] = mark
      const from = before.length + 1
      expected.push(`${file}:${kept.length}:${from}-${from + marks.length} ${warning}${code}`)
    } else if (next === undefined) kept.push(line)
    files.set(file, kept)
  }
  return {
    title,
    files: new Map([...files].map(([key, text]) => [key, text.join("\n")])),
    expected,
  }
}

/** What the compiler finds in each of the cases, in one check for all of them. */
export async function foundIn(cases: readonly TypeCase[], checker: Checker): Promise<string[][]> {
  const texts = new Map<string, string>()
  const roots = cases.map(({ files }, index) => {
    for (const [name, text] of files) texts.set(pathOf(index, name), text)
    return pathOf(index, files.keys().next().value ?? "main.ez")
  })
  const result = await checkPrograms(roots, checker, {
    read: (path) => texts.get(path),
    list: () => [],
    real: (path) => path,
    isFolder: () => false,
    findPackage: () => "absent",
    packages: () => [],
    here: () => "/",
    show: (path) => path,
  })
  if (result.unchecked !== undefined) throw new Error(result.unchecked)
  return cases.map((_, index) =>
    result.problems
      .filter(({ place }) => place.file.startsWith(pathOf(index, "")))
      .map((problem) => show(problem, texts, pathOf(index, ""))),
  )
}

/** A folder for each case that is nowhere on the disk. */
function pathOf(index: number, name: string): string {
  return `${resolve(`type-case-${index}`)}/${name}`
}

function show({ code, severity, place }: Problem, texts: Map<string, string>, at: string): string {
  const before = (texts.get(place.file) ?? "").slice(0, place.start).split("\n")
  const column = (before.at(-1) ?? "").length + 1
  const name = place.file.slice(at.length)
  const warning = severity === "warning" ? "warning " : ""
  const end = column + place.end - place.start
  return `${name}:${before.length}:${column}-${end} ${warning}${code}`
}
