/** The gateway's rules, asked by a client that does only what it is told. */
import { createInflate, inflateSync } from "node:zlib"
import { afterEach, expect, test } from "vitest"
import { WebSocket } from "ws"
import type { LocalDiscord, LocalDiscordOptions } from "../index.ts"
import { startLocalDiscord } from "../index.ts"
import { shardOf } from "../world/snowflake.ts"
import type { RawShard } from "./raw-shard.ts"
import { ALL_INTENTS, openShard } from "./raw-shard.ts"

let discord: LocalDiscord
const shards: RawShard[] = []

async function start(options: LocalDiscordOptions = {}): Promise<void> {
  discord = await startLocalDiscord({ timeScale: 0.01, ...options })
}

function open(url = discord.gatewayUrl, query?: string): RawShard {
  const shard = openShard(url, query)
  shards.push(shard)
  return shard
}

async function ready(more: Record<string, unknown> = {}): Promise<RawShard> {
  const shard = open()
  shard.identify(discord.token, more)
  await shard.event("READY")
  return shard
}

afterEach(async () => {
  for (const shard of shards.splice(0)) shard.socket.terminate()
  await discord.stop()
})

test("each shard gets READY and exactly the guilds of the formula", async () => {
  await start({ world: { guilds: 10 }, maxConcurrency: 4 })
  for (const id of [0, 1, 2, 3]) {
    const shard = await ready({ shard: [id, 4] })
    await discord.waitForEntry(`shard ${id} · ready`)
    const { d } = await shard.event("READY")
    const expected = discord.world.guildIds().filter((each) => shardOf(each, 4) === id)
    expect((d.guilds as { id: string }[]).map((each) => each.id)).toEqual(expected)
    await expect
      .poll(() => shard.got.filter((each) => each.t === "GUILD_CREATE").length)
      .toBe(expected.length)
    expect(d.shard).toEqual([id, 4])
  }
  expect(discord.isReady()).toBe(true)
  expect(discord.stats.brokenPacing).toBe(0)
})

const REFUSED: [
  code: number,
  what: string,
  identify: Record<string, unknown>,
  options?: LocalDiscordOptions,
][] = [
  [4004, "wrong token", { token: "wrong" }],
  [4010, "shard id not below the count", { shard: [2, 2] }],
  [
    4010,
    "count that is no multiple of the large-bot number",
    { shard: [0, 3] },
    { shardMultiple: 2 },
  ],
  [4011, "too many guilds on one shard", {}, { shardingRequiredAbove: 3 }],
  [4013, "intents that mean nothing", { intents: 1 << 30 }],
  [4013, "no intents", { intents: null }],
  [
    4014,
    "privileged intent that is off",
    { intents: 1 << 15 },
    { intents: { privilegedAllowed: [] } },
  ],
]

test.each(REFUSED)("identify is refused with %i: %s", async (code, _what, identify, options) => {
  await start(options)
  const shard = open()
  shard.identify(discord.token, identify)
  expect(await shard.closed).toBe(code)
})

test.each([
  [4002, "no JSON", "{"],
  [4002, "too long", { op: 3, d: "x".repeat(4097) }],
  [4003, "not identified", { op: 3, d: {} }],
])("closes with %i before identify: %s", async (code, _what, payload) => {
  await start()
  const shard = open()
  shard.send(payload)
  expect(await shard.closed).toBe(code)
})

test.each([
  [4001, "unknown opcode", { op: 99 }],
  [4005, "identified twice", { op: 2, d: {} }],
])("closes with %i in a session: %s", async (code, _what, payload) => {
  await start()
  const shard = await ready()
  shard.send(payload)
  expect(await shard.closed).toBe(code)
})

test("an unknown version is closed with 4012", async () => {
  await start()
  expect(await open(discord.gatewayUrl, "v=5&encoding=json").closed).toBe(4012)
})

test("more than 120 payloads in a minute are closed with 4008", async () => {
  await start({ timeScale: 1 })
  const shard = await ready()
  for (let count = 0; count < 119; count++) shard.send({ op: 1, d: null })
  await expect.poll(() => shard.got.filter((each) => each.op === 11).length).toBe(119)
  shard.send({ op: 1, d: null })
  expect(await shard.closed).toBe(4008)
})

test("who does not beat is closed, who beats stays", async () => {
  await start({ heartbeatIntervalMs: 10_000 })
  const silent = await ready()
  const beating = open()
  const timer = setInterval(() => beating.send({ op: 1, d: null }), 50)
  expect(await silent.closed).toBe(4009)
  clearInterval(timer)
  expect(beating.socket.readyState).toBe(WebSocket.OPEN)
})

test("a second identify of the same key within 5 s gets op 9 and is counted; another key is free", async () => {
  await start({ timeScale: 0.1, maxConcurrency: 2 })
  await ready({ shard: [0, 4] })
  await ready({ shard: [1, 4] })
  const tooEarly = open()
  tooEarly.identify(discord.token, { shard: [2, 4] })
  expect((await tooEarly.next((each) => each.op === 9)).d).toBe(false)
  expect(discord.stats.brokenPacing).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 500))
  await ready({ shard: [2, 4] })
  expect(discord.stats.identifies.map((each) => each.outcome)).toEqual([
    "ready",
    "ready",
    "paced",
    "ready",
  ])
})

