import { Events, GatewayIntentBits } from "discord.js"
import { afterEach, describe, expect, test, vi } from "vitest"
import { Fault } from "../fault.ts"
import type { LocalDiscord, LocalDiscordOptions } from "../local-discord/index.ts"
import type { Asked } from "../sharding/asked.ts"
import { thisProcess } from "../this-process.ts"
import { forgetBot, startFresh, takeRecordingSeat } from "./fresh-bot.test-support.ts"
import { Client } from "./shard-client.ts"
import { botStart } from "./words.ts"

let discord: LocalDiscord | undefined

async function start(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  discord = await startFresh(options)
  return discord
}

afterEach(async () => {
  await forgetBot()
  await discord?.stop()
  discord = undefined
})

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const outcome = await promise.catch((error: unknown) => error)
  expect(outcome).toBeInstanceOf(Fault)
  return outcome as Fault
}

test.each([["4"], ["two"]])(
  "the program's own variables SHARDS and SHARD_COUNT: %s",
  async (value) => {
    vi.stubEnv("SHARDS", value)
    vi.stubEnv("SHARD_COUNT", value)
    const { token, stats } = await start()
    await botStart(token)
    expect(stats.identifies).toMatchObject([{ shardId: 0, shardCount: 1, outcome: "ready" }])
    expect([process.env.SHARDS, process.env.SHARD_COUNT]).toEqual([value, value])
    vi.unstubAllEnvs()
  },
)

describe("a login that cannot work", () => {
  test.each([
    ["", "bot_start() got no token."],
    [null, "bot_start() got no token."],
    ["YOUR_BOT_TOKEN", 'The token is still the placeholder "YOUR_BOT_TOKEN".'],
    ["a\nb", "The token has characters that no token has."],
  ])("token %j", async (token, words) => {
    const fault = await faultOf(botStart(token as never))
    expect(fault.message).toContain(words)
    expect(fault.message).toContain("TOKEN=…")
    expect(fault.facts.exitCode).toBe(78)
  })

  test("with a page that only managers have: exit 64", async () => {
    const { token } = await start()
    thisProcess.arguments = new Map([["--dashboard", ""]])
    const fault = await faultOf(botStart(token))
    thisProcess.arguments = new Map()
    expect(fault.message).toContain("this bot runs without one")
    expect(fault.facts.exitCode).toBe(64)
  })

  test("a refused token: exit 78, and the token is not shown", async () => {
    await start()
    const fault = await faultOf(botStart("some-other-token"))
    expect(fault.message).toContain("Discord refused the token.")
    expect(fault.message).not.toContain("some-other-token")
    expect(fault.facts.exitCode).toBe(78)
  })

  test("intents that are switched off: exit 78, with the switch's name", async () => {
    const { token } = await start({ intents: { privilegedAllowed: [] } })
    const fault = await faultOf(botStart(token))
    expect(fault.message).toContain("The bot needs Message Content Intent, which is switched off")
    expect(fault.message).toContain("Privileged Gateway Intents")
    expect(fault.facts.exitCode).toBe(78)
  })

  test("something else than Discord there: exit 78", async () => {
    const { token, url } = await start()
    process.env.EASYLANG_DISCORD_API = `${url}/elsewhere`
    const fault = await faultOf(botStart(token))
    expect(fault.message).toContain(`There is no Discord at ${url}/elsewhere`)
    expect(fault.facts.exitCode).toBe(78)
  })

  test("nobody there: exit 75", async () => {
    const { token, stop } = await start()
    await stop()
    discord = undefined
    const fault = await faultOf(botStart(token))
    expect(fault.message).toMatch(/I cannot reach Discord at http:.*: nothing listens there\./)
    expect(fault.facts.exitCode).toBe(75)
  })

  test("a gateway that takes nobody: exit 75", async () => {
    const local = await start()
    local.faults.gatewayDown()
    const fault = await faultOf(botStart(local.token))
    expect(fault.message).toContain("I cannot reach Discord at")
    expect(fault.facts.exitCode).toBe(75)
  })

  test("too many servers for one shard: exit 78, with the way out", async () => {
    const { token } = await start({ shardingRequiredAbove: 2 })
    const fault = await faultOf(botStart(token))
    expect(fault.message).toContain("create_shard_manager")
    expect(fault.facts.exitCode).toBe(78)
  })

  test("a second bot_start is said", async () => {
    const { token } = await start()
    await botStart(token)
    expect((await faultOf(botStart(token))).message).toContain("a program runs one bot")
  })
})

