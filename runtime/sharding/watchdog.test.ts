/** Connections and processes that die without a word: real shards on a local Discord, and nobody who helps. */

import { createServer } from "node:net"
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

/** Five seconds are a tenth of one. */
const SCALE = 0.02
const folder = folderOfPrograms("bot-program", "watched-program")
let discord: LocalDiscord | undefined
let manager: RealProgram | undefined

afterEach(async () => {
  manager?.child.kill("SIGKILL")
  await until("no process left", () => processes("").length === 0, 12_000)
  await discord?.stop()
})

const processes = (part = "bot-program") => processesOf(join(folder, part))

function freePort(): Promise<number> {
  return new Promise((settle) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => settle(typeof address === "object" && address !== null ? address.port : 0))
    })
  })
}

async function run(shards = 1, options: LocalDiscordOptions = {}) {
  discord = await startLocalDiscord({
    timeScale: SCALE,
    world: { guilds: 2 },
    sessionLifetimeMs: 100_000_000,
    ...options,
  })
  const port = await freePort()
  const words = [join(folder, "watched-program.js"), `--dashboard=127.0.0.1:${port}`]
  const running = startRealProgram(words, discord, SCALE, { SHARDS: String(shards) })
  manager = running
  await until("all ready", () => running.text().includes("Spawned"), 30_000)
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status
  const answers = async (words: string) => {
    discord?.say({ guild: 0, content: `!echo ${words}` })
    await discord?.waitForMessage((message) => message.content === words, 5000)
  }
  return { discord, ready, answers, text: running.text, stats: () => statsOf(running) }
}

async function statsOf({ child, text }: RealProgram): Promise<ShardStats[]> {
  const before = text().match(/^stats \d+ /gm)?.length ?? 0
  child.kill("SIGUSR2")
  const line = () => new RegExp(`^stats ${before + 1} (.*)$`, "m").exec(text())?.[1]
  await until("its statistics", () => line() !== undefined, 12_000)
  return JSON.parse(line() ?? "")
}

/** Says something again and again: what is lost while a shard is deaf is lost. */
async function untilItAnswers(answers: (words: string) => Promise<void>, withinMs: number) {
  const end = Date.now() + withinMs
  for (let n = 0; ; n++) {
    try {
      return await answers(`are you there ${n}`)
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

test("health tells state, ages, guilds and restarts with their reasons; /readyz says whether shards receive", async () => {
  const { discord, ready, answers, stats } = await run(2)
  await answers("hello")
  await expect
    .poll(async () => (await stats())[0]?.last_ack_ms ?? null, { timeout: 5000 })
    .not.toBeNull()
  const [first] = await stats()
  expect(first).toMatchObject({
    ready: true,
    state: "ready",
    guilds_available: 1,
    guilds_unavailable: 0,
    restarts: 0,
    restart_reasons: {},
  })
  expect(first?.state_ms).toBeGreaterThan(0)
  expect(first?.last_ack_ms).toBeLessThan(2500)
  expect(first?.last_dispatch_ms).toBeLessThan(6000)
  expect(first?.loop_delay_ms).toBeGreaterThanOrEqual(0)
  expect(first).not.toHaveProperty("error")
  await expect.poll(ready, { timeout: 6000 }).toBe(200)
  discord.loseGuild(0, true)
  await expect
    .poll(async () => (await stats()).map((row) => row.guilds_unavailable), { timeout: 5000 })
    .toEqual([1, 0])
  process.kill(processes()[0] ?? 0, "SIGKILL")
  await expect
    .poll(async () => (await stats()).map((row) => row.restart_reasons), { timeout: 9000 })
    .toContainEqual({ "signal SIGKILL": 1 })
})

test("the resume host answers 503: the session is resumed at the general address", async () => {
  const { discord, answers } = await run()
  const [process] = processes()
  discord.faults.resumeHostDown()
  discord.faults.closeShard(0, 4000)
  await until("the resume", () => discord.stats.resumes === 1, 15_000)
  await answers("back")
  expect(discord.stats.identifies).toHaveLength(1)
  expect(processes()).toEqual([process])
})

test.each(["cut", "ignored"] as const)(
  "a session whose RESUMEs are %s is left for a new one, in the same process",
  async (how) => {
    const { discord, answers, text } = await run()
    const before = processes()
    discord.faults.breakResumes(0, how)
    discord.faults.closeShard(0, 4000)
    await until("a new session", () => discord.stats.identifies.length === 2, 30_000)
    await answers("back")
    expect(text()).toContain("cannot be resumed; I start a new one")
    expect(discord.stats.failedResumes).toBe(5)
    expect(discord.stats.brokenPacing).toBe(0)
    expect(processes()).toEqual(before)
  },
)

test("the gateway is away for a while: the session is kept and resumed", async () => {
  const { discord, answers } = await run()
  discord.faults.gatewayDown()
  discord.faults.dropShard(0)
  await until("some tries", () => discord.stats.turnedAway >= 4, 30_000)
  discord.faults.gatewayDown(false)
  await until("the resume", () => discord.stats.resumes === 1, 15_000)
  await answers("back")
  expect(discord.stats.identifies).toHaveLength(1)
})

test("a server that stops acknowledging: resume, identify, a new process, and back when it answers", async () => {
  const { discord, ready, answers, text } = await run()
  await expect.poll(ready, { timeout: 6000 }).toBe(200)
  const [before] = processes()
  discord.faults.silenceShard(0)
  await expect.poll(ready, { timeout: 8000 }).toBe(503)
  await until("a new process", () => text().includes("I end the process"), 60_000)
  discord.faults.silenceShard(0, false)
  await untilItAnswers(answers, 30_000)
  expect(processes()).not.toContain(before)
  expect(discord.stats.brokenPacing).toBe(0)
}, 120_000)

test("a connection that acknowledges and sends no events is found, and a quiet one is left alone", async () => {
  const { discord, ready, answers, text, stats } = await run()
  await expect.poll(ready, { timeout: 6000 }).toBe(200)
  // Nothing happens in its servers for many times the longest silence.
  for (let n = 0; n < 12; n++) {
    await new Promise((soon) => setTimeout(soon, 500))
    expect(await ready()).toBe(200)
  }
  expect(text()).not.toContain("connect anew")
  discord.faults.muteShard(0)
  await until("the watchdog", () => text().includes("Discord sends no events"), 20_000)
  await expect
    .poll(async () => (await stats())[0], { timeout: 5000 })
    .toMatchObject({ ready: false })
  discord.faults.muteShard(0, false)
  await untilItAnswers(answers, 30_000)
  await expect.poll(async () => (await stats())[0]?.ready, { timeout: 9000 }).toBe(true)
}, 120_000)

test("a process that is stopped, and one whose event loop is blocked, are ended and started again", async () => {
  const { discord, ready, answers, text, stats } = await run(2)
  const before = processes()
  // The shard of the first server blocks; the other one is stopped from outside.
  discord.say({ guild: 0, content: "!block" })
  process.kill(Number(/\[shard 1\] pid (\d+)/.exec(text())?.[1]), "SIGSTOP")
  await expect.poll(ready, { timeout: 9000 }).toBe(503)
  const ends = () => text().match(/I end the process/g)?.length
  await until("the watchdog", () => ends() === 2, 20_000)
  await untilItAnswers(answers, 30_000)
  expect(processes().filter((pid) => before.includes(pid))).toEqual([])
  const why = { "its process is blocked or stopped": 1 }
  expect((await stats()).map((row) => row.restart_reasons)).toEqual([why, why])
}, 60_000)