test("exceeding the daily budget ends all sessions and the token", async () => {
  await start({ maxConcurrency: 8, identifyBudget: { total: 10, remaining: 1 } })
  const first = await ready({ shard: [0, 4] })
  const second = open()
  second.identify(discord.token, { shard: [1, 4] })
  expect(await first.closed).toBe(4004)
  expect(await second.closed).toBe(4004)
  expect(discord.stats.resets).toBe(1)
  const headers = { Authorization: `Bot ${discord.token}` }
  expect((await fetch(`${discord.url}/v10/users/@me`, { headers })).status).toBe(401)
})

test("zlib-stream: each frame ends with the flush mark and one inflater reads them all", async () => {
  await start()
  const socket = new WebSocket(`${discord.gatewayUrl}?v=10&encoding=json&compress=zlib-stream`)
  const inflate = createInflate()
  let text = ""
  inflate.on("data", (part) => {
    text += part
  })
  socket.on("message", (frame: Buffer) => {
    expect(frame.subarray(-4).toString("hex")).toBe("0000ffff")
    inflate.write(frame)
  })
  socket.on("open", () => {
    const d = { token: discord.token, intents: ALL_INTENTS, shard: [0, 1], properties: {} }
    socket.send(JSON.stringify({ op: 2, d }))
  })
  await expect.poll(() => text.split(`"GUILD_CREATE"`).length).toBe(5)
  expect(text).toContain(`"READY"`)
  socket.terminate()
})

test("compress in IDENTIFY: each payload after it is a zlib document of its own", async () => {
  await start()
  const socket = new WebSocket(`${discord.gatewayUrl}?v=10&encoding=json`)
  const names: string[] = []
  socket.on("message", (frame: Buffer, isBinary) => {
    const text = isBinary ? inflateSync(frame).toString() : String(frame)
    names.push(JSON.parse(text).t ?? "HELLO")
  })
  socket.on("open", () => {
    const d = { token: discord.token, intents: 1, compress: true, properties: {} }
    socket.send(JSON.stringify({ op: 2, d }))
  })
  await expect.poll(() => names.slice(0, 3)).toEqual(["HELLO", "READY", "GUILD_CREATE"])
  socket.terminate()
})

test("op 8 sends members in chunks of 1000, and all of them only once in 30 s", async () => {
  await start({ timeScale: 0.1, world: { guilds: 1, members: 2400 } })
  const shard = await ready()
  const [guildId] = discord.world.guildIds()
  shard.send({ op: 8, d: { guild_id: guildId, query: "", limit: 0, nonce: "n" } })
  await shard.next((each) => each.t === "GUILD_MEMBERS_CHUNK" && each.d.chunk_index === 2)
  const sizes = shard.got
    .filter((each) => each.t === "GUILD_MEMBERS_CHUNK")
    .map((each) => (each.d.members as unknown[]).length)
  expect(sizes).toEqual([1000, 1000, 401])
  shard.send({ op: 8, d: { guild_id: guildId, query: "", limit: 0, nonce: "n" } })
  expect((await shard.event("RATE_LIMITED")).d.opcode).toBe(8)
})

test("without MESSAGE_CONTENT content is empty, but not in mentions and direct messages", async () => {
  await start()
  const shard = await ready({ intents: ALL_INTENTS & ~(1 << 15) & ~(1 << 1) })
  const botId = discord.world.users.bot.id
  discord.say({ author: "ada", content: "hidden" })
  discord.say({ author: "ada", content: `<@${botId}> shown` })
  discord.say({ author: "ada", content: "private", direct: true })
  discord.join("bob")
  await shard.next((each) => each.d?.content === "private")
  const contents = shard.got
    .filter((each) => each.t === "MESSAGE_CREATE")
    .map((each) => each.d.content)
  expect(contents).toEqual(["", `<@${botId}> shown`, "private"])
  expect(shard.got.some((each) => each.t === "GUILD_MEMBER_ADD")).toBe(false)
})

test("direct messages go to shard 0 only", async () => {
  await start({ maxConcurrency: 2 })
  const zero = await ready({ shard: [0, 2] })
  const one = await ready({ shard: [1, 2] })
  discord.say({ author: "ada", content: "hello", direct: true })
  await zero.event("MESSAGE_CREATE")
  expect(one.got.some((each) => each.t === "MESSAGE_CREATE")).toBe(false)
})

test("op 4 moves the bot's voice state; there is no voice server, said by endpoint null", async () => {
  await start()
  const shard = await ready()
  const guild = discord.world.guildAt(0)
  const voice = [...(guild?.channels.values() ?? [])].find((each) => each.type === 2)
  shard.send({ op: 4, d: { guild_id: guild?.id, channel_id: voice?.id, self_mute: true } })
  expect((await shard.event("VOICE_STATE_UPDATE")).d).toMatchObject({
    channel_id: voice?.id,
    self_mute: true,
  })
  expect((await shard.event("VOICE_SERVER_UPDATE")).d.endpoint).toBe(null)
})

test("presences are written down, five in 20 s", async () => {
  await start({ timeScale: 1 })
  const shard = await ready()
  for (let place = 0; place < 7; place++) {
    shard.send({ op: 3, d: { status: "online", activities: [{ name: `game ${place}`, type: 0 }] } })
  }
  await discord.waitForEntry("presence · online, playing game 4")
  await expect.poll(() => discord.stats.presencesOverLimit).toBe(2)
})
