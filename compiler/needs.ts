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
  const files = new Set<CompiledFile>()
  const visit = (path: string): void => {
    const file = compiled.get(path)
    if (file === undefined || files.has(file)) return
    files.add(file)
    file.modules.forEach(visit)
  }
  visit(entry)
  if (![...files].some(({ asksForNeeds }) => asksForNeeds)) return undefined
  const needs = new Map<string, Need>()
  for (const need of [...files].flatMap((file) => file.needs))
    if (!needs.has(need.name)) needs.set(need.name, need)
  return [...needs.values()]
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
