/** One chaos run: a real fleet on a local Discord, faults from a seed, and then a look at what is left. */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { type LocalDiscord, startLocalDiscord } from "../../runtime/local-discord/index.ts"
import { until } from "../../runtime/sharding/fixtures-of-tests/fleet-of-fixtures.ts"
import {
  bundlePrograms,
  type RealProgram,
  startRealProgram,
} from "../../runtime/sharding/fixtures-of-tests/real-programs.ts"
import { processesOf } from "../../runtime/sharding/fixtures-of-tests/running.ts"
import type { ShardStats } from "../../runtime/sharding/types.ts"
import { commit, type Fault, type Stage, scheduleOf } from "./faults.ts"

export interface ChaosOptions {
  seed: number
  faults: number
  /** From one fault to the next. */
  gapMs: number
  shards: number
  perProcess: number
  /** How long the fleet may take to be whole again after the last fault. */
  recoverMs: number
  say?(words: string): void
}

/** What the manager told of itself. */
export interface Summary {
  made: number
  settled: number
  /** Calls that failed, by the codes of their faults. */
  failed: Record<string, number>
  /** Calls whose answer had not an entry for each shard. */
  wrong: number
  slowestMs: number
  timers: number
  listeners: number[]
  heap: number
  rss: number
  stats: ShardStats[]
}

export interface ChaosReport {
  faults: Record<string, number>
  before: Summary
  after: Summary
  /** Sessions that are connected, by shard. */
  sessions: number[]
  brokenPacing: number
  identifies: number
  resumes: number
  tokenResets: number
  /** Shard processes while the fleet is whole, and when the manager has ended. */
  processes: number
  orphans: number
  exit: unknown[]
  isTokenTold: boolean
  recoveredMs: number
}

/** Five seconds are a tenth of one. */
const SCALE = 0.02

export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const folder = mkdtempSync(join(tmpdir(), "easylang-chaos-"))
  await bundlePrograms(
    [
      new URL("./bot-program.ts", import.meta.url),
      new URL("./manager-program.ts", import.meta.url),
    ],
    folder,
  )
  const discord = await startLocalDiscord({
    timeScale: SCALE,
    maxConcurrency: 4,
    world: { guilds: options.shards * 2 },
    identifyBudget: { total: 1_000_000 },
    globalRequestsPerSecond: 10_000,
  })
  const fleet = startFleet(folder, discord, options)
  try {
    return await playChaos(options, { folder, discord, fleet })
  } catch (error) {
    const tail = fleet.text().split("\n").slice(-60).join("\n")
    throw new Error(`${error instanceof Error ? error.message : error}\nIts last words:\n${tail}`)
  } finally {
    fleet.child.kill("SIGKILL")
    for (const pid of processesOf(folder)) process.kill(pid, "SIGKILL")
    await discord.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface Played {
  folder: string
  discord: LocalDiscord
  fleet: RealProgram
}

async function playChaos(options: ChaosOptions, played: Played): Promise<ChaosReport> {
  const { folder, discord, fleet } = played
  await hinderStart(discord, fleet)
  await until("the start", () => fleet.text().includes("Spawned"), 30_000)
  const before = await summaryOf(fleet)
  const stage: Stage = { discord, folder, pidOf: (shard) => readPid(folder, shard) }
  const schedule = scheduleOf(options.seed, options.faults, options.shards)
  for (const fault of schedule) {
    options.say?.(`${fault.kind} on shard ${fault.shard}, ${fault.ms} ms, ${fault.choice}`)
    commit(stage, fault)
    discord.say({ guild: fault.choice % (options.shards * 2), content: `after ${fault.kind}` })
    await delay(options.gapMs)
  }
  writeFileSync(join(folder, "calm"), "")
  const calmAt = Date.now()
  await untilWhole(fleet, discord, options)
  const recoveredMs = Date.now() - calmAt
  const after = await summaryOf(fleet)
  const shards = Array.from({ length: options.shards }, (_, id) => id)
  const sessions = shards.map((id) => discord.realm.sessions.connected(id).length)
  const processes = processesOf(join(folder, "bot-program")).length
  fleet.child.kill("SIGTERM")
  const exit = await fleet.exit
  await delay(500)
  const { brokenPacing, identifies, resumes, resets } = discord.stats
  return {
    faults: countKinds(schedule),
    before,
    after,
    sessions,
    brokenPacing,
    identifies: identifies.length,
    resumes,
    tokenResets: resets,
    processes,
    orphans: processesOf(folder).length,
    exit,
    isTokenTold: fleet.text().includes(discord.token),
    recoveredMs,
  }
}

function startFleet(
  folder: string,
  discord: LocalDiscord,
  { shards, perProcess }: ChaosOptions,
): RealProgram {
  discord.faults.gatewayBot(503)
  const words = ["--expose-gc", join(folder, "manager-program.js")]
  const environment = {
    CHAOS_FOLDER: folder,
    CHAOS_SHARDS: String(shards),
    CHAOS_PER_PROCESS: String(perProcess),
    EASYLANG_STATE_DIR: join(folder, "state"),
  }
  return startRealProgram(words, discord, SCALE, environment)
}

/** The first `GET /gateway/bot` meet an outage and then a rate limit; the manager tries on. */
async function hinderStart({ faults }: LocalDiscord, { text }: RealProgram): Promise<void> {
  await until("a try", () => text().includes("status 503"))
  faults.gatewayBot(429)
  await until("another try", () => text().includes("status 429"))
  faults.gatewayBot("ok")
}

/** Every shard says that it is ready, and so says Discord, a few times in a row. */
async function untilWhole(fleet: RealProgram, discord: LocalDiscord, options: ChaosOptions) {
  const end = Date.now() + options.recoverMs
  for (let calm = 0; calm < 3; ) {
    const { stats } = await summaryOf(fleet)
    const isWhole =
      stats.every(({ ready }) => ready) &&
      stats.every(({ shard_id }) => discord.realm.sessions.connected(shard_id).length === 1)
    calm = isWhole ? calm + 1 : 0
    if (!isWhole && Date.now() > end) {
      const rows = stats.map((row) => JSON.stringify(row)).join("\n")
      throw new Error(`The fleet is not whole after ${options.recoverMs} ms:\n${rows}`)
    }
    await delay(300)
  }
}

async function summaryOf({ child, text }: RealProgram): Promise<Summary> {
  const count = () => text().match(/^summary .*$/gm)?.length ?? 0
  const before = count()
  child.kill("SIGUSR2")
  await until("the manager's summary", () => count() > before || child.exitCode !== null, 70_000)
  const last = text()
    .match(/^summary (.*)$/gm)
    ?.at(-1)
  if (child.exitCode !== null || last === undefined) throw new Error("The manager has ended.")
  return JSON.parse(last.slice("summary ".length)) as Summary
}

function readPid(folder: string, shard: number): number | undefined {
  const path = join(folder, `pid-${shard}`)
  return existsSync(path) ? Number(readFileSync(path, "utf8")) : undefined
}

function countKinds(schedule: readonly Fault[]): Record<string, number> {
  const kinds: Record<string, number> = {}
  for (const { kind } of schedule) kinds[kind] = (kinds[kind] ?? 0) + 1
  return kinds
}
