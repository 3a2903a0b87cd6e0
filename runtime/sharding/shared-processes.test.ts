/** Several shards in one process: real fleets of real discord.js shards on a local Discord with a short clock. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from "../local-discord/index.ts"
import { until } from "./fixtures-of-tests/fleet-of-fixtures.ts"
import {
  bundlePrograms,
  type RealProgram,
  startRealProgram,
} from "./fixtures-of-tests/real-programs.ts"
import type { ShardStats } from "./types.ts"

/** Five seconds are a quarter of one. */
const SCALE = 0.05
const folder = mkdtempSync(join(tmpdir(), "easylang-sharing-"))
let discord: LocalDiscord
let manager: RealProgram | undefined
let asked = 0

beforeAll(async () => {
  const sources = [
    new URL("./fixtures-of-tests/bot-program.ts", import.meta.url),
    new URL("./fixtures-of-tests/sharing-program.ts", import.meta.url),
  ]
  await bundlePrograms(sources, folder)
})

afterEach(async () => {
  manager?.child.kill("SIGKILL")
  await until("no process left", () => processes("").length === 0, 8000)
  await discord.stop()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Process ids of this test's programs, read from the system. */
function processes(part = "bot-program"): number[] {
  return readdirSync("/proc").flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, "utf8")
      return command.includes(join(folder, part)) ? [Number(entry)] : []
    } catch {
      return []
    }
  })
}

const output = (): string => manager?.text() ?? ""

/** Starts four shards in two processes, on eight guilds, and waits until they are up. */
async function start(environment: NodeJS.ProcessEnv = {}, options: LocalDiscordOptions = {}) {
  discord = await startLocalDiscord({ timeScale: SCALE, world: { guilds: 8 }, ...options })
  manager = startRealProgram([join(folder, "sharing-program.js")], discord, SCALE, environment)
  await until("spawned", () => /Spawned \d/.test(output()), 30_000)
}

/** What the manager's program gets for a word. */
async function ask<Answer>(word: string, ...values: unknown[]): Promise<Answer> {
  asked += 1
  const line = new RegExp(`^answer ${asked} (.*)$`, "m")
  manager?.child.stdin.write(`${JSON.stringify([asked, word, ...values])}\n`)
  await until(`the answer to ${word}`, () => line.test(output()), 20_000)
  return JSON.parse(line.exec(output())?.[1] ?? "null") as Answer
}

async function said(guild: number, content: string): Promise<string> {
  const before = discord.transcript.entries.length
  discord.say({ guild, content })
  const answer = () =>
    discord.transcript.entries.slice(before).find(({ kind }) => kind === "sent")?.text
  await until(`an answer to ${content}`, () => answer() !== undefined, 5000)
  return answer() ?? ""
}

const stats = () => ask<ShardStats[]>("stats")
const uptimes = async () => (await stats()).map(({ uptime_ms }) => uptime_ms)
/** Which shards logged in, in this order, after the start. */
const later = () => discord.stats.identifies.slice(4).map(({ shardId }) => shardId)

