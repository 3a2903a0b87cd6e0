/** Puts bundles on the disk, each file whole or not at all. */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Bundle } from "./bundle.ts"

/**
 * Writes every text to a temporary name first, so that no half of a build is ever seen.
 * @throws the file system's error (`EACCES`, `ENOTDIR`, `EEXIST` …); then nothing was replaced
 */
export async function writeBundles(folder: string, bundles: readonly Bundle[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const files = bundles.flatMap(({ path, text, map }) => [
    { path: `${path}.map`, text: map },
    { path, text },
  ])
  if (await isInModulePackage(folder)) {
    files.push({ path: join(folder, "package.json"), text: '{ "type": "commonjs" }\n' })
  }
  const drafts = files.map((file) => ({ ...file, draft: `${file.path}.${process.pid}.part` }))
  try {
    await Promise.all(drafts.map(({ draft, text }) => writeFile(draft, text)))
    for (const { draft, path } of drafts) await rename(draft, path)
  } catch (error) {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true })))
    throw error
  }
}

/** Bundles are CommonJS; inside a package of ES modules Node must be told so. */
async function isInModulePackage(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      const { type } = JSON.parse(await readFile(join(at, "package.json"), "utf8")) as {
        type?: string
      }
      return type === "module"
    } catch {
      if (dirname(at) === at) return false
    }
  }
}
