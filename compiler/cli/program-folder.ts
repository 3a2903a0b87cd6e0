/** A temporary folder for a program that runs once; it is gone when the program is. */
import { rmSync } from "node:fs"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeBundles } from "../6-bundle/write.ts"
import type { BuildResult } from "../build.ts"

/**
 * @param work gets the folder, and what writes a build into it and gives the file to start
 */
export async function withProgramFolder<T>(
  work: (folder: string, write: (built: BuildResult) => Promise<string>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "easylang-"))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once("exit", remove)
  try {
    return await work(folder, async ({ bundles }) => {
      await writeBundles(folder, bundles)
      return bundles[0]?.path ?? ""
    })
  } finally {
    process.off("exit", remove)
    remove()
  }
}
