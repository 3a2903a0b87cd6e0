/** Finds what the files of a program name: files to import, modules, folders, packages. */
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path"
import type { Files } from "./files.ts"
import { didYouMean } from "./problems/did-you-mean.ts"
import type { Finder, Found } from "./tree/finder.ts"

const ENDINGS = [".ez", ".ezlang"]
/** Folders that hold no program of the user's own. */
const LEFT_OUT = new Set(["node_modules", "dist"])
const MOST_FILES = 2000

/**
 * The finder of one program, for all of its files.
 * @param main absolute path of the program's main file
 */
export function createFinder(main: string, files: Files): Finder {
  const folder = dirname(main)
  /** Where a file really lies → the path under which the program met it first: links do not make it two files. */
  const met = new Map([[files.real(main), main]])
  const once = (path: string): string => {
    const real = files.real(path)
    const known = met.get(real) ?? path
    met.set(real, known)
    return known
  }
  return {
    import: (name, from) => findFile("missing_import", name, [dirname(from)], files, once),
    module(name, from) {
      const folders = [dirname(from), folder, files.here()]
      const found = findFile("missing_module", name, folders, files, once)
      if ("path" in found && found.path === from)
        return { problem: "module_is_itself", facts: { name } }
      return found
    },
    folder(name, from) {
      const path = resolve(folder, name)
      if (!files.isFolder(path)) return undefined
      const paths = new Set(filesIn(path, files).map(once))
      return [...paths].flatMap((path) => {
        const source = path === main || path === from ? undefined : files.read(path)
        return typeof source === "string" ? [{ path, file: files.show(path), source }] : []
      })
    },
    packageProblem: (name, from) => packageProblem(name, dirname(from), files),
    moved: (name, from, to) => specifier(resolve(dirname(from), name), to),
    fromMain: (path) => slashed(relative(folder, path)),
    specifier,
  }
}

/** A path is looked for in each folder; the ending may be left out. */
function findFile(
  problem: string,
  name: string,
  folders: readonly string[],
  files: Files,
  once: (path: string) => string,
): Found {
  for (const folder of folders) {
    const exact = resolve(folder, name)
    const candidates = isEasyLang(exact) ? [exact] : ENDINGS.map((ending) => exact + ending)
    for (const candidate of candidates) {
      const source = files.read(candidate)
      if (source === undefined) continue
      if (typeof source !== "string") return { problem: "unreadable_file", facts: { ...source } }
      const path = once(candidate)
      return { path, file: files.show(path), source }
    }
  }
  if (problem === "missing_import" && /^\s*$/.test(name))
    return { problem: "import_what", facts: {} }
  const isFolder = name !== "" && folders.some((folder) => files.isFolder(resolve(folder, name)))
  if (isFolder)
    return { problem: "import_folder", facts: { isModule: problem === "missing_module" } }
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

/** The EasyLang files in a folder and below it, in the order of the alphabet; links in a circle are followed once. */
function filesIn(
  folder: string,
  files: Files,
  found: string[] = [],
  seen = new Set<string>(),
): string[] {
  const real = files.real(folder)
  if (seen.has(real)) return found
  seen.add(real)
  for (const name of files.list(folder).sort()) {
    if (found.length >= MOST_FILES) break
    if (isEasyLang(name)) found.push(join(folder, name))
    else if (extname(name) === "" && !LEFT_OUT.has(name))
      filesIn(join(folder, name), files, found, seen)
  }
  return found
}

function packageProblem(
  name: string,
  folder: string,
  files: Files,
): ReturnType<Finder["packageProblem"]> {
  if (name === "") return { problem: "missing_package", facts: { name } }
  if (isEasyLang(name)) return { problem: "require_easylang", facts: { name } }
  const state = files.findPackage(name, folder)
  if (state === "there") return undefined
  if (state === "native") return { problem: "package_native", facts: { name } }
  if (/^[./]/.test(name)) return { problem: "missing_module", facts: { name } }
  const near = didYouMean(name, files.packages(folder))
  return { problem: "missing_package", facts: { name, near } }
}

function specifier(path: string, from: string): string {
  const near = slashed(relative(dirname(from), path))
  return near.startsWith(".") ? near : `./${near}`
}

export function isEasyLang(path: string): boolean {
  return ENDINGS.includes(extname(path).toLowerCase())
}

function slashed(path: string): string {
  return path.split(sep).join("/")
}
