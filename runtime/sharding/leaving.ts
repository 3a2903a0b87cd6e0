/**
 * How a process of ours ends: first no handler runs any more, then its shards and its connection
 * close, then it exits; in bounded time whatever hangs.
 */
import { constants } from "node:os"
import { setTimeout as delay } from "node:timers/promises"
import { thisProcess } from "../this-process.ts"

/** Discord's side of the goodbye may take this long. */
const GOODBYE_MS = 1500
/** A shard promised to be gone five seconds after its manager. */
const LAST_MS = 3000
/** A manager waits for its shards, and kills those that do not hear. */
const LAST_WITH_SHARDS_MS = 8000

/** Ends this process. The promise never settles: the process is gone. */
export async function leave(exitCode: number): Promise<never> {
  if (thisProcess.leaving === "now") return new Promise(() => {})
  thisProcess.leaving = "now"
  const leavers = [...thisProcess.leavers]
  const lastMs = leavers.length > 0 ? LAST_WITH_SHARDS_MS : LAST_MS
  setTimeout(() => endAtOnce(exitCode), lastMs)
  await Promise.allSettled([closeClient(), ...leavers.map((each) => each.stop())])
  process.exit(exitCode)
}

/**
 * Leaves in order on Ctrl-C and on `kill`; at once when asked a second time. SIGHUP keeps its
 * default: a handler would undo `nohup`.
 */
export function leaveOnSignals(): void {
  if (thisProcess.leaving !== "no") return
  thisProcess.leaving = "on a signal"
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (thisProcess.leaving === "now") endAtOnce(128 + constants.signals[signal])
      else void leave(0)
    })
  }
}

function endAtOnce(exitCode: number): never {
  for (const each of thisProcess.leavers) each.kill()
  process.exit(exitCode)
}

/** Stops the handlers of this process's client and closes its connections, in bounded time. */
async function closeClient(): Promise<void> {
  const client = thisProcess.client
  if (client === undefined) return
  // Handlers first: another process may already answer for this shard.
  client.emit = () => false
  // A client that never logged in cannot say goodbye; the exit ends its sockets.
  await Promise.race([client.destroy(), delay(GOODBYE_MS)])
}
