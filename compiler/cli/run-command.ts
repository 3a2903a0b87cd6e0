/** `easylang run FILE KEY=VALUE…` and `easylang FILE KEY=VALUE…`: builds into a temporary folder and runs it. */
import type { Checker } from "../5-check/check.ts"
import { stopBundler } from "../6-bundle/bundle.ts"
import type { BuildResult } from "../build.ts"
import { buildOrStop } from "./build-command.ts"
import { readLog, readWithDashboard } from "./input.ts"
import { printProblemEvents, stopInEvents } from "./problem-events.ts"
import { withProgramFolder } from "./program-folder.ts"
import { startProgramProcess } from "./program-process.ts"
import { CommandStopped } from "./wrong-use.ts"

interface RunFlags {
  dashboard?: string | true
  log?: string
}

/** @returns the program's exit code */
export async function runRun(
  file: string,
  words: readonly string[],
  flags: RunFlags,
  checker: Checker,
): Promise<number> {
  if (flags.log !== "json") return buildAndRun(file, words, flags, checker)
  try {
    const print = (found: BuildResult) => printProblemEvents(process.stderr, found)
    return await buildAndRun(file, words, flags, checker, print)
  } catch (error) {
    throw error instanceof CommandStopped ? stopInEvents(process.stderr, error) : error
  }
}

function buildAndRun(
  file: string,
  words: readonly string[],
  flags: RunFlags,
  checker: Checker,
  print?: (result: BuildResult) => void,
): Promise<number> {
  const given = { ...readWithDashboard(words, flags.dashboard), ...readLog(flags.log) }
  return withProgramFolder(async (folder, start) => {
    const main = await start(await buildOrStop(file, folder, checker, print))
    // Their processes need not sit beside a program that runs for months.
    checker.stop()
    await stopBundler()
    return startProgramProcess({ main, arguments: given, stdio: "inherit" }).ended
  })
}
