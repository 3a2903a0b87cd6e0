/** A compiled program as a child process: its arguments go over IPC, signals go on to it, its exit code comes back. */
import { type ChildProcess, fork } from "node:child_process"
import { exitCodeOf, onSignals } from "./signals.ts"

export interface ProgramStart {
  /** Bundle to run. */
  main: string
  /** What `get_argument` reads. May hold a token, so neither argv nor the environment carries it. */
  arguments: Record<string, string>
  environment?: Record<string, string>
  /** `"inherit"` shares our terminal; `"pipe"` gives the output to whoever asks. */
  stdio: "inherit" | "pipe"
}

export interface ProgramProcess {
  child: ChildProcess
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
  // A program that ends at once closes the channel before it has read this; its exit code tells all.
  child.send([{ kind: "begin", arguments: start.arguments }], () => {})
  const keepSignals = onSignals((signal) => void child.kill(signal))
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code, signal) => {
      keepSignals()
      resolve(code ?? (signal === null ? 128 : exitCodeOf(signal)))
    })
  })
  return { child, ended }
}
