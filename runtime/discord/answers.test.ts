import type { BaseInteraction, Message } from "discord.js"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { LocalDiscord } from "../local-discord/index.ts"
import { thisProcess } from "../this-process.ts"
import { forgetBot, startFresh } from "./fresh-bot.test-support.ts"
import { botStart, channelNamed, expectEvents, listen, react, reply, sendMessage } from "./words.ts"

let discord: LocalDiscord

beforeEach(async () => {
  discord = await startFresh()
})

afterEach(async () => {
  await forgetBot()
  await discord.stop()
})

async function startBot(): Promise<void> {
  await botStart(discord.token)
  await discord.whenReady()
}

/** The latest message that the bot hears. */
async function hear(content: string): Promise<Message> {
  const heard = new Promise<Message>((done) => listen("messageCreate", done))
  discord.say({ content })
  return heard
}

describe("listen", () => {
  test("hands over all values of an event, with intents that were asked for by listening", async () => {
    const seen: unknown[] = []
    listen("messageReactionAdd", (reaction, user) =>
      seen.push([reaction.emoji.name, user.username, reaction.message.content]),
    )
    listen("guild_member_add", (member: { user: { username: string } }) =>
      seen.push(member.user.username),
    )
    listen("messageDelete", (message) => seen.push(`gone: ${message.content}`))
    await startBot()
    const said = discord.say({ content: "look" })
    discord.react(said, "👍", "ada")
    await vi.waitFor(() => expect(seen).toEqual([["👍", "ada", "look"]]))
    discord.join("zoe", 0)
    await vi.waitFor(() => expect(seen).toContain("zoe"))
    const sent = await sendMessage(said.channel_id, "soon gone")
    await sent.delete()
    await vi.waitFor(() => expect(seen).toContain("gone: soon gone"))
  })

  test("gives the client to a handler of ready, before and after it happened", async () => {
    const seen: string[] = []
    listen("ready", (client) => seen.push(`early ${client.user.bot}`))
    await startBot()
    await vi.waitFor(() => expect(seen).toEqual(["early true"]))
    listen("clientReady", (client) => seen.push(`late ${client.user.bot}`))
    await vi.waitFor(() => expect(seen).toEqual(["early true", "late true"]))
  })

  test("after bot_start hears what the bot hears anyway, and says what comes too late", async () => {
    await startBot()
    expect((await hear("hello")).content).toBe("hello")
    expect(() => listen("guildMemberAdd", () => {})).toThrow("Move it in front of bot_start()")
  })

  test("after bot_start hears what was announced before", async () => {
    expectEvents("guildMemberAdd")
    await startBot()
    const seen: string[] = []
    listen("guildMemberAdd", (member) => seen.push(member.user.username))
    discord.join("zoe", 0)
    await vi.waitFor(() => expect(seen).toEqual(["zoe"]))
  })

  test("says which event was meant", () => {
    expect(() => listen("mesageCreate", () => {})).toThrow('Did you mean "messageCreate"?')
  })
})

describe("reply", () => {
  test("answers a message", async () => {
    await startBot()
    const message = await hear("hi")
    const answer = await reply(message, "hello", { title: "An embed" })
    expect([answer.content, answer.embeds[0]?.title]).toEqual(["hello", "An embed"])
    expect(answer.reference?.messageId).toBe(message.id)
  })

  test("answers an interaction, more than once", async () => {
    await startBot()
    const asked = new Promise<BaseInteraction>((done) => listen("interactionCreate", done))
    await thisProcess.client?.application?.commands.create({ name: "ping", description: "Answers" })
    discord.runCommand({ name: "ping", guild: 0, author: "ada" })
    const interaction = await asked
    expect(await reply(interaction, "one", { ephemeral: true })).toBeNull()
    expect((await reply(interaction, "two")).content).toBe("two")
    await discord.waitForMessage("two")
  })

  test("says what it cannot answer", async () => {
    await startBot()
    await expect(reply("hi" as never, "x")).rejects.toThrow("needs a message or an interaction")
    await expect(reply(await hear("hi"), "")).rejects.toThrow("The message is empty")
  })
})

test("react puts a reaction under a message", async () => {
  await startBot()
  const message = await hear("hi")
  expect(await react(message, "👋")).toBe(true)
  expect(message.reactions.cache.has("👋")).toBe(true)
  await expect(react("hi" as never, "👋")).rejects.toThrow("react() needs a message")
})

test("channel_named finds a channel by name, on the server that is meant", async () => {
  await startBot()
  const message = await hear("hi")
  const channel = channelNamed("#general", message)
  expect([channel.id, channelNamed(channel.id)]).toEqual([message.channel_id, channel])
  expect(channelNamed("general")).toBeDefined()
  expect(() => channelNamed("generel", message)).toThrow('Did you mean "general"?')
})
