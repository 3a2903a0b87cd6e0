/** What the files of a program have to ask for together. */
import type { CompiledFile, Need } from "./tree/compiled.ts"

/**
 * What a file and the modules that it loads need, each with its first reason.
 * @param compiled absolute path → compiled file
 * @returns undefined when none of them asks for anything: then nobody looked
 */
export function needsFrom(
  compiled: ReadonlyMap<string, CompiledFile>,
  entry: string,
): Need[] | undefined {
  const files = filesFrom(compiled, entry)
  if (![...files].some(({ asksForNeeds }) => asksForNeeds)) return undefined
  const given = [...files].find(({ needsAreGiven }) => needsAreGiven)
  if (given !== undefined) return [...given.needs]
  const needs = new Map<string, Need>()
  for (const need of [...files].flatMap((file) => file.needs))
    if (!needs.has(need.name)) needs.set(need.name, need)
  return [...needs.values()]
}

/** A file and the modules that it loads, and those that they load. */
export function filesFrom(
  compiled: ReadonlyMap<string, CompiledFile>,
  entry: string,
): ReadonlySet<CompiledFile> {
  const paths = new Set([entry])
  const files = new Set<CompiledFile>()
  // The set grows while it is walked: a chain of modules may be longer than the stack is deep.
  for (const path of paths) {
    const file = compiled.get(path)
    if (file === undefined) continue
    files.add(file)
    for (const each of file.modules) paths.add(each)
  }
  return files
}

/** The same for every file that asks, by the name that messages call it. */
export function needsByFile(compiled: ReadonlyMap<string, CompiledFile>): Map<string, Need[]> {
  const found = new Map<string, Need[]>()
  for (const [path, file] of compiled) {
    const needs = file.asksForNeeds ? needsFrom(compiled, path) : undefined
    if (needs !== undefined) found.set(file.file, needs)
  }
  return found
}
