/** RESUME: what can be resumed, what is replayed, and what ends a session. */
import { afterEach, expect, test } from "vitest"
import type { LocalDiscord, LocalDiscordOptions } from "../index.ts"
import { startLocalDiscord } from "../index.ts"
import type { RawShard } from "./raw-shard.ts"
import { openShard } from "./raw-shard.ts"

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

async function resumeWith(shard: RawShard, more: Record<string, unknown> = {}): Promise<RawShard> {
  const { d } = await shard.event("READY")
  const seq = shard.got.findLast((each) => each.s !== null)?.s
  const again = open(String(d.resume_gateway_url))
  again.send({ op: 6, d: { token: discord.token, session_id: d.session_id, seq, ...more } })
  return again
}

test("RESUME replays what was missed, in order, then RESUMED; it costs no identify", async () => {
  await start()
  const shard = await ready()
  await discord.waitForEntry("ready · of 1")
  await expect.poll(() => shard.got.filter((each) => each.t === "GUILD_CREATE").length).toBe(4)
  shard.socket.terminate()
  await shard.closed
  for (const content of ["one", "two"]) discord.say({ author: "ada", content })
  const again = await resumeWith(shard)
  await again.event("RESUMED")
  const names = again.got.filter((each) => each.op === 0).map((each) => each.d.content ?? each.t)
  expect(names).toEqual(["one", "two", "RESUMED"])
  expect(discord.realm.account.budget().used).toBe(1)
})

async function isForgotten(shard: RawShard): Promise<boolean> {
  const again = await resumeWith(shard)
  return (await again.next((each) => each.op === 9)).d === (false as unknown)
}

test("a session ends with close code 1000 or 1001 from the client", async () => {
  await start()
  const shard = await ready()
  shard.socket.close(1000)
  await shard.closed
  expect(await isForgotten(shard)).toBe(true)
})

test("a session without a connection ends with its lifetime", async () => {
  await start({ sessionLifetimeMs: 20_000 })
  const shard = await ready()
  shard.socket.terminate()
  await shard.closed
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(await isForgotten(shard)).toBe(true)
})

test("a session cannot be resumed once its replay buffer has run over", async () => {
  await start({ world: { guilds: 1 } })
  const shard = await ready()
  shard.socket.terminate()
  await shard.closed
  for (let count = 0; count < 120; count++) discord.say({ content: String(count) })
  expect(await isForgotten(shard)).toBe(true)
})

test("a sequence from the future is closed with 4007", async () => {
  await start()
  const shard = await ready()
  shard.socket.terminate()
  expect(await (await resumeWith(shard, { seq: 999 })).closed).toBe(4007)
})

test("a muted shard gets its events after a RESUME; a resume host that is down answers 503", async () => {
  await start()
  const shard = await ready()
  await expect.poll(() => shard.got.filter((each) => each.t === "GUILD_CREATE").length).toBe(4)
  discord.faults.muteShard(0)
  discord.say({ content: "unheard" })
  discord.faults.muteShard(0, false)
  discord.faults.closeShard(0, 4000)
  expect(await shard.closed).toBe(4000)
  discord.faults.resumeHostDown()
  const refused = await resumeWith(shard)
  expect(await refused.closed).toBe(1006)
  discord.faults.resumeHostDown(false)
  const again = await resumeWith(shard)
  expect((await again.event("MESSAGE_CREATE")).d.content).toBe("unheard")
})
