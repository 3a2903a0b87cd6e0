import { Message } from "discord.js"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { LocalDiscord } from "../local-discord/index.ts"
import { forgetBot, startWithMessage } from "./fresh-bot.test-support.ts"
import { installSpellings } from "./install-spellings.ts"
import { toSnakeCase } from "./snake-case.ts"

let discord: LocalDiscord
let message: Message

beforeAll(async () => {
  ;({ discord, message } = await startWithMessage())
})

afterAll(async () => {
  await forgetBot()
  await discord.stop()
})

test.each([
  ["channelId", "channel_id"],
  ["avatarURL", "avatar_url"],
  ["displayAvatarURL", "display_avatar_url"],
  ["vanityURLCode", "vanity_url_code"],
  ["isDMBased", "is_dm_based"],
  ["mfaLevel", "mfa_level"],
  ["id", "id"],
])("%s is spelled %s", (camel, snake) => {
  expect(toSnakeCase(camel)).toBe(snake)
})

test("both spellings read the same", () => {
  const { guild, member, author, channel } = message
  expect(message.channel_id).toBe(message.channelId)
  expect(message.guild_id).toBe(message.guildId)
  expect(message.created_timestamp).toBe(message.createdTimestamp)
  expect(message.created_at).toEqual(message.createdAt)
  expect(author.display_name).toBe(author.displayName)
  expect(guild?.member_count).toBe(guild?.memberCount)
  expect(guild?.owner_id).toBe(guild?.ownerId)
  expect(guild?.shard_id).toBe(guild?.shardId)
  expect(member?.joined_at).toEqual(member?.joinedAt)
  expect(channel.created_at).toEqual(channel.createdAt)
  expect(author.display_avatar_url()).toBe(author.displayAvatarURL())
})

test("what is missing is missing in both, and nothing new is listed", () => {
  expect(Reflect.get(message, "nothing_here")).toBeUndefined()
  expect(Object.keys(message).some((key) => key.includes("_"))).toBe(false)
  expect(JSON.stringify(message)).not.toContain("channel_id")
})

test("a snake_case method is the method", () => {
  expect(message.channel.is_text_based()).toBe(true)
  expect(message.author.avatar_url()).toBeNull()
})

test("plain data inside has both spellings, and still does after an edit", async () => {
  // The handler hears the answer too, so this is kept.
  const asked = message
  const answer = await asked.reply("yes")
  expect(answer.reference?.message_id).toBe(asked.id)
  expect(answer.reference?.messageId).toBe(asked.id)
  expect(Object.keys(answer.reference ?? {})).not.toContain("message_id")
  const edited = await answer.edit("no")
  expect(edited.reference?.message_id).toBe(asked.id)
  expect(Object.keys(answer)).toContain("reference")
  expect(asked.reference).toBeNull()
})

test("installing twice changes nothing", () => {
  const before = Object.getOwnPropertyDescriptor(Message.prototype, "channel_id")
  installSpellings()
  expect(Object.getOwnPropertyDescriptor(Message.prototype, "channel_id")).toEqual(before)
})
