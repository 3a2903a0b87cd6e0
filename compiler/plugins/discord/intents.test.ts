/** Which intents a program is found to need, and why. */
import { Events, GatewayIntentBits } from "discord.js"
import { expect, test } from "vitest"
import { intentsOf } from "../../../runtime/discord/intents.ts"
import { compile } from "../../index.ts"
import { intentsOfEvent } from "./event-intents.ts"
import { INTENTS } from "./given-intents.ts"

function needsOf(program: string): string[] {
  const { needs } = compile(`${program}\nbot_start(get_argument("TOKEN"))`, "bot.ez")
  return needs.map(({ name }) => name)
}

const MESSAGES = ["Guilds", "GuildMessages", "DirectMessages"]

test.each<[string, string[], string]>([
  ["nothing but its start", ["Guilds"], ""],
  ["a bot that is only ready", ["Guilds"], "on_ready(func() { print(1) })"],
  ["a counter of messages", MESSAGES, "let n = 0\non_message(func(message) { n = n + 1 })"],
  [
    "an answer to everything",
    MESSAGES,
    'on_message(func(message) {\n if message.author.bot { return }\n send_message(message.channel_id, "hi")\n reply(message, "hi") })',
  ],
  ["content", [...MESSAGES, "MessageContent"], "on_message(func(m) { print(m.content) })"],
  [
    "content by a key",
    [...MESSAGES, "MessageContent"],
    'on_message(func(m) { print(m["content"]) })',
  ],
  ["attachments", [...MESSAGES, "MessageContent"], "on_message(func(m) { print(m.attachments) })"],
  [
    "content in a function",
    [...MESSAGES, "MessageContent"],
    "func f(x) { print(x.content) }\non_message(f)",
  ],
  [
    "a message that is printed",
    [...MESSAGES, "MessageContent"],
    "on_message(func(m) { print(m) })",
  ],
  [
    "a message in a list",
    [...MESSAGES, "MessageContent"],
    "let l = []\non_message(func(m) { push(l, m) })",
  ],
  [
    "a message in an object",
    [...MESSAGES, "MessageContent"],
    "on_message(func(m) { let o = { m: m } })",
  ],
  [
    "a key that is made",
    [...MESSAGES, "MessageContent"],
    'on_message(func(m) { let k = "x"\n print(m[k]) })',
  ],
  [
    "a message in a function that needs no content",
    MESSAGES,
    "func who(x) { return x.author.username }\non_message(func(m) { print(who(m)) })",
  ],
  [
    "a message in a function that prints it",
    [...MESSAGES, "MessageContent"],
    "func show(x) { print(x) }\non_message(func(m) { let n = m\n show(n) })",
  ],
  [
    "content of its own",
    MESSAGES,
    'let o = { content: "hi" }\non_message(func(m) { print(o.content) })',
  ],
  [
    "statements of words",
    [...MESSAGES, "MessageContent"],
    'when message says "!a"\n  reply with "b"\nend when',
  ],
  [
    "members that join",
    ["Guilds", "GuildMembers"],
    'on("guildMemberAdd", func(m) { print(m.id) })',
  ],
  [
    "the other spelling",
    ["Guilds", "GuildMembers"],
    'listen("guild_member_add", func(m) { print(m.id) })',
  ],
  [
    "reactions",
    ["Guilds", "GuildMessageReactions", "DirectMessageReactions"],
    'on("messageReactionAdd", func(r) { print(r.count) })',
  ],
  ["slash commands", ["Guilds"], 'on("interactionCreate", func(i) { i.reply(i.message.content) })'],
  [
    "voice of a member",
    [...MESSAGES, "GuildVoiceStates"],
    "on_message(func(m) { print(m.member.voice.channel_id) })",
  ],
  [
    "a presence",
    [...MESSAGES, "GuildPresences"],
    "on_message(func(m) { print(m.member.presence.status) })",
  ],
  [
    "its own presence",
    ["Guilds"],
    'on("ready", func(client) { print(client.user.presence.status) })',
  ],
  [
    "a presence of the program's own",
    MESSAGES,
    'let settings = to_json("{}")\non_message(func(m) { print(settings.presence, settings.members.fetch()) })',
  ],
  [
    "content of the program's own, without messages",
    ["Guilds"],
    'let cards = to_json("[]")\non("interactionCreate", func(i) { for card in cards { i.reply(card.content) } })',
  ],
  [
    "content of a message that is fetched",
    ["Guilds", "MessageContent"],
    'on("ready", func(client) { print(client.channels.cache.first().messages.fetch("1").content) })',
  ],
  [
    "all members, once the bot is ready",
    ["Guilds", "GuildMembers"],
    'on("ready", func(client) { for guild in client.guilds.cache { guild.members.fetch() } })',
  ],
  ["all members", [...MESSAGES, "GuildMembers"], "on_message(func(m) { m.guild.members.fetch() })"],
  ["one member", MESSAGES, "on_message(func(m) { m.guild.members.fetch(m.author.id) })"],
  [
    "an event that is made",
    [...MESSAGES, "MessageContent"],
    'let e = "x"\non(e, func(v) { print(v.content) })',
  ],
])("%s", (_, expected, program) => {
  expect(needsOf(program).sort()).toEqual([...expected].sort())
})

test("a program may name every intent that there is", () => {
  const plain = (name: string) => name.replaceAll("_", "").toLowerCase()
  const there = Object.entries(GatewayIntentBits).filter(([name]) => /^[A-Z]/.test(name))
  const known = new Map(there.map(([name, bit]) => [plain(name), bit]))
  const bits = new Set(INTENTS.map((name) => known.get(plain(name))))
  expect([...new Set(known.values())].filter((bit) => !bits.has(bit))).toEqual([])
})

test("a file without bot_start leaves it to the file that loads it", () => {
  const module = compile("on_message(func(m) { print(m.content) })")
  expect(module.asksForNeeds).toBe(false)
  expect(module.needs.map(({ name }) => name)).toContain("MessageContent")
  expect(compile("print(1)")).toMatchObject({ needs: [], asksForNeeds: false })
})

test("a message that goes to a module or a package may be read there", () => {
  const given = 'let tools = load_module("tools.ez")\non_message(func(m) { tools.handle(m) })'
  expect(needsOf(given)).toContain("MessageContent")
})

test("each has its reason, and privileged ones what to switch on", () => {
  const source = 'on_message(func(m) { print(m.content) })\nbot_start(get_argument("TOKEN"))'
  const content = compile(source, "bot.ez").needs.find(({ name }) => name === "MessageContent")
  expect(content).toMatchObject({ why: "m.content", ask: "Message Content Intent" })
  expect(source.slice(content?.place?.start, content?.place?.end)).toBe("content")
})

test("events need here what they need in the runtime", () => {
  for (const event of Object.values(Events)) {
    const there = intentsOf(event as never)
    const here = intentsOfEvent(event)
      .filter((name) => !/^(Guild|Direct)Messages$/.test(name))
      .map((name) => GatewayIntentBits[name as keyof typeof GatewayIntentBits])
    expect([event, here]).toEqual([event, there])
  }
})
