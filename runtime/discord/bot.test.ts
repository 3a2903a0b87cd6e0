import { once } from "node:events"
import { type Client as DiscordClient, Events } from "discord.js"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { LocalDiscord } from "../local-discord/index.ts"
import { thisProcess } from "../this-process.ts"
import { forgetBot, startFresh } from "./fresh-bot.test-support.ts"
import { botStart, onMessage, onReady, sendMessage, setActivity, setStatus } from "./words.ts"

let discord: LocalDiscord

beforeEach(async () => {
  discord = await startFresh()
})

afterEach(async () => {
  vi.restoreAllMocks()
  await forgetBot()
  await discord.stop()
})

describe("handlers", () => {
  test("run once for each event, registered before or after bot_start", async () => {
    const seen: string[] = []
    onReady(() => seen.push("early"))
    onMessage((message) => seen.push(`early ${message.content}`))
    expect(await botStart(discord.token)).toBe(true)
    await vi.waitFor(() => expect(seen).toEqual(["early"]))
    onReady(() => seen.push("late"))
    onMessage((message) => seen.push(`late ${message.content}`))
    discord.say({ content: "hello" })
    await vi.waitFor(() => expect(seen).toEqual(["early", "late", "early hello", "late hello"]))
  })

  test("right behind bot_start miss nothing that came with the login", async () => {
    const seen: string[] = []
    discord.transcript.follow(({ kind }) => {
      if (kind === "ready") setImmediate(() => discord.say({ content: "first" }))
    })
    await botStart(discord.token)
    onMessage((message) => seen.push(message.content))
    await vi.waitFor(() => expect(seen).toEqual(["first"]))
  })

  test("run side by side: one that waits holds nobody up", async () => {
    const seen: string[] = []
    let release = () => {}
    onMessage(async (message) => {
      if (message.content === "slow") await new Promise<void>((done) => (release = done))
      seen.push(message.content)
    })
    await botStart(discord.token)
    await discord.whenReady()
    discord.say({ content: "slow" })
    discord.say({ content: "quick" })
    await vi.waitFor(() => expect(seen).toEqual(["quick"]))
    release()
    await vi.waitFor(() => expect(seen).toEqual(["quick", "slow"]))
  })

  test("hear bots too, and direct messages", async () => {
    const seen: unknown[] = []
    onMessage((message) => seen.push([message.content, message.author.bot, message.guild_id]))
    await botStart(discord.token)
    await discord.whenReady()
    discord.say({ content: "beep", author: { name: "robo", bot: true } })
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    expect(seen[0]).toMatchObject(["beep", true, expect.stringMatching(/^\d+$/)])
    discord.say({ content: "psst", direct: true })
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    expect(seen[1]).toEqual(["psst", false, null])
  })
})

describe("send_message", () => {
  test("takes an id, a channel or a message, and gives the message", async () => {
    await botStart(discord.token)
    await discord.whenReady()
    const said = discord.say({ content: "hi" })
    const sent = await sendMessage(said.channel_id, "one")
    expect([sent.content, sent.channel_id, sent.author.bot]).toEqual(["one", said.channel_id, true])
    await sendMessage(sent, 2)
    await sendMessage(sent.channel, ["three", null])
    const lines = discord.transcript.lines(["sent"])
    expect(lines.map((line) => line.split(": ")[1])).toEqual(["one", "2", "[three, null]"])
  })

  test("reaches a channel that is in no cache here", async () => {
    await botStart(discord.token)
    await discord.whenReady()
    const { channel_id } = discord.say({ content: "hi" })
    thisProcess.client?.channels.cache.delete(channel_id)
    const sent = await sendMessage(channel_id, "from afar")
    expect([sent.content, sent.channel_id]).toEqual(["from afar", channel_id])
  })

  test("takes an embed, alone or among options", async () => {
    await botStart(discord.token)
    await discord.whenReady()
    const { channel_id } = discord.say({ content: "hi" })
    const one = await sendMessage(channel_id, "", { title: "Plain" })
    const other = await sendMessage(channel_id, null, { embeds: [{ title: "Listed" }] })
    expect([one.embeds[0]?.title, other.embeds[0]?.title]).toEqual(["Plain", "Listed"])
  })

  test.each([
    [null, "hi", "needs a channel, its id or a message of it, and got null."],
    ["general", "hi", 'and got the text "general".'],
    [123, "hi", "write the id as text, in quotes"],
    ["123456789012345678", "", "The message is empty"],
    ["123456789012345678", "x".repeat(2001), "has 2001 characters, and Discord takes 2000"],
    ["123456789012345678", "hi", "There is no channel with the id 123456789012345678"],
  ])("to %s: says what is wrong", async (channel, content, words) => {
    await botStart(discord.token)
    await expect(sendMessage(channel as never, content)).rejects.toThrow(words)
  })

  test("says which permission is missing", async () => {
    await botStart(discord.token)
    await discord.whenReady()
    const { channel_id } = discord.say({ content: "hi" })
    discord.faults.failRest({ status: 403, code: 50013, path: "/messages" })
    await expect(sendMessage(channel_id, "no")).rejects.toThrow("permission Send Messages")
  })

  test("before bot_start says so", async () => {
    await expect(sendMessage("123456789012345678", "hi")).rejects.toThrow(
      "once the bot is logged in",
    )
  })
})

describe("presence", () => {
  const shown = () => discord.transcript.lines(["presence"]).at(-1)

  test("set before the login comes with it", async () => {
    setStatus("idle")
    setActivity("watching", "the sky")
    await botStart(discord.token)
    expect(shown()).toContain("idle, watching the sky")
  })

  test.each([
    ["kind first", () => setActivity("watching", "Shard 0"), "watching Shard 0"],
    ["text first", () => setActivity("Shard 0", "WATCHING"), "watching Shard 0"],
    ["one text", () => setActivity("chess"), "playing chess"],
    ["both kinds", () => setActivity("playing", "watching"), "playing watching"],
    ["status alone", () => setStatus("dnd"), "dnd"],
    ["all in one", () => setStatus("idle", "listening", "rain"), "idle, listening"],
  ])("%s", async (_, set, expected) => {
    await botStart(discord.token)
    await discord.whenReady()
    set()
    await vi.waitFor(() => expect(shown()).toContain(expected))
  })

  test("is there again after a reconnect with a new session", async () => {
    await botStart(discord.token)
    await discord.whenReady()
    setActivity("playing", "chess")
    await vi.waitFor(() => expect(shown()).toContain("playing chess"))
    const identifies = () => discord.transcript.lines(["identify"]).length
    const before = identifies()
    const client = thisProcess.client as DiscordClient
    discord.faults.invalidateSession(0, false)
    // Up to READY: discord.js's client.destroy() never settles when it comes between identify and READY.
    await once(client, Events.ShardReady)
    expect(identifies()).toBe(before + 1)
    expect(shown()).toContain("playing chess")
  })

  test("many changes stay within Discord's limit, and the last one counts", async () => {
    await botStart(discord.token)
    await discord.whenReady()
    for (let step = 0; step < 12; step += 1) {
      setActivity("playing", `move ${step}`)
      await new Promise((done) => setTimeout(done, 5))
    }
    await vi.waitFor(() => expect(shown()).toContain("move 11"), 5000)
    expect(discord.stats.presencesOverLimit).toBe(0)
  })

  test("an unknown word is said with what is known", () => {
    expect(() => setStatus("onlin")).toThrow('does not know "onlin". Did you mean "online"?')
    expect(() => setActivity("eating", "pizza")).toThrow('It takes "playing", "watching"')
  })
})
