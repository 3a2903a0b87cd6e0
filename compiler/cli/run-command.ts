/** `easylang run FILE KEY=VALUE…` and `easylang FILE KEY=VALUE…`: builds into a temporary folder and runs it. */
import { buildOrStop } from "./build-command.ts"
import { readArguments } from "./input.ts"
import { withProgramFolder } from "./program-folder.ts"
import { startProgramProcess } from "./program-process.ts"

/** @returns the program's exit code */
export async function runRun(file: string, words: readonly string[]): Promise<number> {
  const given = readArguments(words)
  return withProgramFolder(async (folder, start) => {
    const main = await start(await buildOrStop(file, folder, true))
    return startProgramProcess({ main, arguments: given, stdio: "inherit" }).ended
  })
}
