/** A compiled program as a child process: its arguments go over IPC, signals go on to it, its exit code comes back. */
import { type ChildProcess, fork } from "node:child_process"
import { Channel } from "../../runtime/sharding/ipc/channel.ts"
import { isProgramToLauncher } from "../../runtime/sharding/ipc/codec.ts"
import { Conversation } from "../../runtime/sharding/ipc/conversation.ts"
import type {
  LauncherQuestion,
  LauncherToProgram,
  ProgramToLauncher,
} from "../../runtime/sharding/ipc/messages.ts"
import type { Outcome } from "../../runtime/sharding/ipc/pending.ts"
import { exitCodeOf, onSignals } from "./signals.ts"

export interface ProgramStart {
  /** Bundle to run. */
  main: string
  /** What `get_argument` reads. May hold a token, so neither argv nor the environment carries it. */
  arguments: Record<string, string>
  environment?: Record<string, string>
  /** `"inherit"` shares our terminal; `"pipe"` gives the output to whoever asks. */
  stdio: "inherit" | "pipe"
  /** Another process still is this bot: connect, and handle nothing before it hands over. */
  isStandby?: boolean
  /** False when the caller hands signals on itself. Default true. */
  passSignals?: boolean
  /** Told when a shard's state has changed, once it was asked how they are. */
  changed?(): void
}

export interface ProgramProcess {
  child: ChildProcess
  /** Asks the program; never rejects. */
  ask(question: LauncherQuestion, deadlineMs: number): Promise<Outcome>
  /** The exit code; 128 and the signal's number when a signal ended it. */
  ended: Promise<number>
}

export function startProgramProcess(start: ProgramStart): ProgramProcess {
  const { main, stdio } = start
  const child = fork(main, [], {
    // A group of its own: Ctrl-C reaches the program once, through us, and not a second time from the terminal.
    detached: true,
    execArgv: [],
    env: { ...process.env, ...start.environment, EASYLANG_PARENT: "launcher" },
    stdio:
      stdio === "inherit"
        ? ["ignore", "inherit", "inherit", "ipc"]
        : ["ignore", "pipe", "pipe", "ipc"],
  })
  child.on("error", () => {})
  const talk = new Conversation<LauncherQuestion, never>(
    (message) => channel.post(message),
    () => null,
  )
  const channel: Channel<ProgramToLauncher, LauncherToProgram> = new Channel(
    child,
    isProgramToLauncher,
    {
      message(message) {
        if (message.kind === "changed") start.changed?.()
        else if (message.kind !== "here") talk.receive(message)
      },
      gone: () => talk.close(),
    },
  )
  // A program that ends at once closes the channel before it has read this; its exit code tells all.
  const { isStandby = false } = start
  channel.post({ kind: "begin", arguments: start.arguments, isStandby })
  const keepSignals =
    start.passSignals === false ? () => {} : onSignals((signal) => void child.kill(signal))
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code, signal) => {
      keepSignals()
      resolve(code ?? (signal === null ? 128 : exitCodeOf(signal)))
    })
  })
  return { child, ended, ask: (question, deadlineMs) => talk.ask(question, deadlineMs) }
}
