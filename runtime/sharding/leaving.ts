/**
 * How a process of ours ends: first no handler runs any more, then those that run get time to finish,
 * then its shards and its connection close, then it exits; in bounded time whatever hangs.
 */
import { constants } from "node:os"
import { setTimeout as delay } from "node:timers/promises"
import { thisProcess } from "../this-process.ts"

/** Handlers that run when the process is told to stop may finish within this. */
const DRAIN_MS = 3000
/** The same when the manager is gone: another may already start the shard anew. */
const DRAIN_ALONE_MS = 1000
/** Discord's side of the goodbye may take this long. */
const GOODBYE_MS = 1500
/** What is over when both are over, whatever hangs. A shard promised to be gone five seconds after its manager. */
const SLACK_MS = 300
/** A manager waits for its shards, and kills those that do not hear. */
const LAST_WITH_SHARDS_MS = 8500
/** Any code but 1000 and 1001 keeps the session (Discord docs, events/gateway "Disconnecting"); discord.js uses this one to resume. */
const KEEPS_SESSION = 4200

/** How a process is to leave. */
export interface Leave {
  /** The manager is gone, so nobody waits for an orderly end. */
  isAlone?: boolean
  /** Close so that Discord keeps the session, and shows the bot as online, for some minutes. */
  keepSession?: boolean
}

/** Ends this process. The promise never settles: the process is gone. */
export async function leave(exitCode: number, how: Leave = {}): Promise<never> {
  if (thisProcess.leaving === "now") return new Promise(() => {})
  thisProcess.leaving = "now"
  const leavers = [...thisProcess.leavers]
  const drainMs = how.isAlone ? DRAIN_ALONE_MS : DRAIN_MS
  const lastMs = leavers.length > 0 ? LAST_WITH_SHARDS_MS : drainMs + GOODBYE_MS + SLACK_MS
  setTimeout(() => endAtOnce(exitCode), lastMs)
  const stops = leavers.map((each) => each.stop())
  await Promise.allSettled([closeClient(drainMs, how.keepSession ?? false), ...stops])
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
async function closeClient(drainMs: number, keepSession: boolean): Promise<void> {
  const client = thisProcess.client
  if (client === undefined) return
  // No new handler: another process may already answer for this shard.
  client.emit = () => false
  await Promise.race([handlersDone(), delay(drainMs)])
  // A client that never logged in cannot say goodbye; the exit ends its sockets.
  const goodbye = keepSession ? closeKeeping(client) : client.destroy()
  await Promise.race([goodbye, delay(GOODBYE_MS)])
}

/** Settles when no handler runs. Those that still run can send: only events have ended. */
function handlersDone(): Promise<void> {
  return new Promise((done) => {
    const { handlers } = thisProcess
    if (handlers.running === 0) done()
    else handlers.onIdle = done
  })
}

/** What discord.js keeps to itself: `client.destroy()` always closes with 1000, which ends the session. */
interface InnerClient {
  ws: { _ws?: { destroy(options: { code: number; reason: string }): Promise<void> } | null }
}

function closeKeeping(client: unknown): Promise<void> | undefined {
  const options = { code: KEEPS_SESSION, reason: "The bot starts again." }
  return (client as InnerClient).ws._ws?.destroy(options)
}
