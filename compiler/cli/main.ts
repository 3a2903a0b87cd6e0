#!/usr/bin/env node
/** The `easylang` command. */
import { EXIT } from "../../runtime/exit-codes.ts"
import { runCommandLine } from "./commands.ts"
import { readVersion } from "./version.ts"
import { CommandStopped } from "./wrong-use.ts"

try {
  // Not exit(): what was written to a pipe is still on its way.
  process.exitCode = await runCommandLine(process.argv.slice(2))
} catch (error) {
  process.exitCode = error instanceof CommandStopped ? stop(error) : reportBug(error)
}

function stop({ message, exitCode }: CommandStopped): number {
  if (message !== "") process.stderr.write(`${message}\n`)
  return exitCode
}

function reportBug(error: unknown): number {
  const details = error instanceof Error ? error.stack : String(error)
  process.stderr.write(
    "This is a mistake in EasyLang itself, not in your program. Please report it with the lines below\n" +
      `and, if you can, the program (without its token).\n\n    easylang ${readVersion()}, node ${process.version}, ${process.platform}\n` +
      `${details?.replace(/^/gm, "    ")}\n`,
  )
  return EXIT.ourBug
}
