/** Every property that the documentation reads of Discord's values is there, in both spellings, and printing one is safe. */
import {
  type BaseInteraction,
  ChannelType,
  Events,
  type Guild,
  type GuildMember,
  type GuildTextBasedChannel,
  type Message,
  type MessageReaction,
} from "discord.js"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { asked, at } from "../../language/access.ts"
import { equals } from "../../language/comparison.ts"
import { display } from "../../language/display.ts"
import { items } from "../../language/iteration.ts"
import { length } from "../../language/text.ts"
import type { LocalDiscord } from "../../local-discord/index.ts"
import { thisProcess } from "../../this-process.ts"
import { eventPackets, sceneOf } from "../event-packets.test-support.ts"
import { forgetBot, startFresh } from "../fresh-bot.test-support.ts"
import { toSnakeCase } from "../snake-case.ts"
import * as words from "../words.ts"

/** What BUILTINS.md lists of each: names that programs read, and those that its first interpreter set. */
const READ: Readonly<Record<string, string>> = {
  message:
    "content author channel guild id reference mentions attachments channelId createdAt editedAt member mentionedUsers mentionsEveryone pinned reply __raw createdTimestamp editedTimestamp embeds guildId mentionedRoles messageId reactions type",
  user: "id username bot tag avatarURL createdAt displayName avatar discriminator displayAvatarURL system avatarDecoration banner bannerURL accentColor publicFlags",
  member:
    "user guild roles joinedAt id nickname username nick permissions premiumSince userId displayName displayColor displayHexColor avatar avatarURL communicationDisabledUntil pending deaf mute flags",
  guild:
    "id name memberCount channels iconURL roles createdAt ownerId icon emojis description features banner bannerURL splash splashURL discoverySplash discoverySplashURL preferredLocale verificationLevel explicitContentFilter mfaLevel premiumTier premiumSubscriptionCount vanityURLCode nsfwLevel premiumProgressBarEnabled systemChannelId rulesChannelId publicUpdatesChannelId afkChannelId afkTimeout widgetEnabled widgetChannelId available large",
  channel:
    "id name type guild position topic nsfw parentId createdAt guildId rateLimitPerUser lastMessageId flags",
  voice: "id name type guild bitrate userLimit rtcRegion videoQualityMode",
  forum: "id name defaultSortOrder defaultForumLayout availableTags",
  interaction:
    "id channelId guildId user commandName type member guild options channel isButton isCommand isChatInputCommand isStringSelectMenu isSelectMenu isModal isModalSubmit isAutocomplete isContextMenu isMessageContextMenuCommand isUserContextMenuCommand reply userId __raw",
  click: "customId values componentType user message",
  form: "customId fields",
  userMenu: "targetUser targetMember targetId",
  messageMenu: "targetMessage",
  reaction: "emoji count message me user",
  client: "user guildCount guilds id ready userCount",
  role: "name id color permissions position mentionable hoist managed tags icon iconURL unicodeEmoji createdAt flags",
  thread: "id name parentId ownerId archived locked autoArchiveDuration memberCount",
  emoji: "name id",
  webhook: "url name id token",
  invite: "url code expiresAt maxUses uses maxAge temporary createdAt inviter",
}

const TOKENS = /token: |"token"/
let discord: LocalDiscord
const values: Record<string, object> = {}

/** Runs something and gives the next interaction that the bot hears of. */
async function interactionBy(act: () => void): Promise<BaseInteraction> {
  const { client } = thisProcess
  const heard = new Promise<BaseInteraction>((done) => client?.once(Events.InteractionCreate, done))
  act()
  return await heard
}

beforeAll(async () => {
  discord = await startFresh()
  const heard = new Promise<Message>((done) =>
    words.onMessage((message) => message.author.bot || done(message)),
  )
  words.expectEvents("guildMemberAdd", "messageReactionAdd", "voiceStateUpdate", "emojiCreate")
  words.registerSlashCommand({
    name: "order",
    options: [{ name: "what", description: "What" }],
  })
  words.registerUserContextMenu("Who")
  words.registerMessageContextMenu("Quote")
  await words.botStart(discord.token)
  await discord.whenReady()
  const said = discord.say({ content: "hi <@800000000000000000>" })
  const message = await heard
  const { guild, member, author } = message
  const channel = message.channel as GuildTextBasedChannel
  const menu = words.createStringSelect("menu", "?", [{ label: "A", value: "a" }])
  const sent = await words.sendMessage(channel, "!", {
    components: [words.createActionRow(menu)],
  })
  const reaction = await sent.react("👍")
  await discord.waitForEntry("Quote")
  const form = words.createModal({ custom_id: "form", title: "?" })
  words.addModalTextInput(form, "name", "?")
  const interaction = await interactionBy(() =>
    discord.runCommand({ name: "order", options: { what: "soup" } }),
  )
  await words.showModal(interaction, form)
  Object.assign(values, {
    message,
    user: author,
    member,
    guild,
    channel,
    role: guild?.roles.everyone,
    client: thisProcess.client,
    voice: guild?.channels.cache.find(({ type }) => type === ChannelType.GuildVoice),
    forum: await words.createChannel(guild as never, "questions", "forum"),
    interaction,
    form: await interactionBy(() => discord.submitForm("form", { name: "Ada" })),
    userMenu: await interactionBy(() => discord.runCommand({ name: "Who", onUser: "ada" })),
    messageMenu: await interactionBy(() =>
      discord.runCommand({
        name: "Quote",
        onMessage: discord.realm.world.messages(said.channel_id).get(said.id) as never,
      }),
    ),
    click: await interactionBy(() =>
      discord.click(discord.world.allMessages().find(({ id }) => id === sent.id) as never, "menu", {
        values: ["a"],
      }),
    ),
    reaction,
    thread: await words.createThread(channel, "Talk"),
    emoji: reaction.emoji,
    webhook: await words.createWebhook(channel, "Herald"),
    invite: await words.createInvite(channel),
  })
})

