/** Starting, refusing to start, stopping, timelines and transcripts. */
import { Client, Events, GatewayIntentBits } from "discord.js"
import { afterEach, expect, test } from "vitest"
import type { Fault } from "../fault.ts"
import { ALL_INTENTS, openShard } from "./gateway/raw-shard.ts"
import type { LocalDiscord } from "./index.ts"
import { startLocalDiscord } from "./index.ts"

const running: LocalDiscord[] = []

async function start(options: Parameters<typeof startLocalDiscord>[0] = {}): Promise<LocalDiscord> {
  const discord = await startLocalDiscord({ timeScale: 0.01, ...options })
  running.push(discord)
  return discord
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()))
})

test("a port that is taken, a foreign host and a wrong time scale are faults with words", async () => {
  const discord = await start()
  const port = Number(new URL(discord.url).port)
  const taken = await startLocalDiscord({ port }).catch((error: Fault) => error)
  expect(taken).toMatchObject({ code: "port_taken", facts: { port } })
  await expect(startLocalDiscord({ host: "0.0.0.0" })).rejects.toThrow(
    "only listens on this computer",
  )
  await expect(startLocalDiscord({ port: 70_000 })).rejects.toThrow("whole number")
  await expect(startLocalDiscord({ timeScale: 2 })).rejects.toThrow("time scale")
})

test("after stop nothing listens and every connection is gone", async () => {
  const discord = await startLocalDiscord()
  const shard = openShard(discord.gatewayUrl)
  await shard.next((each) => each.op === 10)
  await discord.stop()
  await shard.closed
  await expect(fetch(`${discord.url}/v10/gateway`)).rejects.toThrow()
})

test("any token will do when that is asked for; a reset one never again", async () => {
  const discord = await start({ tokens: "any" })
  const me = (token: string): Promise<Response> =>
    fetch(`${discord.url}/v10/users/@me`, { headers: { Authorization: `Bot ${token}` } })
  expect((await me("x")).status).toBe(200)
  discord.faults.revokeToken()
  expect((await me("x")).status).toBe(401)
})

test("a timeline plays people and faults, and the transcript tells what the bot did", async () => {
  const discord = await start({ world: { guilds: 2 } })
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
    ],
    rest: { api: discord.url },
    presence: { activities: [{ name: "the clock", type: 3 }], status: "idle" },
  })
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot)
      void message.reply(`${message.author.username} said ${message.content}`)
  })
  const played = discord.play([
    { when: "all ready" },
    { atMs: 1000, guild: 1, channel: "bots", author: "zoe", says: "hello" },
    { expects: "zoe said hello" },
    { guild: 1, channel: "bots", author: "zoe", reacts: "🎉" },
    { joins: "yan", guild: 0 },
    { leaves: "yan", guild: 0 },
    { guild: 1, channel: "bots", author: "zoe", edits: "hello again" },
    { fault: ["closeShard", 0, 4000] },
  ])
  await client.login(discord.token)
  await played
  await client.destroy()
  expect(discord.transcript.lines().slice(0, 6)).toEqual([
    "shard 0 · identify · of 1",
    "shard 0 · presence · idle, watching the clock",
    "shard 0 · ready · of 1",
    "shard 0 · said · Guild 2 #bots: zoe: hello",
    "shard 0 · sent · Guild 2 #bots: zoe said hello",
    "shard 0 · edited · Guild 2 #bots: zoe: hello again",
  ])
  expect(discord.stats.closes[4000]).toBe(1)
})

test.each([
  ["no list", {}],
  ["step 1", [{ sings: "la" }]],
  ["two things at once", [{ says: "a", joins: "b" }]],
  ["all ready", [{ when: "later" }]],
])("a timeline that cannot be played says why: %s", async (words, timeline) => {
  const discord = await start()
  await expect(discord.play(timeline)).rejects.toThrow(words)
})

test("waiting in vain says what happened last", async () => {
  const discord = await start()
  discord.say({ author: "ada", content: "hm" })
  await expect(discord.waitForMessage("never", 50)).rejects.toThrow("ada: hm")
})

test("a hundred and twenty connections with a thousand guilds are served at once", async () => {
  const count = 120
  const discord = await start({ world: { guilds: 1200 }, maxConcurrency: count })
  const shards = Array.from({ length: count }, () => openShard(discord.gatewayUrl))
  const started = process.cpuUsage()
  shards.forEach((shard, id) => {
    shard.identify(discord.token, { shard: [id, count], intents: ALL_INTENTS & ~(1 << 8) })
  })
  await discord.whenReady()
  const { user } = process.cpuUsage(started)
  expect(user / 1000).toBeLessThan(3000)
  discord.say({ guild: 77, content: "to one shard only" })
  await shards[77]?.event("MESSAGE_CREATE")
  const hearing = shards.filter((shard) => shard.got.some((each) => each.t === "MESSAGE_CREATE"))
  expect(hearing.length).toBe(1)
  for (const shard of shards) shard.socket.terminate()
})

test("latency delays REST answers and gateway frames alike, and keeps their order", async () => {
  const discord = await start({ latencyMs: 10_000 })
  const asked = performance.now()
  await fetch(`${discord.url}/v10/gateway`)
  expect(performance.now() - asked).toBeGreaterThan(95)
  const shard = openShard(discord.gatewayUrl)
  shard.identify(discord.token)
  const opened = performance.now()
  await shard.event("READY")
  expect(performance.now() - opened).toBeGreaterThan(95)
  expect(shard.got.map((each) => each.op).slice(0, 2)).toEqual([10, 0])
  shard.socket.terminate()
})
