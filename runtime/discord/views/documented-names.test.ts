/** Names of EasyLang's documentation on real discord.js values. */
import type { Client, Message } from "discord.js"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { LocalDiscord } from "../../local-discord/index.ts"
import { forgetBot, startWithMessage } from "../fresh-bot.test-support.ts"
import { installDocumentedNames } from "./documented-names.ts"

let discord: LocalDiscord
let message: Message

beforeAll(async () => {
  ;({ discord, message } = await startWithMessage())
})

afterAll(async () => {
  await forgetBot()
  await discord.stop()
})

test("a client counts, and has its id", () => {
  const client: Client = message.client
  expect(client.guildCount).toBe(client.guilds.cache.size)
  expect(client.guild_count).toBeGreaterThan(0)
  expect(client.user_count).toBe(client.users.cache.size)
  expect(client.id).toBe(client.user?.id)
  expect(client.ready).toBe(true)
})

test("a member and a message answer to them", () => {
  expect(message.member?.username).toBe(message.author.username)
  expect(message.member?.user_id).toBe(message.author.id)
  expect(message.member?.nick).toBe(message.member?.nickname)
  expect(message.mentioned_users).toEqual([])
  expect(message.mentionedRoles).toEqual([])
})

test("a program may keep something of its own under such a name, also after they are installed again", () => {
  const { client } = message
  Object.assign(client, { guildCount: "mine" })
  installDocumentedNames()
  expect(client.guildCount).toBe("mine")
  expect(client.guild_count).toBe(client.guilds.cache.size)
})
