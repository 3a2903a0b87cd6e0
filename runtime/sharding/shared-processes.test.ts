/** Several shards in one process: real fleets of real discord.js shards on a local Discord with a short clock. */

import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from "../local-discord/index.ts"
import { until } from "./fixtures-of-tests/fleet-of-fixtures.ts"
import { folderOfPrograms } from "./fixtures-of-tests/folder-of-programs.ts"
import { type RealProgram, startRealProgram } from "./fixtures-of-tests/real-programs.ts"
import { processesOf } from "./fixtures-of-tests/running.ts"
import type { ShardStats } from "./types.ts"

/** Five seconds are a quarter of one. */
const SCALE = 0.05
const folder = folderOfPrograms("bot-program", "sharing-program", "../index", "../../bot")
let discord: LocalDiscord
let manager: RealProgram | undefined
let asked = 0

afterEach(async () => {
  manager?.child.kill("SIGKILL")
  await until("no process left", () => processes("").length === 0, 8000)
  await discord.stop()
})

const processes = (part = "bot-program") => processesOf(join(folder, part))

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
  discord.say({ guild: 3, content: "!leak" })
  // What a handler prints, or fails at, stands under its shard's name.
  await until("the report", () => output().includes("[shard 3] ── on_message, shard 3 ─"))
  expect(output()).toContain("[shard 3] my token is [token]")
  expect(output()).not.toContain("\u001e")
})

test("--log json: an event has the shard whose handler wrote it, or all of the process", async () => {
  discord = await startLocalDiscord({ timeScale: SCALE, world: { guilds: 8 } })
  manager = startRealProgram([join(folder, "sharing-program.js"), "--log=json"], discord, SCALE)
  await until("spawned", () => output().includes("Spawned 4"), 30_000)
  discord.say({ guild: 3, content: "!leak" })
  await until("the report", () => output().includes("── on_message, shard 3 ─"))
  const events = output()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const of = (words: string) => events.filter(({ message }) => String(message).includes(words))
  expect(of("── on_message")).toMatchObject([{ from: "shard", shard: 3, level: "error" }])
  expect(of("my token is").every(({ shard }) => shard === 3)).toBe(true)
  expect(of("ready on shard 2/4")).toMatchObject([{ from: "shard", shard: null, shards: [2, 3] }])
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

test("a shard that may not log in today holds up its process for a moment only", async () => {
  // Four are kept for the operator: after the start there are three for what starts by itself.
  await start({}, { identifyBudget: { total: 11 } })
  const pid = () => Number([...output().matchAll(/\[shard 2\+3\] pid (\d+)/g)].at(-1)?.[1])
  const readies = () => output().split("] ready on shard 2/4").length - 1
  process.kill(pid(), "SIGKILL")
  await until("both are back", () => readies() === 2, 20_000)
  await until("their sessions", () => discord.stats.connections === 4)
  process.kill(pid(), "SIGKILL")
  await until("one is back", () => readies() === 3, 20_000)
  expect(output()).toMatch(/so shard 3 waits until .* to log in by itself/)
  expect(await said(2, "!info")).toContain("2/4 with 2")
  const states = (await stats()).map(({ state }) => state)
  expect(states).toEqual(["ready", "ready", "ready", "waiting for a slot"])
})

test("kills, respawns, stops, reconnects and replacements at once: each call ends, and all shards are up in the end", async () => {
  await start({}, { maxConcurrency: 4, identifyBudget: { total: 100_000 } })
  let seed = Number(process.env.SEED ?? 7)
  console.log(`seed ${seed}`)
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((seed / 2 ** 31) * below)
  }
  const calls: Promise<unknown>[] = []
  const acts = [
    () => calls.push(ask("respawn", next(4))),
    () => calls.push(ask("values", "guilds.cache.size")),
    () => calls.push(stats()),
    () => calls.push(ask("eval", "client.guilds.cache.size", { shard: next(4) })),
    () => {
      const pid = processes()[next(2)]
      if (pid !== undefined) process.kill(pid, "SIGKILL")
    },
    () => discord.faults.askReconnect(next(4)),
    () => discord.faults.invalidateSession(next(4), next(2) === 0),
    () => calls.push(ask("renew")),
    () => calls.push(ask("stop", next(4))),
  ]
  for (let turn = 0; turn < 60; turn += 1) {
    try {
      acts[next(acts.length)]?.()
    } catch {
      // It had just ended.
    }
    await new Promise((soon) => setTimeout(soon, next(150)))
  }
  await Promise.all(calls)
  const states = async () => (await stats()).map(({ state }) => state)
  const end = Date.now() + 30_000
  while (Date.now() < end && (await states()).some((state) => state !== "ready")) {
    for (const [shard, state] of (await states()).entries()) {
      if (state === "given up") await ask("respawn", shard)
    }
  }
  expect(await states()).toEqual(["ready", "ready", "ready", "ready"])
  expect(await ask("values", "guilds.cache.size")).toEqual([2, 2, 2, 2])
  for (const shard of [0, 1, 2, 3])
    expect(await said(shard, "!info")).toContain(`${shard}/4 with 2`)
  // A double would have answered, too.
  await new Promise((soon) => setTimeout(soon, 200))
  const sent = discord.transcript.entries.filter(({ kind }) => kind === "sent")
  expect(sent).toHaveLength(4)
  expect(processes()).toHaveLength(2)
  expect(discord.stats.connections).toBe(4)
  expect(discord.stats.brokenPacing).toBe(0)
}, 90_000)

test("plain JavaScript: discord.js's client runs the shards, and its broadcastEval has a result for each", async () => {
  writeFileSync(
    join(folder, "manager.js"),
    `const { createShardManager, spawnShards } = require("./index.js")
     createShardManager("bot-program.plain.js", { totalShards: 3, shardsPerProcess: 2 })
     spawnShards()`,
  )
  writeFileSync(
    join(folder, "bot-program.plain.js"),
    `const { startProgram, getShardInfo } = require("./index.js")
     const { discordJs } = require("./bot.js")
     startProgram({ file: __filename }).then(() => {
       const client = new discordJs.Client({ intents: ["Guilds", "GuildMessages", "MessageContent"] })
       client.on("messageCreate", async (message) => {
         if (message.content !== "!all") return
         await null
         const counts = await client.shard.broadcastEval((c) => c.guilds.cache.size)
         const ids = JSON.stringify([client.shard.ids, client.shard.count, client.guilds.cache.size])
         await message.channel.send([getShardInfo().shard_id, message.guild.shardId, ids, counts].join(" "))
       })
       client.login("whatever")
     })`,
  )
  discord = await startLocalDiscord({ timeScale: SCALE, world: { guilds: 6 } })
  manager = startRealProgram([join(folder, "manager.js")], discord, SCALE)
  await discord.whenReady()
  await until("three shards", () => discord.stats.connections === 3)
  expect(await said(1, "!all")).toContain("1 1 [[0,1],3,4] 2,2,2")
  expect(await said(2, "!all")).toContain("2 2 [[2],3,2] 2,2,2")
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