describe("in a shard", () => {
  test("the seat decides token, shard and gateway, and hears what happens", async () => {
    const local = await start()
    const seat = takeRecordingSeat(local, [1], 2)
    await botStart("YOUR_BOT_TOKEN")
    await vi.waitFor(() => expect(seat.kinds()).toContain("ready"))
    expect(seat.told).toEqual([
      [1, { kind: "connecting" }],
      [1, { kind: "identifying" }],
      [1, { kind: "receiving_guilds", guildsExpected: 2 }],
      [1, { kind: "ready", guildCount: 2, unavailableGuilds: 0 }],
    ])
    expect(local.stats.identifies).toMatchObject([{ shardId: 1, shardCount: 2, outcome: "ready" }])
    expect(local.stats.gatewayBotCalls).toBe(0)
  })

  test("IDENTIFY waits for the seat", async () => {
    const local = await start()
    const seat = takeRecordingSeat(local, [0], 1)
    let allow = () => {}
    seat.waitForIdentify = () => new Promise((done) => (allow = done))
    const started = botStart("")
    await vi.waitFor(() => expect(local.stats.connections).toBe(1))
    await new Promise((done) => setTimeout(done, 50))
    expect(seat.kinds()).toEqual(["connecting"])
    expect(local.stats.identifies).toEqual([])
    allow()
    expect(await started).toBe(true)
  })

  test("a refusal sends no IDENTIFY", async () => {
    const local = await start()
    const seat = takeRecordingSeat(local, [0], 1)
    seat.waitForIdentify = async () => {
      throw new Fault("no_budget", "No identifies left.")
    }
    void botStart("")
    await vi.waitFor(() => expect(local.stats.connections).toBe(1))
    await new Promise((done) => setTimeout(done, 100))
    expect(local.stats.identifies).toEqual([])
  })

  test("a lost connection resumes, and both are told", async () => {
    const local = await start()
    const seat = takeRecordingSeat(local, [0], 1)
    await botStart("")
    await vi.waitFor(() => expect(seat.kinds()).toContain("ready"))
    local.faults.closeShard(0, 4000)
    await vi.waitFor(() => expect(seat.kinds()).toContain("resumed"), 5000)
    expect(seat.told.slice(4)).toEqual([
      [0, { kind: "reconnecting", closeCode: 4000 }],
      [0, { kind: "resumed" }],
    ])
  })

  test("a session that is over asks the seat again", async () => {
    const local = await start()
    const seat = takeRecordingSeat(local, [0], 1)
    await botStart("")
    await vi.waitFor(() => expect(seat.kinds()).toContain("ready"))
    local.faults.invalidateSession(0, false)
    await vi.waitFor(
      () => expect(seat.kinds().filter((each) => each === "ready")).toHaveLength(2),
      5000,
    )
    expect(seat.kinds().slice(4)).toEqual([
      "reconnecting",
      "identifying",
      "receiving_guilds",
      "ready",
    ])
  })

  test("a process that leaves identifies no more, although discord.js connects anew", async () => {
    const local = await start()
    const seat = takeRecordingSeat(local, [0], 1)
    await botStart("")
    await vi.waitFor(() => expect(seat.kinds()).toContain("ready"))
    thisProcess.leaving = "now"
    local.faults.invalidateSession(0, false)
    await vi.waitFor(() => expect(local.stats.connectionsEver).toBe(2), 5000)
    await new Promise((later) => setTimeout(later, 100))
    expect(local.stats.identifies).toHaveLength(1)
  })

  test("a fatal close is told with words, and bot_start says nothing itself", async () => {
    const local = await start({ intents: { privilegedAllowed: [] } })
    const seat = takeRecordingSeat(local, [0], 1)
    const settled = vi.fn()
    botStart("").then(settled, settled)
    await vi.waitFor(() => expect(seat.kinds()).toContain("fatal"))
    expect(seat.told.at(-1)?.[1]).toMatchObject({
      kind: "fatal",
      closeCode: 4014,
      words: expect.stringContaining("Message Content Intent"),
    })
    await new Promise((done) => setTimeout(done, 50))
    expect(settled).not.toHaveBeenCalled()
  })

  test("several shards in one process count their own guilds", async () => {
    const local = await start()
    const seat = takeRecordingSeat(local, [0, 1], 4)
    await botStart("")
    await vi.waitFor(
      () => expect(seat.kinds().filter((each) => each === "ready")).toHaveLength(2),
      5000,
    )
    const ready = seat.told.filter(([, event]) => event.kind === "ready")
    expect(
      ready.map(([id, event]) => [id, event.kind === "ready" && event.guildCount]).sort(),
    ).toEqual([
      [0, 1],
      [1, 1],
    ])
  })
})

describe("a plain discord.js bot", () => {
  test("is a shard without a change", async () => {
    const local = await start()
    const seat = takeRecordingSeat(local, [1], 2)
    const client = new Client({ intents: [GatewayIntentBits.Guilds] })
    const isReady = new Promise((done) => client.once(Events.ClientReady, done))
    await client.login("whatever stands in its config")
    await isReady
    expect(thisProcess.client).toBe(client)
    expect(client.shard?.ids).toEqual([1])
    expect(client.shard?.count).toBe(2)
    expect(seat.kinds()).toEqual(["connecting", "identifying", "receiving_guilds", "ready"])
  })

  test("its client.shard asks the manager", async () => {
    const local = await start()
    takeRecordingSeat(local, [1], 2)
    const asked: string[] = []
    thisProcess.fleet = {
      async evalOnAll(code: string) {
        asked.push(code)
        return [10, 20]
      },
      async valuesOfAll(path: string, { shard }: Asked = {}) {
        asked.push(path)
        return shard === undefined ? [1, 2] : [[1, 2][shard]]
      },
    } as never
    const client = new Client({ intents: [] })
    expect(await client.shard?.broadcastEval((each) => each.guilds.cache.size)).toEqual([10, 20])
    expect(await client.shard?.fetchClientValues("guilds.cache.size", 1)).toBe(2)
    expect(asked[0]).toMatch(/^return \(.*guilds\.cache\.size.*\)\(client, undefined\)$/s)
    expect(asked[1]).toBe("guilds.cache.size")
  })

  test("alone it is discord.js's client, on the Discord that the environment names", async () => {
    const local = await start()
    const client = new Client({ intents: [GatewayIntentBits.Guilds] })
    await client.login(local.token)
    expect(client.shard).toBeNull()
    expect(local.stats.identifies).toHaveLength(1)
  })
})
