/** Sending against a Discord that refuses, waits, fails or is not there: a clear fault, or a retry. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { LocalDiscord } from "../local-discord/index.ts"
import { thisProcess } from "../this-process.ts"
import { forgetBot, startFresh, takeRecordingSeat } from "./fresh-bot.test-support.ts"
import { botStart, createEmbed, interactionReply, listen, reply, sendMessage } from "./words.ts"

let discord: LocalDiscord

beforeEach(async () => {
  discord = await startFresh()
})

afterEach(async () => {
  await forgetBot()
  await discord.stop()
})

async function startBot(): Promise<string> {
  await botStart(discord.token)
  await discord.whenReady()
  return discord.say({ content: "hi" }).channel_id
}

const sent = () => discord.transcript.lines(["sent"]).map((line) => line.split(": ")[1])

describe("by id, from any shard", () => {
  test("over REST, without the channel's guild in any cache", async () => {
    takeRecordingSeat(discord, [1], 4)
    await botStart(discord.token)
    await vi.waitFor(() => expect(thisProcess.client?.isReady()).toBe(true))
    const [channelId = ""] = [...(discord.world.guildAt(2)?.channels.keys() ?? [])]
    expect(thisProcess.client?.channels.cache.has(channelId)).toBe(false)
    const message = await sendMessage(channelId, "from shard 1", createEmbed("Boxed"))
    expect([message.content, message.embeds[0]?.title, message.channel_id]).toEqual([
      "from shard 1",
      "Boxed",
      channelId,
    ])
    expect(discord.transcript.lines(["sent"])).toEqual([
      "sent · Guild 3 #general: from shard 1 [embed Boxed]",
    ])
  })
})

describe("what Discord refuses is one clear fault", () => {
  test.each([
    [403, 50_001, "discord_50001", "The bot may not see the channel"],
    [403, 50_013, "discord_50013", "give it the permission Send Messages"],
    [404, 10_003, "discord_10003", "There is no channel with the id"],
    [400, 50_006, "discord_50006", "Discord takes no empty messages"],
    [403, 50_007, "discord_50007", "takes no direct messages"],
    [413, 40_005, "discord_40005", "A file is too large"],
    [403, 160_005, "discord_160005", "is locked"],
    [400, 99_999, "discord_99999", "Discord did not take the message: No such luck"],
  ])("%i with code %i", async (status, code, faultCode, words) => {
    const channelId = await startBot()
    discord.faults.failRest({ status, code, path: "/messages", message: "No such luck" })
    const fault = await sendMessage(channelId, "hello").catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: faultCode, facts: { status } })
    expect(String(fault)).toContain(words)
    expect(String(fault)).not.toContain(discord.token)
    // It is over: the next one goes through.
    await sendMessage(channelId, "again")
    expect(sent()).toEqual(["again"])
  })

  test("a field that is too long is named", async () => {
    const channelId = await startBot()
    const embed = { title: "x".repeat(300) }
    await expect(sendMessage(channelId, "", { embeds: [embed] })).rejects.toThrow(
      'Discord does not take "embeds.0.title": Must be 256 or fewer in length.',
    )
  })

  test("long and empty messages are not even sent", async () => {
    const channelId = await startBot()
    const before = discord.stats.restRequests
    for (const text of ["", "  ", null]) {
      await expect(sendMessage(channelId, text)).rejects.toMatchObject({ code: "message_empty" })
    }
    await expect(sendMessage(channelId, "x".repeat(2001))).rejects.toMatchObject({
      code: "message_too_long",
      facts: { length: 2001, longest: 2000 },
    })
    await expect(sendMessage(channelId, "hi", { embed: {} })).rejects.toThrow(
      'A message has no option "embed". Did you mean "embeds"?',
    )
    expect(discord.stats.restRequests).toEqual(before)
  })
})

describe("what passes is tried again", () => {
  test.each([
    ["429 of the channel", { status: 429, retryAfterMs: 2000 }],
    ["429 for all", { status: 429, retryAfterMs: 2000, global: true }],
    ["500 once", { status: 500 }],
    ["502 and 503", { status: 502, count: 2 }],
  ])("%s", async (_, fault) => {
    const channelId = await startBot()
    discord.faults.failRest({ ...fault, path: "/messages" })
    const message = await sendMessage(channelId, "at last")
    expect(message.content).toBe("at last")
    expect(sent()).toEqual(["at last"])
  })

  test("500 again and again ends in a fault, and the bot goes on", async () => {
    const channelId = await startBot()
    discord.faults.failRest({ status: 500, count: 4, path: "/messages" })
    await expect(sendMessage(channelId, "never")).rejects.toMatchObject({
      code: "send_failed",
      message: expect.stringContaining("Discord has an error of its own (500)"),
    })
    await sendMessage(channelId, "later")
    expect(sent()).toEqual(["later"])
  })

  test("a Discord that is not there is said", async () => {
    const channelId = await startBot()
    await discord.stop()
    await expect(sendMessage(channelId, "anybody?")).rejects.toMatchObject({
      code: "send_failed",
      message: expect.stringContaining("Discord cannot be reached"),
    })
  })
})

describe("answers", () => {
  test("to a message that is gone, and to an interaction that is over", async () => {
    const channelId = await startBot()
    const asked = await sendMessage(channelId, "soon gone")
    await asked.delete()
    await expect(reply(asked, "late")).rejects.toThrow("The message that is answered is gone")
    const heard = new Promise((done) => listen("interactionCreate", done))
    const row = { type: 1, components: [{ type: 2, style: 1, label: "x", custom_id: "x" }] }
    const message = await sendMessage(channelId, "click", { components: [row] })
    discord.click(message as never, "x")
    const interaction = await heard
    discord.faults.failRest({ status: 404, code: 10_062, path: "/callback" })
    await expect(interactionReply(interaction as never, "late")).rejects.toThrow(
      "it must be answered within three seconds",
    )
  })
})