afterAll(async () => {
  await forgetBot()
  await discord.stop()
})

const rows = Object.entries(READ).flatMap(([kind, names]) =>
  names.split(" ").map((name) => [kind, name] as const),
)

describe("what the documentation reads", () => {
  test.each(rows)("%s.%s", (kind, name) => {
    const value = values[kind] as Record<string, unknown>
    const snake = name.startsWith("__") ? name : toSnakeCase(name)
    const isRow = kind === "webhook" || kind === "invite"
    const read = value[isRow ? snake : name]
    // Discord leaves some out where they are not set: they are there and null.
    expect(name in value || snake in value, `${kind}.${name}`).toBe(true)
    // What words make themselves has the language's own spelling.
    if (!isRow && typeof read !== "function") expect(value[snake]).toEqual(read)
    if (typeof read === "function") expect(value[snake]).toBeTypeOf("function")
  })
})

describe("printing", () => {
  /** What somebody who prints one looks for. */
  const SHOWS: Readonly<Record<string, RegExp>> = {
    message: /content: hi/,
    user: /username: ada/,
    member: /userId: \d+/,
    guild: /name: Guild 1/,
    channel: /name: general/,
    client: /username: local-bot, guilds: 4/,
    interaction: /commandName: order/,
    reaction: /emoji|👍/,
    role: /name: @everyone/,
    thread: /name: Talk/,
    emoji: /^👍$/,
    webhook: /name: Herald/,
    invite: /code: \w+/,
  }

  test.each(Object.keys(READ))("%s shows what it is, and no secret", (kind) => {
    const text = display(values[kind])
    expect(text).toMatch(SHOWS[kind] ?? /./)
    expect(text.length).toBeLessThan(4000)
    expect(text).not.toContain(discord.token)
    expect(text).not.toMatch(TOKENS)
    const { token } = Object(values[kind]) as { token?: unknown }
    if (typeof token === "string") expect(text).not.toContain(token)
  })

  test("what events bring is as safe", async () => {
    const scene = sceneOf(discord)
    for (const [, ...packets] of Object.values(eventPackets(scene))) {
      for (const [, data] of packets) expect(display(data).length).toBeLessThan(4000)
    }
  })
})

describe("values that read as something simpler", () => {
  test("addresses are methods and text", () => {
    const { user, guild } = values as { user: Message["author"]; guild: object }
    expect(`${display(user.displayAvatarURL)}`).toBe(user.displayAvatarURL())
    expect(display(user.displayAvatarURL)).toMatch(/^https:/)
    expect(display((guild as { icon_url: unknown }).icon_url)).toBe("null")
    const embed = words.createEmbed("x")
    words.embedSetThumbnail(embed, user.displayAvatarURL)
    words.embedSetImage(embed, user.avatarURL)
    expect(embed.data.thumbnail?.url).toBe(user.displayAvatarURL())
    expect(embed.data.image).toBeUndefined()
  })

  test("mentions are a list of users", () => {
    const { message } = values as unknown as { message: Message }
    expect(length(message.mentions)).toBe(message.mentions.users.size)
    expect(message.mentions[0] ?? null).toBe(message.mentions.users.first() ?? null)
    expect([...message.mentions]).toEqual([...message.mentions.users.values()])
  })

  test("managers are lists of what they keep", () => {
    const { member, guild } = values as unknown as {
      member: GuildMember
      guild: Guild
    }
    const names = [...member.roles.cache.values()].map(({ name }) => name)
    expect([...items(member.roles)].map(({ name }) => name)).toEqual(names)
    expect(length(guild.channels)).toBe(guild.channels.cache.size)
    expect(at(guild.channels, 0)).toBe(guild.channels.cache.first())
    expect(() => at(member.roles, 50)).toThrow("There is no position 50")
    expect(display(member.roles)).toBe(`[${names.join(", ")}]`)
  })

  test("an emoji is what it reads as", () => {
    const { reaction } = values as unknown as { reaction: MessageReaction }
    expect(equals(reaction.emoji, "👍")).toBe(true)
    expect(equals("👎", reaction.emoji)).toBe(false)
  })

  test("questions are asked with parentheses or without", () => {
    const { interaction, click } = values as unknown as Record<string, BaseInteraction>
    expect(asked(interaction as BaseInteraction, "isCommand")).toBe(true)
    expect(asked(interaction as BaseInteraction, "isButton")).toBe(false)
    expect(asked(click as BaseInteraction, "isStringSelectMenu")).toBe(true)
  })

  test("options and fields have names", () => {
    const { interaction, form } = values as Record<string, Record<string, never>>
    expect(interaction?.options).toMatchObject({ what: "soup" })
    expect(form?.fields).toMatchObject({ name: "Ada" })
    expect(display(interaction?.options)).toBe("{what: soup}")
    expect(display(form?.fields)).toBe("{name: Ada}")
  })
})
