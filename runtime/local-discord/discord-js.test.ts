/** Real discord.js clients against the local Discord. */
import type { ClientOptions } from "discord.js"
import { Client, Events, GatewayIntentBits } from "discord.js"
import { afterEach, expect, test } from "vitest"
import type { LocalDiscord, LocalDiscordOptions } from "./index.ts"
import { startLocalDiscord } from "./index.ts"

const {
  Guilds,
  GuildMessages,
  MessageContent,
  DirectMessages,
  GuildMembers,
  GuildMessageReactions,
} = GatewayIntentBits
const ALL = [
  Guilds,
  GuildMessages,
  MessageContent,
  DirectMessages,
  GuildMembers,
  GuildMessageReactions,
]

let discord: LocalDiscord
const clients: Client[] = []

async function start(options: LocalDiscordOptions = {}): Promise<void> {
  discord = await startLocalDiscord({ timeScale: 0.01, ...options })
}

function newClient(options: Partial<ClientOptions> = {}): Client {
  const client = new Client({ intents: ALL, rest: { api: discord.url }, ...options })
  clients.push(client)
  return client
}

async function readyClient(options: Partial<ClientOptions> = {}): Promise<Client> {
  const client = newClient(options)
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(discord.token)
  await ready
  return client
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()))
  await discord.stop()
})

test("a client logs in, gets its guilds, hears a message and answers it", async () => {
  await start({ world: { guilds: 3 } })
  const client = await readyClient()
  expect(client.guilds.cache.size).toBe(3)
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) void message.reply(`heard ${message.content}`)
  })
  discord.say({ guild: 1, channel: "general", author: "ada", content: "!ping" })
  const answer = await discord.waitForMessage("heard")
  expect(answer.content).toBe("heard !ping")
  expect(answer.message_reference?.channel_id).toBe(answer.channel_id)
  expect(discord.stats.unknownRoutes).toEqual([])
})
