/** Finds what the files of a program name: files to import, modules, folders, packages. */
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path"
import type { Files } from "./files.ts"
import { didYouMean } from "./problems/did-you-mean.ts"
import type { Finder, Found } from "./tree/finder.ts"

const ENDINGS = [".ez", ".ezlang"]
/** Folders that hold no program of the user's own. */
const LEFT_OUT = new Set(["node_modules", "dist"])
const MOST_FILES = 2000

/** @param main absolute path of the program's main file */
export function createFinder(main: string, files: Files): Finder {
  const folder = dirname(main)
  return {
    import: (name, from) => findFile("missing_import", name, [dirname(from)], files),
    module(name, from) {
      const found = findFile("missing_module", name, [dirname(from), folder, files.here()], files)
      if ("path" in found && found.path === from)
        return { problem: "module_is_itself", facts: { name } }
      return found
    },
    folder(name, from) {
      const paths = filesIn(resolve(dirname(from), name), files)
      return paths.flatMap((path) => {
        const source = path === main || path === from ? undefined : files.read(path)
        return typeof source === "string" ? [{ path, file: files.show(path), source }] : []
      })
    },
    hasPackage: (name, from) => files.hasPackage(name, dirname(from)),
    fromMain: (path) => slashed(relative(folder, path)),
    specifier(path, from) {
      const near = slashed(relative(dirname(from), path))
      return near.startsWith(".") ? near : `./${near}`
    },
  }
}

/** A path is looked for in each folder; the ending may be left out. */
function findFile(problem: string, name: string, folders: readonly string[], files: Files): Found {
  for (const folder of folders) {
    const exact = resolve(folder, name)
    const candidates = isEasyLang(exact) ? [exact] : ENDINGS.map((ending) => exact + ending)
    for (const path of candidates) {
      const source = files.read(path)
      if (typeof source === "string") return { path, file: files.show(path), source }
      if (source !== undefined) return { problem: "unreadable_file", facts: { ...source } }
    }
  }
  return { problem, facts: nearFiles(name, folders[0] ?? "", files) }
}

function nearFiles(name: string, from: string, files: Files): Record<string, unknown> {
  const exact = resolve(from, name)
  const folder = dirname(exact)
  const names = files.list(folder).filter(isEasyLang)
  const bare = names.map((each) => each.slice(0, -extname(each).length))
  const known = isEasyLang(exact) ? names : bare
  const near = didYouMean(basename(exact), known).map((each) => name.replace(/[^/\\]*$/, each))
  return { near, folder: files.show(folder) }
}

/** The EasyLang files in a folder and below it, in the order of the alphabet. */
function filesIn(folder: string, files: Files, found: string[] = []): string[] {
  for (const name of files.list(folder).sort()) {
    if (found.length >= MOST_FILES) break
    if (isEasyLang(name)) found.push(join(folder, name))
    else if (extname(name) === "" && !LEFT_OUT.has(name)) filesIn(join(folder, name), files, found)
  }
  return found
}

export function isEasyLang(path: string): boolean {
  return ENDINGS.includes(extname(path).toLowerCase())
}

function slashed(path: string): string {
  return path.split(sep).join("/")
}