test("four shards are two processes; sums over shards count every guild once", async () => {
  await start()
  expect(output()).toContain("Spawned 4, ready 4")
  expect(processes()).toHaveLength(2)
  expect(discord.stats).toMatchObject({ brokenPacing: 0, gatewayBotCalls: 1 })
  expect(discord.stats.identifies).toHaveLength(4)

  expect(await ask("values", "guilds.cache.size")).toEqual([2, 2, 2, 2])
  expect(await ask("eval", "return client.guilds.cache.size")).toEqual([2, 2, 2, 2])
  expect(await ask("values", "guilds.cache.size", { shard: 3 })).toEqual([2])
  const ids = await ask<string[][]>("eval", "client.guilds.cache.map((guild) => guild.id)")
  expect(new Set(ids.flat()).size).toBe(8)
  expect(ids).toHaveLength(4)
  const [own] = ids[2] ?? []
  const mine = await ask("eval", "client.guilds.cache.has(context.id)", { id: own, guild_id: own })
  expect(mine).toEqual([true])
  const has = await ask("eval", "client.guilds.cache.has(context.id)", { id: own })
  expect(has).toEqual([false, false, true, false])
  expect(await ask("eval", "client.shard.ids")).toEqual([[0], [1], [2], [3]])
  const pings = await ask<number[]>("values", "ws.ping")
  expect(pings).toHaveLength(4)
  const channels = await ask<number[]>("eval", "client.channels.cache.size")
  const inGuilds = "client.guilds.cache.reduce((sum, each) => sum + each.channels.cache.size, 0)"
  expect(channels).toEqual(await ask("eval", inGuilds))

  const rows = await stats()
  expect(rows.map(({ shard_id }) => shard_id)).toEqual([0, 1, 2, 3])
  expect(rows.map(({ guild_count }) => guild_count)).toEqual([2, 2, 2, 2])
  expect(rows.map(({ ready }) => ready)).toEqual([true, true, true, true])
  // Shares of the process that they have together.
  expect(rows[0]?.memory_mb).toBe(rows[1]?.memory_mb)
  expect(rows[0]?.memory_mb).toBeGreaterThan(10)
})

test("a handler knows the shard of its event, and outside of events the first one speaks for all", async () => {
  await start()
  // on_ready runs once in a process, when all of its shards are there.
  expect(output().match(/ready on shard/g)).toHaveLength(2)
  expect(output()).toContain("[shard 0+1] ready on shard 0/4 with 4 guilds")
  expect(output()).toContain("[shard 2+3] ready on shard 2/4 with 4 guilds")
  for (const shard of [0, 1, 2, 3])
    expect(await said(shard, "!info")).toContain(`${shard}/4 with 2`)
  expect(await said(1, "!total")).toContain("counts 2,2,2,2")
})

test("kill -9 of a process brings all of its shards back, and the other process goes on", async () => {
  await start()
  const before = processes()
  const pid = Number(/\[shard 2\+3\] pid (\d+)/.exec(output())?.[1])
  process.kill(pid, "SIGKILL")
  await until("it is back", () => output().split("] ready on shard 2/4").length === 3, 20_000)
  expect(output()).toContain("shards 2 and 3 ended (signal SIGKILL); they start again at once.")
  expect(processes()).toHaveLength(2)
  expect(processes().filter((each) => before.includes(each))).toHaveLength(1)
  expect(later()).toEqual([2, 3])
  expect(discord.stats.brokenPacing).toBe(0)
  await until("its shards", () => discord.stats.connections === 4)
  expect(await said(3, "!info")).toContain("3/4 with 2")
  const rows = await stats()
  expect(rows.map(({ restarts }) => restarts)).toEqual([0, 0, 1, 1])
})

test("respawn_shard reconnects that shard alone: a new session, the process and its other shards go on", async () => {
  await start()
  const before = processes()
  expect(await ask("respawn", 1)).toBe(true)
  expect(processes()).toEqual(before)
  expect(later()).toEqual([1])
  expect(discord.stats.brokenPacing).toBe(0)
  expect(await said(1, "!info")).toContain("1/4 with 2")
  expect(await said(0, "!info")).toContain("0/4 with 2")
  const rows = await stats()
  expect(rows.map(({ restarts }) => restarts)).toEqual([0, 1, 0, 0])
  expect(rows[1]?.restart_reasons).toEqual({ respawn_shard: 1 })
  expect(rows.map(({ ready }) => ready)).toEqual([true, true, true, true])
  // Twice at once: the second finds it reconnecting.
  expect(await Promise.all([ask("respawn", 2), ask("respawn", 2)])).toEqual([true, false])
})

