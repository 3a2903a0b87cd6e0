/** Puts bundles on the disk, each file whole or not at all. */
import { readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { makeFolder } from "../../runtime/make-folder.ts"
import type { Bundle } from "./bundle.ts"

/** A file that a build would have to write over and that somebody has made by hand. */
export class InTheWay extends Error {
  readonly path: string
  /** `"source"`: the program is made of it. `"package"`: it says that the folder holds ES modules. */
  readonly what: "source" | "package"

  constructor(path: string, what: InTheWay["what"]) {
    super(`${path} is in the way`)
    this.path = path
    this.what = what
  }
}

/**
 * Writes every text to a temporary name first, so that no half of a build is ever seen.
 * @throws InTheWay, or the file system's error (`EACCES`, `ENOTDIR`, `EEXIST` …); then nothing was replaced
 */
export async function writeBundles(folder: string, bundles: readonly Bundle[]): Promise<void> {
  makeFolder(folder)
  const files = bundles.flatMap(({ path, text, map }) => [
    { path: `${path}.map`, text: map },
    { path, text },
  ])
  const modulePackage = await modulePackageAround(folder)
  if (modulePackage !== undefined) {
    const path = join(resolve(folder), "package.json")
    if (modulePackage === path) throw new InTheWay(path, "package")
    files.push({ path, text: '{ "type": "commonjs" }\n' })
  }
  const paths = files.map(({ path }) => path)
  await keepSources(
    paths,
    bundles.flatMap(({ scripts }) => scripts),
  )
  await Promise.all(paths.map(expectNoFolder))
  const drafts = files.map((file) => ({ ...file, draft: `${file.path}.${process.pid}.part` }))
  try {
    await Promise.all(drafts.map(({ draft, text }) => writeFile(draft, text)))
    for (const { draft, path } of drafts) await rename(draft, path)
  } catch (error) {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true })))
    throw error
  }
}

/** @throws InTheWay when the program is made of one of the files that would be written */
async function keepSources(paths: readonly string[], scripts: readonly string[]): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => path)
  const sources = new Set(await Promise.all(scripts.map(real)))
  for (const path of paths) {
    if (sources.has(await real(path))) throw new InTheWay(path, "source")
  }
}

/** Before the first file is replaced: a rename would find out too late. */
async function expectNoFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory())
    throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" })
}

/** Bundles are CommonJS; inside a package of ES modules Node must be told so. @returns its package.json */
async function modulePackageAround(folder: string): Promise<string | undefined> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, "package.json")
    try {
      const { type } = JSON.parse(await readFile(path, "utf8")) as { type?: string }
      return type === "module" ? path : undefined
    } catch {
      if (dirname(at) === at) return undefined
    }
  }
}
