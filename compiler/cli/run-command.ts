/** `easylang run FILE KEY=VALUE…` and `easylang FILE KEY=VALUE…`: builds into a temporary folder and runs it. */
import type { Checker } from "../5-check/check.ts"
import { stopBundler } from "../6-bundle/bundle.ts"
import { buildOrStop } from "./build-command.ts"
import { readLog, readWithDashboard } from "./input.ts"
import { withProgramFolder } from "./program-folder.ts"
import { startProgramProcess } from "./program-process.ts"

/** @returns the program's exit code */
export async function runRun(
  file: string,
  words: readonly string[],
  flags: { dashboard?: string | true; log?: string },
  checker: Checker,
): Promise<number> {
  const given = { ...readWithDashboard(words, flags.dashboard), ...readLog(flags.log) }
  return withProgramFolder(async (folder, start) => {
    const main = await start(await buildOrStop(file, folder, checker))
    // Their processes need not sit beside a program that runs for months.
    checker.stop()
    await stopBundler()
    return startProgramProcess({ main, arguments: given, stdio: "inherit" }).ended
  })
}
