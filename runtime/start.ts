/**
 * The first thing that a compiled program does: learns its arguments, its bot files, and who started
 * it. A token reaches a child process over IPC only, never in its argv or its environment.
 */
import { dirname, resolve } from "node:path"
import { launcherAnswers } from "./dashboard/launched.ts"
import { DASHBOARD_FLAG } from "./dashboard/settings.ts"
import { watchForFailures } from "./language/failure.ts"
import { installPlaces } from "./language/places.ts"
import { LOG_FLAG, openLog } from "./log/output.ts"
import { readSettingsFile } from "./settings-file.ts"
import { Channel, type Port } from "./sharding/ipc/channel.ts"
import { isLauncherToProgram } from "./sharding/ipc/codec.ts"
import { Conversation } from "./sharding/ipc/conversation.ts"
import {
  type LauncherQuestion,
  type LauncherToProgram,
  PARENT_VARIABLE,
  type ProgramToLauncher,
} from "./sharding/ipc/messages.ts"
import { leave } from "./sharding/leaving.ts"
import { joinManager } from "./sharding/shard/join.ts"
import { thisProcess } from "./this-process.ts"

/** What a bundle knows of itself. */
export interface Program {
  /** The bundle's own path. */
  file: string
  /** Bot files as the program names them → bundles, relative to `file`. */
  entries?: Record<string, string>
  /** False when every text that its shards run is compiled into them. */
  codeFromText?: boolean
  /** Names of the intents that the build inferred. */
  needs?: readonly string[]
}

/**
 * Prepares `thisProcess`; the program's own code runs when it has settled. In a process that a
 * manager or the CLI forked it waits for that parent's first message, and leaves with the parent.
 */
export async function startProgram(program: Program): Promise<void> {
  installPlaces(program.file)
  watchForFailures()
  tolerateBrokenOutput()
  thisProcess.programFile = program.file
  thisProcess.entries = entryPaths(program)
  thisProcess.intents = program.needs
  thisProcess.codeFromText = program.codeFromText ?? true
  const parent = takeParent()
  const port = process as Port
  // A shard has its manager's settings, which may hold a token: that comes by IPC only.
  if (parent !== "manager") readSettingsFile()
  if (parent === "manager") await joinManager(port)
  else if (parent === "launcher") await joinLauncher(port)
  else readCommandLine(program.file, process.argv.slice(2))
  if (parent !== "manager") openLog()
  // What the program waits for keeps it alive, not its parent.
  if (parent !== undefined) process.channel?.unref()
}

/** Takes the arguments, and takes what they hold out of what `ps` shows to everybody on this computer. */
function readCommandLine(file: string, words: readonly string[]): void {
  thisProcess.arguments = readArguments(words)
  const shown = words.map((word) => word.replace(/=.*/s, "=…"))
  if (shown.length > 0) process.title = ["node", file, ...shown].join(" ")
}

/** `KEY=VALUE` words; the first `=` divides. Of words without one only `--dashboard` and `--log FORMAT` mean something. */
function readArguments(words: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const [place, word] of words.entries()) {
    const at = word.indexOf("=")
    if (at > 0) found.set(word.slice(0, at), word.slice(at + 1))
    else if (word === DASHBOARD_FLAG) found.set(word, "")
    else if (word === LOG_FLAG) found.set(LOG_FLAG, words[place + 1] ?? "")
  }
  return found
}

function entryPaths({ file, entries = {} }: Program): Map<string, string> {
  const folder = dirname(file)
  return new Map(Object.entries(entries).map(([name, path]) => [name, resolve(folder, path)]))
}

/** Who forked this process. Read once: a process that the program itself starts is not ours. */
function takeParent(): string | undefined {
  const parent = process.env[PARENT_VARIABLE]
  delete process.env[PARENT_VARIABLE]
  return process.connected ? parent : undefined
}

function joinLauncher(port: Port): Promise<void> {
  return new Promise((begun) => {
    const talk = new Conversation<never, LauncherQuestion>(
      (message) => channel.post(message),
      launcherAnswers(() => channel.post({ kind: "changed" })),
    )
    const channel: Channel<LauncherToProgram, ProgramToLauncher> = new Channel(
      port,
      isLauncherToProgram,
      {
        message(message) {
          if (message.kind !== "begin") return void talk.receive(message)
          thisProcess.arguments = new Map(Object.entries(message.arguments))
          thisProcess.isStandby = message.isStandby ?? false
          begun()
        },
        gone: () => void leave(0),
      },
    )
    channel.post({ kind: "here" })
  })
}

/** Whoever read our output may be gone; a bot does not end for that. */
function tolerateBrokenOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {})
}
