/** Whole fleets: a manager's bundle, real discord.js shards, and a local Discord with a short clock. */

import type { ChildProcess } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { type LocalDiscordOptions, startLocalDiscord } from "../local-discord/index.ts"
import { until } from "./fixtures-of-tests/fleet-of-fixtures.ts"
import { folderOfPrograms } from "./fixtures-of-tests/folder-of-programs.ts"
import { startRealProgram } from "./fixtures-of-tests/real-programs.ts"
import { processesOf } from "./fixtures-of-tests/running.ts"

type LocalDiscord = Awaited<ReturnType<typeof startLocalDiscord>>

/** Five seconds are a quarter of one. */
const SCALE = 0.05
const folder = folderOfPrograms("bot-program", "fleet-program", "../index", "../../bot")
let discord: LocalDiscord | undefined
let manager: ChildProcess | undefined

afterEach(async () => {
  manager?.kill("SIGKILL")
  await until("no process left", () => processes().length === 0, 8000)
  await discord?.stop()
})

async function run(
  options: LocalDiscordOptions = {},
  environment: NodeJS.ProcessEnv = {},
  program = "fleet-program.js",
) {
  discord = await startLocalDiscord({ timeScale: SCALE, world: { guilds: 8 }, ...options })
  const started = startRealProgram([join(folder, program)], discord, SCALE, environment)
  manager = started.child
  return { ...started, discord }
}

const processes = (part = "") => processesOf(join(folder, part))

const shardProcesses = () => processes("bot-program")

test("a fleet comes up, answers its manager, and the owning shard answers in chat", async () => {
  const { child, discord, text, exit } = await run({ shards: 4 })
  await until("the manager's questions", () => text().includes("done"), 30_000)
  expect(text()).toContain("Spawned 4, ready 4")
  expect(text()).toContain("eval [2,2,2,2]")
  expect(text()).toMatch(/values \["[^"]+","[^"]+","[^"]+","[^"]+"\]/)
  expect(text()).toContain("`guilds` is there, but it has nothing called `cach`")
  expect(text()).toContain('"guilds.cache.size"')
  expect(text()).toContain("wrong code: nobody is not defined")
  const stats = JSON.parse(/stats (.*)/.exec(text())?.[1] ?? "[]")
  expect(stats.map((row: { ready: boolean }) => row.ready)).toEqual([true, true, true, true])
  expect(stats[3].memory_mb).toBeGreaterThan(20)
  expect(text()).toContain("[shard 2] ready on shard 2/4 with 2 guilds")
  expect(discord.stats).toMatchObject({ brokenPacing: 0, gatewayBotCalls: 1, unknownRoutes: [] })
  expect(text()).not.toContain(discord.token)

  discord.say({ guild: 0, content: "!shardinfo" })
  await discord.waitForMessage((message) => message.content.startsWith("I am shard"), 5000)
  discord.say({ guild: 1, content: "!total" })
  await discord.waitForMessage((message) => message.content === "counts 2,2,2,2", 5000)

  child.kill("SIGTERM")
  expect(await exit).toEqual([0, null])
  expect(processes()).toEqual([])
})

test.each([
  [8, 1],
  [8, 16],
])("%i shards at max_concurrency %i never break the pace", async (shards, maxConcurrency) => {
  const { discord, text } = await run({ maxConcurrency }, { SHARDS: String(shards) })
  await until("all ready", () => text().includes(`Spawned ${shards}, ready ${shards}`), 40_000)
  expect(discord.stats.brokenPacing).toBe(0)
  expect(discord.stats.identifies).toHaveLength(shards)
})

test("kill -9 of a shard: it is back; respawn_shard: a new process", async () => {
  const { discord, text } = await run({}, { SHARDS: "2", RESPAWN: "1" })
  await until("the respawn", () => text().includes("respawned true"), 30_000)
  const before = shardProcesses()
  expect(before).toHaveLength(2)
  process.kill(before[0] ?? 0, "SIGKILL")
  const readies = () => text().match(/ready on shard/g)?.length ?? 0
  await until("the shard is back", () => readies() === 4, 20_000)
  expect(shardProcesses()).toHaveLength(2)
  expect(discord.stats.brokenPacing).toBe(0)
})

test("kill -9 of the manager: no shard is left after five seconds", async () => {
  const { child, text } = await run({}, { SHARDS: "3" })
  await until("all ready", () => text().includes("Spawned 3, ready 3"), 30_000)
  expect(shardProcesses()).toHaveLength(3)
  child.kill("SIGKILL")
  await until("no shard left", () => shardProcesses().length === 0, 5000)
})

