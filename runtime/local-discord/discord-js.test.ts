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
  // discord.js's own throttler waits five real seconds; here Discord's clock runs faster.
  const ws = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }
  const client = new Client({ intents: ALL, rest: { api: discord.url }, ws, ...options })
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

test("two shards get their own guilds, and one client may hold both", async () => {
  await start({ world: { guilds: 6 }, maxConcurrency: 2 })
  const one = await readyClient({ shards: [1], shardCount: 2 })
  const zero = await readyClient({ shards: [0], shardCount: 2 })
  expect([zero.guilds.cache.size, one.guilds.cache.size]).toEqual([3, 3])
  const both = await readyClient({ shards: [0, 1], shardCount: 2 })
  expect(both.guilds.cache.size).toBe(6)
  expect(discord.stats.brokenPacing).toBe(
    discord.stats.identifies.filter((each) => each.outcome === "paced").length,
  )
})

function heardBy(client: Client): string[] {
  const heard: string[] = []
  client.on(Events.MessageCreate, (message) => heard.push(message.content))
  return heard
}

test("after op 7 a client resumes and gets what it missed, without an identify", async () => {
  await start()
  const client = await readyClient()
  const heard = heardBy(client)
  discord.faults.askReconnect(0)
  await discord.waitForEntry("close · 4200 by the bot")
  discord.say({ author: "ada", content: "while you were away" })
  await discord.waitForEntry("resume · replayed 1")
  await expect.poll(() => heard).toEqual(["while you were away"])
  expect(discord.stats.identifies.length).toBe(1)
})

test.each([
  ["cut TCP", () => discord.faults.dropShard(0)],
  ["close 4000", () => discord.faults.closeShard(0, 4000)],
  ["op 9 d:true", () => discord.faults.invalidateSession(0, true)],
  [
    "silence (zombie)",
    () => {
      discord.faults.silenceShard(0)
      // The next connection of the shard may hear again.
      void discord.waitForEntry("close").then(() => discord.faults.silenceShard(0, false))
    },
  ],
])("a client comes back by RESUME after: %s", async (_name, fault) => {
  await start({ heartbeatIntervalMs: 10_000 })
  const client = await readyClient()
  const heard = heardBy(client)
  fault()
  await expect.poll(() => discord.stats.resumes, { timeout: 5000 }).toBe(1)
  discord.say({ author: "ada", content: "again" })
  await expect.poll(() => heard).toContain("again")
})

test("op 9 d:false makes a client identify anew", async () => {
  await start()
  const client = await readyClient()
  // Only a client that has its READY can be closed: @discordjs/ws connects anew when told to close before.
  const again = new Promise((ready) => client.once(Events.ShardReady, ready))
  discord.faults.invalidateSession(0, false)
  await again
  expect(discord.stats.identifies).toHaveLength(2)
})

test("without MESSAGE_CONTENT a client reads nothing", async () => {
  await start()
  const heard = heardBy(await readyClient({ intents: [Guilds, GuildMessages] }))
  discord.say({ author: "ada", content: "secret" })
  await expect.poll(() => heard).toEqual([""])
})

test("a disallowed intent and a wrong token are refused in a way that discord.js understands", async () => {
  await start({ intents: { privilegedAllowed: [] } })
  const client = newClient()
  const closed = new Promise((resolve) => client.once(Events.ShardDisconnect, resolve))
  client.on(Events.Error, () => {})
  client.login(discord.token).catch(() => {})
  expect(await closed).toMatchObject({ code: 4014 })
  await expect(newClient().login("a.b.c")).rejects.toThrow("An invalid token was provided.")
})

test("a 429 is waited out, and the message arrives", async () => {
  await start()
  const client = await readyClient()
  const channel = client.channels.cache.find((each) => each.isSendable())
  discord.faults.failRest({ status: 429, path: "/messages", retryAfterMs: 5000 })
  if (channel?.isSendable()) await channel.send("patience")
  expect(discord.stats.tooManyRequests.asked).toBe(1)
  expect((await discord.waitForMessage("patience")).content).toBe("patience")
})

test("ten messages at once keep to the limits without a single 429", async () => {
  await start()
  const client = await readyClient()
  const channel = client.channels.cache.find((each) => each.isSendable())
  if (channel?.isSendable()) {
    await Promise.all(Array.from({ length: 10 }, (_, place) => channel.send(String(place))))
  }
  expect(discord.stats.tooManyRequests).toEqual({ route: 0, global: 0, asked: 0 })
})

