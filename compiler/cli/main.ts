#!/usr/bin/env node
/** The `easylang` command. */
import nodeModule from "node:module"
import { homedir } from "node:os"
import { isAbsolute, join } from "node:path"
import { setFlagsFromString } from "node:v8"
import { EXIT } from "../../runtime/exit-codes.ts"
import { makeFolder } from "../../runtime/make-folder.ts"
import { startProgramChecker } from "../installed.ts"
import { covered } from "../problems/render/secrets.ts"
import { readVersion } from "./version.ts"
import { CommandStopped } from "./wrong-use.ts"

// Who reads our output may leave early (`| head`); what we do and how we exit stays the same.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {})

optimiseLater()
keepCompiledCode()

const WITHOUT_CHECK = new Set(["help", "fmt", "explain", "explain-identifies", "init"])
const words = process.argv.slice(2)
// A token among the words shows in `ps` to everybody on this computer until the title replaces them.
if (words.some((word) => word.includes("="))) {
  process.title = ["easylang", ...words].map((word) => word.replace(/=.*/s, "=…")).join(" ")
}
// Everything else is loaded while TypeScript's server already reads its declarations.
const checker = willCheck(words) ? startProgramChecker() : undefined
try {
  const { runCommandLine } = await import("./commands.ts")
  // Not exit(): what was written to a pipe is still on its way.
  process.exitCode = await runCommandLine(words, checker)
} catch (error) {
  process.exitCode = error instanceof CommandStopped ? stop(error) : reportBug(error)
} finally {
  checker?.stop()
}

/**
 * Most commands are over before V8's optimised code pays for itself: a check of 5,000 lines takes a fifth to a third less
 * time when V8 waits longer before it optimises (measured on Node 20 and 22). Of a later V8 nobody knows whether it has
 * such settings, and it would complain of them.
 */
function optimiseLater(): void {
  const node = Number(process.versions.node.split(".")[0])
  if (node < 22) setFlagsFromString("--interrupt-budget=500000")
  else if (node <= 24) {
    setFlagsFromString("--invocation-count-for-maglev=2000")
    setFlagsFromString("--invocation-count-for-turbofan=20000")
  }
}

/**
 * The next command starts from what V8 compiled for this one: a check of a small program takes a seventh less time
 * (measured). From Node 22.1 on; an older one has no such function. A folder that cannot be written keeps nothing.
 */
function keepCompiledCode(): void {
  const node: { Module: unknown; enableCompileCache?(folder: string): unknown } = nodeModule
  const given = process.env.XDG_CACHE_HOME ?? ""
  // A relative path counts as none (XDG Base Directory Specification).
  const folder = join(isAbsolute(given) ? given : join(homedir(), ".cache"), "easylang")
  try {
    // By us: Node never comes back from where no folder can be made, like `/proc` (22.23).
    if (node.enableCompileCache !== undefined) makeFolder(folder, 0o700)
    node.enableCompileCache?.(folder)
  } catch {
    // Without it a command takes a little longer.
  }
}

/** A guess from the words alone: a server too many is stopped, one too few is started later. */
function willCheck([first, ...rest]: readonly string[]): boolean {
  const isCommand = first !== undefined && !first.startsWith("-") && !WITHOUT_CHECK.has(first)
  return isCommand && rest.every((word) => !["--help", "-h", "--no-check"].includes(word))
}

function stop({ message, exitCode }: CommandStopped): number {
  // A token that was typed at the wrong place is quoted as a file, a command or a number.
  if (message !== "") process.stderr.write(`${covered(message)}\n`)
  return exitCode
}

function reportBug(error: unknown): number {
  if ((error as NodeJS.ErrnoException).syscall === "uv_cwd") {
    process.stderr.write("The folder that you are in is not there any more. Change into another.\n")
    return EXIT.wrongUse
  }
  const details = error instanceof Error ? error.stack : String(error)
  process.stderr.write(
    "This is a mistake in EasyLang itself, not in your program. Please report it with the lines below\n" +
      `and, if you can, the program (without its token).\n\n    easylang ${readVersion()}, node ${process.version}, ${process.platform}\n` +
      `${details?.replace(/^/gm, "    ")}\n`,
  )
  return EXIT.ourBug
}