test("kill -TERM: handlers that run finish, new events are not handled, the session ends", async () => {
  const { child, discord, text, exit } = await run({}, { SHARDS: "1" })
  await until("the shard", () => text().includes("done"), 30_000)
  discord.say({ guild: 0, content: "!slow" })
  await until("its handler", () => text().includes("slow begins"))
  child.kill("SIGTERM")
  await new Promise((soon) => setTimeout(soon, 100))
  discord.say({ guild: 0, content: "!shardinfo" })
  expect(await exit).toEqual([0, null])
  const sent = discord.transcript.lines().join("\n")
  expect(sent).toContain("slow is done")
  expect(sent).not.toContain("I am shard")
  expect(sent).toContain("1000 by the bot")
  expect(discord.realm.sessions.all()).toEqual([])
})

test("keep_session: the program ends, Discord keeps the session", async () => {
  const { child, discord, text, exit } = await run({}, { SHARDS: "1", KEEP: "1" })
  await until("the shard", () => text().includes("done"), 30_000)
  child.kill("SIGTERM")
  expect(await exit).toEqual([0, null])
  expect(discord.transcript.lines().join("\n")).toContain("4200 by the bot")
  expect(discord.realm.sessions.all()).toHaveLength(1)
})

test("plain JavaScript: a manager and a bot on the typed API, in runtimes of their own", async () => {
  writeFileSync(
    join(folder, "manager.js"),
    `const { createShardManager, spawnShards, getShardInfo } = require("./index.js")
     createShardManager("bot-program.plain.js", { totalShards: 2 })
     spawnShards().then((shards) => console.log(JSON.stringify(shards), getShardInfo().guild_count))`,
  )
  writeFileSync(
    join(folder, "bot-program.plain.js"),
    `const { startProgram } = require("./index.js")
     const { discordJs } = require("./bot.js")
     startProgram({ file: __filename }).then(() => {
       const client = new discordJs.Client({ intents: ["Guilds"] })
       client.on("clientReady", () => console.log("shard", client.shard.ids, client.shard.count))
       client.login("whatever")
     })`,
  )
  const { text } = await run({}, {}, "manager.js")
  const answer = '[{"id":0,"ready":true},{"id":1,"ready":true}] 8'
  await until("both shards", () => text().includes(answer), 20_000)
  await until("its bots", () => text().includes("[shard 1] shard [ 1 ] 2"))
})

test("a disallowed intent: one message with the switch's name, exit 78", async () => {
  const { text, exit } = await run({ intents: { privilegedAllowed: [] } }, { SHARDS: "2" })
  expect((await exit)[0]).toBe(78)
  expect(text().match(/4014/g)).toHaveLength(1)
  expect(text()).toContain("Message Content Intent")
})

test("a token that is reset while the bot runs: one message, exit 78, no shard left", async () => {
  const { discord, text, exit } = await run({}, { SHARDS: "2" })
  await until("all ready", () => text().includes("done"), 30_000)
  discord.faults.revokeToken()
  expect((await exit)[0]).toBe(78)
  expect(text().match(/4004/g)).toHaveLength(1)
  expect(text()).toContain("[manager] Discord refused the token")
  await until("no shard left", () => shardProcesses().length === 0, 5000)
})

test("a closed connection is resumed without a new process or an identify", async () => {
  const { discord, text } = await run({}, { SHARDS: "1" })
  await until("the shard", () => text().includes("done"), 30_000)
  const [before] = shardProcesses()
  discord.faults.askReconnect(0)
  await until("the resume", () => discord.stats.resumes === 1, 10_000)
  expect(shardProcesses()).toEqual([before])
  expect(discord.stats.identifies).toHaveLength(1)
  discord.faults.invalidateSession(0, false)
  await until("a new session", () => discord.stats.identifies.length === 2, 15_000)
  expect(shardProcesses()).toEqual([before])
  expect(discord.stats.brokenPacing).toBe(0)
})

test("a token that is wrong: exit 78 before any shard starts", async () => {
  const { text, exit } = await run({}, { TOKEN: "MTE.wrong.token" })
  expect((await exit)[0]).toBe(78)
  expect(text()).toContain("Discord refused the token")
  expect(text()).not.toContain("[shard")
})

test("fewer identifies than shards: exit 75 and nothing spent", async () => {
  const { discord, text, exit } = await run({ identifyBudget: { remaining: 3 } }, { SHARDS: "4" })
  expect((await exit)[0]).toBe(75)
  expect(text()).toContain("4 shards need 4 identifies")
  expect(discord.stats.budgetUsed).toBe(0)
})