test("a slash command is registered, run, answered, edited and followed up", async () => {
  await start()
  const client = await readyClient()
  await client.application?.commands.set([
    {
      name: "greet",
      description: "Greets",
      options: [{ name: "who", description: "d", type: 3, required: true }],
    },
  ])
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return
    await interaction.reply(`Hello ${interaction.options.getString("who")}`)
    await interaction.editReply("edited")
    await interaction.followUp("followed")
  })
  discord.runCommand({ name: "greet", guild: 0, author: "ada", options: { who: "you" } })
  await discord.waitForEntry("answered · /greet: Hello you")
  await discord.waitForEntry("edited · Guild 1 #general: edited")
  await discord.waitForMessage("followed")
})

test("a button click is deferred and answered", async () => {
  await start()
  const client = await readyClient()
  const channel = client.channels.cache.find((each) => each.isSendable())
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isButton()) return
    await interaction.deferReply()
    await interaction.editReply(`${interaction.user.username} clicked ${interaction.customId}`)
  })
  const button = { type: 2 as const, style: 1 as const, label: "Go", custom_id: "go" }
  if (channel?.isSendable()) {
    await channel.send({ content: "press", components: [{ type: 1, components: [button] }] })
  }
  discord.click(await discord.waitForMessage("press"), "go", { author: "ada" })
  await discord.waitForMessage("ada clicked go")
})

test("members are fetched over the gateway, roles and nicknames are changed and heard of", async () => {
  await start({ world: { guilds: 1, members: 1500 } })
  const client = await readyClient()
  const guild = client.guilds.cache.first()
  const members = await guild?.members.fetch()
  expect(members?.size).toBe(1501)
  const role = await guild?.roles.create({ name: "helper" })
  const member = members?.find((each) => !each.user.bot)
  if (role !== undefined) await member?.roles.add(role)
  await member?.setNickname("nick")
  await expect.poll(() => member?.roles.cache.has(role?.id ?? "")).toBe(true)
  await expect.poll(() => member?.nickname).toBe("nick")
  await member?.ban({ reason: "test" })
  await expect.poll(() => guild?.members.cache.has(member?.id ?? "")).toBe(false)
})

test("reactions, threads, direct messages and collectors work as a bot expects", async () => {
  await start()
  const client = await readyClient({ partials: [0, 1, 2, 3, 4] })
  const said = discord.say({ author: "ada", content: "react to me" })
  const channel = await client.channels.fetch(said.channel_id)
  if (!channel?.isTextBased() || channel.isDMBased() || channel.type !== 0)
    throw new Error("no text channel")
  const message = await channel.messages.fetch(said.id)
  await message.react("👍")
  const reacted = message.awaitReactions({
    filter: (_reaction, user) => !user.bot,
    max: 1,
    time: 2000,
  })
  discord.react(said, "👍", "ben")
  expect((await reacted).first()?.count).toBe(2)
  const thread = await message.startThread({ name: "talk" })
  await thread.send("in the thread")
  await thread.setArchived(true)
  const ada = await client.users.fetch(said.author.id)
  await ada.send("hello in private")
  await discord.waitForEntry("direct message with ada: hello in private")
  const heard = heardBy(client)
  discord.say({ author: "cleo", content: "a stranger writes", direct: true })
  await expect.poll(() => heard).toContain("a stranger writes")
  expect(discord.stats.unknownRoutes).toEqual([])
})

test("guilds come and go", async () => {
  await start()
  const client = await readyClient()
  const joined = new Promise((resolve) =>
    client.once(Events.GuildCreate, (guild) => resolve(guild.name)),
  )
  discord.inviteBot({ name: "Fresh" })
  expect(await joined).toBe("Fresh")
  discord.loseGuild("Fresh")
  await expect.poll(() => client.guilds.cache.size).toBe(4)
})

test("a guild that is unavailable at login comes later", async () => {
  await start()
  discord.loseGuild(2, true)
  const client = newClient()
  void client.login(discord.token)
  await discord.whenReady()
  await expect.poll(() => client.guilds.cache.filter((guild) => guild.available).size).toBe(3)
  discord.restoreGuild(2)
  await expect.poll(() => client.guilds.cache.filter((guild) => guild.available).size).toBe(4)
})

test("a form is shown and filled in", async () => {
  await start()
  const client = await readyClient()
  await client.application?.commands.create({ name: "ask", description: "Asks" })
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const input = { type: 4 as const, custom_id: "name", label: "Name", style: 1 as const }
      await interaction.showModal({
        title: "Who are you?",
        custom_id: "who",
        components: [{ type: 1, components: [input] }],
      })
    } else if (interaction.isModalSubmit()) {
      await interaction.reply(`Hello ${interaction.fields.getTextInputValue("name")}`)
    }
  })
  discord.runCommand({ name: "ask" })
  await discord.waitForEntry("answered · /ask: form Who are you?")
  discord.submitForm("who", { name: "Ada" })
  await discord.waitForMessage("Hello Ada")
})
