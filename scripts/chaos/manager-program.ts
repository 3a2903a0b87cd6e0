/** A manager that never stops asking its shards things, and tells on SIGUSR2 what became of its calls and of itself. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import * as runtime from "../../runtime/manager.ts"

const SHARDS = Number(process.env.CHAOS_SHARDS)
const GAP_MS = 25

const calls = { made: 0, settled: 0, failed: {} as Record<string, number>, wrong: 0, slowestMs: 0 }
let isPaused = false

type Call = [make: () => Promise<unknown>, isRight: (value: unknown) => boolean]

const isWholeList = (value: unknown) => Array.isArray(value) && value.length === SHARDS
const CALLS: Call[] = [
  [() => runtime.broadcastEval("return client.guilds.cache.size"), isWholeList],
  [() => runtime.fetchClientValues("ws.ping"), isWholeList],
  [() => runtime.getShardStats(), isWholeList],
  [() => runtime.broadcastEval("return client.uptime", { timeout: 1 }), isWholeList],
]

async function make([call, isRight]: Call): Promise<void> {
  const began = performance.now()
  calls.made += 1
  try {
    if (!isRight(await call())) calls.wrong += 1
  } catch (error) {
    const { code = "no code" } = error as { code?: string }
    calls.failed[code] = (calls.failed[code] ?? 0) + 1
  }
  calls.settled += 1
  calls.slowestMs = Math.max(calls.slowestMs, Math.round(performance.now() - began))
}

/** After the last fault nobody respawns: the fleet has to mend itself. */
const isCalm = () => existsSync(join(process.env.CHAOS_FOLDER ?? "", "calm"))

async function keepAsking(): Promise<void> {
  for (let n = 0; ; n++) {
    await delay(GAP_MS)
    if (isPaused) continue
    const call = CALLS[n % CALLS.length]
    if (call !== undefined) void make(call)
    const shard = (n / 80) % SHARDS
    const isAnswer = (value: unknown) => typeof value === "boolean"
    if (n % 80 === 79 && !isCalm())
      void make([() => runtime.respawnShard(Math.floor(shard)), isAnswer])
  }
}

/** Waits for the calls that are on their way, and counts what is left. */
async function tell(): Promise<void> {
  isPaused = true
  const end = Date.now() + 60_000
  while (calls.settled < calls.made && Date.now() < end) await delay(20)
  await delay(200)
  globalThis.gc?.()
  const timers = await lastingTimers()
  const listeners = [process, process.stdout, process.stderr].map((emitter) =>
    emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0),
  )
  const memory = process.memoryUsage()
  const stats = await runtime.getShardStats()
  const told = { ...calls, timers, listeners, heap: memory.heapUsed, rss: memory.rss, stats }
  runtime.print(`summary ${JSON.stringify(told)}`)
  isPaused = false
}

/** Those that stay: the watchdog's own questions have deadlines, too, which come and go. */
async function lastingTimers(): Promise<number> {
  let fewest = Number.POSITIVE_INFINITY
  for (let look = 0; look < 20; look++) {
    const active = process.getActiveResourcesInfo().filter((name) => name === "Timeout")
    fewest = Math.min(fewest, active.length)
    await delay(30)
  }
  return fewest
}

async function program(): Promise<void> {
  await runtime.startProgram({ file: __filename, entries: { "bot.ez": "bot-program.js" } })
  runtime.createShardManager("bot.ez", {
    total_shards: SHARDS,
    shards_per_process: Number(process.env.CHAOS_PER_PROCESS),
  })
  await runtime.spawnShards()
  process.on("SIGUSR2", () => void tell())
  void keepAsking()
  runtime.print("Spawned")
}

program().catch(runtime.programFailed)
