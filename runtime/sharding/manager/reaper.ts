/**
 * The manager's last will: a tiny shell process that waits for the manager's end and then ends the
 * shards that cannot hear of it, because their event loop is blocked or they are stopped. One megabyte
 * for the whole fleet; a watching thread in each shard would cost some in every one.
 */
import { type ChildProcess, spawn } from "node:child_process"

/**
 * Reads lists of process ids, the last one counts; the end of its input is the manager's end. Shards
 * that do hear leave by themselves within the three seconds. An id that somebody else has by now is left
 * alone: what runs there was not started by a manager.
 */
const WILL = `
trap '' INT TERM HUP
pids=
while read -r line; do pids=$line; done
[ -z "$pids" ] && exit 0
sleep 3
for pid in $pids; do
  if [ ! -d /proc/self ] || tr '\\0' '\\n' < "/proc/$pid/environ" | grep -q '^EASYLANG_PARENT=manager$'; then
    kill -9 "$pid"
  fi
done
`

export class Reaper {
  #shell: ChildProcess | undefined

  /** Which processes are to be ended if this manager is. */
  watch(pids: readonly number[]): void {
    // The shell is there from the first shard on; a system without one has the claim on disk.
    if (process.platform === "win32") return
    this.#shell ??= startShell()
    this.#shell.stdin?.write(`${pids.join(" ")}\n`)
  }

  /** All are gone: nothing is to be ended. */
  stop(): void {
    this.#shell?.stdin?.end("\n")
    this.#shell = undefined
  }
}

function startShell(): ChildProcess {
  const shell = spawn("/bin/sh", ["-c", WILL], {
    // A group of its own, and no environment: it outlives the terminal's Ctrl-C and knows no token.
    detached: true,
    cwd: "/",
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin" },
    stdio: ["pipe", "ignore", "ignore"],
  })
  shell.on("error", () => {})
  shell.stdin.on("error", () => {})
  shell.unref()
  // A pipe to a child holds the event loop open until it is told not to.
  if ("unref" in shell.stdin) (shell.stdin as unknown as { unref(): void }).unref()
  return shell
}
