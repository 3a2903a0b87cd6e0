/** Files and packages as they are on the disk. */
import { isUtf8 } from "node:buffer"
import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs"
import { isBuiltin } from "node:module"
import { dirname, join, relative, resolve, sep } from "node:path"
import { type Files, tooLarge, type Unreadable } from "./files.ts"

/** @param here the folder that messages see files from. Default: the current one. */
export function diskFiles(here = process.cwd()): Files {
  return {
    read(path) {
      const found = look(path)
      if (found === "closed") return { why: "permission" }
      return found?.isFile() ? readText(path, found.size) : undefined
    },
    real(path) {
      try {
        return realpathSync(path)
      } catch {
        return path
      }
    },
    isFolder,
    list: namesIn,
    show(path) {
      const near = relative(here, path)
      if (near === "") return "this folder"
      return near.startsWith("..") ? path : near.split(sep).join("/")
    },
    findPackage,
    packages: (folder) => foldersOfPackages(folder).flatMap(packagesIn),
    here: () => here,
  }
}

/** What is there; nothing for a name that no file can have, too. "closed": a folder on the way may not be looked into. */
function look(path: string): Stats | "closed" | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    return isRefused(error) ? "closed" : undefined
  }
}

function isRefused(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === "EACCES" || code === "EPERM"
}

function isFile(path: string): boolean {
  const found = look(path)
  return found !== "closed" && found?.isFile() === true
}

function isFolder(path: string): boolean {
  const found = look(path)
  return found !== "closed" && found?.isDirectory() === true
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function readText(path: string, size: number): string | Unreadable {
  const large = tooLarge(size)
  if (large !== undefined) return large
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if (isRefused(error)) return { why: "permission" }
    throw error
  }
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString() : { why: "not text" }
}

/** What a bundler tries behind a script's name, in esbuild's order. */
const SCRIPT_ENDINGS = ["", ".tsx", ".ts", ".jsx", ".js", ".css", ".json", ".mjs", ".cjs"]

function findPackage(name: string, folder: string): ReturnType<Files["findPackage"]> {
  if (isBuiltin(name)) return "there"
  if (/^\.{0,2}\//.test(name)) {
    const path = resolve(folder, name)
    const isThere = SCRIPT_ENDINGS.some((ending) => isFile(path + ending)) || isFolder(path)
    return isThere ? "there" : "absent"
  }
  const root = name.split("/", name.startsWith("@") ? 2 : 1).join("/")
  const found = foldersOfPackages(folder).find((each) => isFolder(join(each, root)))
  if (found === undefined) return "absent"
  return isNative(join(found, root)) ? "native" : "there"
}

/** The `node_modules` that programs in a folder see, the nearest first. */
function foldersOfPackages(folder: string): string[] {
  const parent = dirname(folder)
  return [join(folder, "node_modules"), ...(parent === folder ? [] : foldersOfPackages(parent))]
}

function packagesIn(folder: string): string[] {
  return namesIn(folder).flatMap((name) => {
    if (name.startsWith(".")) return []
    if (!name.startsWith("@")) return [name]
    return namesIn(join(folder, name)).map((inner) => `${name}/${inner}`)
  })
}

/** Packages with one of these look for a compiled file beside themselves as they start. */
const LOADERS = ["bindings", "prebuild-install", "node-pre-gyp", "@mapbox/node-pre-gyp"]

function isNative(folder: string): boolean {
  if (isFile(join(folder, "binding.gyp"))) return true
  try {
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
    return LOADERS.some((loader) => Object.hasOwn(dependencies, loader))
  } catch {
    return false
  }
}
