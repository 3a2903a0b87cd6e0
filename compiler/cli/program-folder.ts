/** A temporary folder for a program that runs once; it is gone when the program is. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeBundles } from "../6-bundle/write.ts"
import type { BuildResult } from "../build.ts"
import { exitCodeOf, onSignals } from "./signals.ts"

/**
 * @param work gets the folder, and what writes a build into it and gives the file to start
 */
export async function withProgramFolder<T>(
  work: (folder: string, write: (built: BuildResult) => Promise<string>) => Promise<T>,
): Promise<T> {
  // Before the folder is there: a signal that nobody takes would end us without removing it.
  const keepSignals = onSignals((signal) => process.exit(exitCodeOf(signal)))
  const temporary = mkdtempSync(join(tmpdir(), "easylang-"))
  const remove = () => rmSync(temporary, { recursive: true, force: true })
  process.once("exit", remove)
  try {
    // Two folders deep, so that no program lies beside it: places are shown by the file's name then.
    const folder = join(temporary, "program")
    return await work(folder, async ({ bundles }) => {
      await writeBundles(folder, bundles)
      return bundles[0]?.path ?? ""
    })
  } finally {
    process.off("exit", remove)
    remove()
    keepSignals()
  }
}
