/** Every event of discord.js reaches every handler once, by `listen` and by its own word, with all its values. */
import { Events, GatewayDispatchEvents } from "discord.js"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import type { LocalDiscord } from "../local-discord/index.ts"
import { thisProcess } from "../this-process.ts"
import { eventPackets, sceneOf } from "./event-packets.test-support.ts"
import { forgetBot, startFresh } from "./fresh-bot.test-support.ts"
import { GATEWAY_EVENTS } from "./gateway-events.ts"
import { toSnakeCase } from "./snake-case.ts"
import * as words from "./words.ts"

/** What discord.js says of itself and of its connections; no packet comes to it. */
const OF_THE_CLIENT: Readonly<Record<string, unknown[]>> = {
  cacheSweep: ["swept"],
  debug: ["said"],
  error: [new Error("odd")],
  warn: ["careful"],
  invalidated: [],
  shardReady: [0, new Set()],
  shardDisconnect: [{ code: 4000 }, 0],
  shardReconnecting: [0],
  shardResume: [0, 3],
  shardError: [new Error("odd"), 0],
}
/** The guild itself comes and goes: there are hands for that. */
const OF_GUILDS: Readonly<Record<string, (discord: LocalDiscord) => void>> = {
  guildCreate: (discord) => discord.inviteBot({ name: "Another" }),
  guildUnavailable: (discord) => discord.loseGuild(1, true),
  guildAvailable: (discord) => discord.restoreGuild(1),
  guildDelete: (discord) => discord.loseGuild(2),
}
/** They have tests of their own: it happens once, at the start; it is all packets. */
const ELSEWHERE = ["clientReady", "raw"]

const events = Object.values(Events) as string[]
const nowhere = { guildId: "", channelId: "", voiceId: "", botId: "", user: {} }
/** What is changed or goes was made before. */
const inOrder = Object.keys({ ...eventPackets(nowhere), ...OF_THE_CLIENT, ...OF_GUILDS })
const heard = new Map<string, unknown[][]>()
const hearAs = (key: string) => {
  heard.set(key, [])
  return (...values: unknown[]) => void heard.get(key)?.push(values)
}

let discord: LocalDiscord
let packets: ReturnType<typeof eventPackets>

/** `onGuildMemberAdd` for `guildMemberAdd`. */
function wordOf(event: string): ((handler: (...values: never[]) => unknown) => void) | undefined {
  const name = `on${event[0]?.toUpperCase()}${event.slice(1)}`
  const found = (words as Record<string, unknown>)[event === "messageCreate" ? "onMessage" : name]
  return found as ReturnType<typeof wordOf>
}

beforeAll(async () => {
  discord = await startFresh()
  for (const event of events.filter((each) => !ELSEWHERE.includes(each))) {
    words.listen(event, hearAs(`${event} by listen`))
    words.listen(toSnakeCase(event), hearAs(`${event} once more`))
    wordOf(event)?.(hearAs(`${event} by its word`))
  }
  await words.botStart(discord.token)
  await discord.whenReady()
  packets = eventPackets(sceneOf(discord))
  // What is known of this member is what they said.
  await vi.waitFor(() => expect(heard.get("messageCreate by listen")).toHaveLength(1))
})

afterAll(async () => {
  await forgetBot()
  await discord.stop()
})

function cause(event: string): number {
  const [values, ...sent] = packets[event] ?? [OF_THE_CLIENT[event]?.length ?? 1]
  for (const [name, data] of sent) {
    const guildId = (data.guild_id ?? (name === "GUILD_UPDATE" ? data.id : undefined)) as string
    discord.realm.sessions.dispatch({ name, guildId, data, regardless: true })
  }
  const own = OF_THE_CLIENT[event]
  if (own !== undefined) thisProcess.client?.emit(event as "warn", ...(own as [string]))
  OF_GUILDS[event]?.(discord)
  return values
}

test("on_discord_event knows every packet that carries an event", () => {
  const packets = Object.values(GatewayDispatchEvents)
  expect(packets.filter((packet) => GATEWAY_EVENTS[packet] === undefined)).toEqual([])
})

describe("every event of discord.js", () => {
  test("stands in the table", () => {
    const told = [...Object.keys(packets), ...Object.keys(OF_THE_CLIENT), ...Object.keys(OF_GUILDS)]
    expect([...told, ...ELSEWHERE].sort()).toEqual([...events].sort())
  })

  test("has a word", () => {
    // Packets as they come have on_discord_event.
    expect(events.filter((event) => wordOf(event) === undefined)).toEqual(["clientReady", "raw"])
  })

  test.each(inOrder)("%s", async (event) => {
    const keys = ["by listen", "once more", "by its word"].map((how) => `${event} ${how}`)
    for (const key of keys) heard.set(key, [])
    const count = cause(event)
    await vi.waitFor(() => {
      // discord.js says more than one thing.
      const times = event === "debug" ? expect.toSatisfy((count) => count > 0) : 1
      expect(keys.map((key) => heard.get(key)?.length)).toEqual([times, times, times])
    })
    for (const key of keys) {
      const [values = []] = heard.get(key) ?? []
      expect(values).toHaveLength(count)
      expect(values.every((value) => value !== undefined)).toBe(true)
    }
  })
})