test("a process that does not answer is started again with all of its shards when one is respawned", async () => {
  await start()
  discord.say({ guild: 0, content: "!block" })
  await new Promise((soon) => setTimeout(soon, 200))
  expect(await ask("respawn", 1)).toBe(true)
  expect(output()).toContain(
    "the process of shards 0 and 1 does not answer; it starts again, with all of its shards.",
  )
  expect(processes()).toHaveLength(2)
  expect(later()).toEqual([0, 1])
})

test("a stopped shard stays down alone, also when its process starts again; respawn_shard brings it back", async () => {
  await start()
  await ask("stop", 1)
  await until("it is down", () => discord.stats.connections === 3)
  const states = async () => (await stats()).map(({ state }) => state)
  expect(await states()).toEqual(["ready", "given up", "ready", "ready"])
  expect(await said(0, "!info")).toContain("0/4 with 2")
  expect(await ask("respawn", 1)).toBe(true)
  expect(await states()).toEqual(["ready", "ready", "ready", "ready"])
  expect(await said(1, "!info")).toContain("1/4 with 2")

  await ask("stop", 0)
  await until("it is down", () => discord.stats.connections === 3)
  process.kill(Number(/\[shard 0\+1\] pid (\d+)/.exec(output())?.[1]), "SIGKILL")
  await until("the other is back", () => output().includes("[shard 1] ready on shard 1/4"), 20_000)
  expect(await states()).toEqual(["given up", "ready", "ready", "ready"])
  expect(await ask("respawn", 0)).toBe(true)
  await until("both", () => discord.stats.connections === 4)
  expect(discord.stats.brokenPacing).toBe(0)
})

test("a rolling restart replaces process by process, and no message is lost or answered twice", async () => {
  await start({}, { maxConcurrency: 4 })
  let count = 0
  const talk = setInterval(() => {
    discord.say({ guild: count % 8, content: `!echo m${count}` })
    count += 1
  }, 20)
  const before = processes()
  expect(await ask("renew")).toBe(true)
  clearInterval(talk)
  const answers = () =>
    discord.transcript.entries
      .filter(({ kind }) => kind === "sent")
      .map(({ text }) => /m\d+$/.exec(text)?.[0] ?? text)
  await until("every message answered", () => answers().length >= count)
  await new Promise((soon) => setTimeout(soon, 200))
  expect(answers().sort()).toEqual(Array.from({ length: count }, (_, n) => `m${n}`).sort())
  expect(processes()).toHaveLength(2)
  expect(processes().filter((each) => before.includes(each))).toEqual([])
  expect(discord.stats.brokenPacing).toBe(0)
})

test("a closed connection of one shard is resumed, and costs the others nothing", async () => {
  await start()
  const before = await uptimes()
  discord.faults.askReconnect(1)
  await until("the resume", () => discord.stats.resumes === 1, 10_000)
  discord.faults.invalidateSession(2, false)
  await until("a new session", () => later().length === 1, 15_000)
  expect(later()).toEqual([2])
  await until("all up", () => discord.stats.connections === 4)
  for (const [shard, uptime] of (await uptimes()).entries()) {
    expect(uptime).toBeGreaterThan(before[shard] ?? 0)
  }
})

test("a fatal close code of one shard stops the fleet with 78 and one message", async () => {
  await start()
  discord.faults.revokeToken()
  expect((await manager?.exit)?.[0]).toBe(78)
  expect(output().match(/4004/g)).toHaveLength(1)
})

test("all shards in one process, and auto by what this computer has", async () => {
  await start({ PER_PROCESS: "16" })
  expect(processes()).toHaveLength(1)
  expect(output()).toContain("[shard 0-3] ready on shard 0/4 with 8 guilds")
  manager?.child.kill("SIGTERM")
  expect(await manager?.exit).toEqual([0, null])
  await discord.stop()
  await start({ PER_PROCESS: "auto" })
  expect(output()).toMatch(
    /shards_per_process: "auto" runs 4 shards in \d process(es)? \(\d+ cores?, \d+ MB free\)/,
  )
  expect(await ask("values", "guilds.cache.size")).toEqual([2, 2, 2, 2])
})
