/** The local Discord as the page's chat shows it: places, people, messages, commands, forms. */
import type { ChatMessage } from "../../../runtime/dashboard/page/shapes.ts"
import type { LocalDiscord, Message } from "../../../runtime/local-discord/index.ts"
import { shardOfGuild } from "./chat-room.ts"

/** Guilds that the page lists; a bigger world is for benchmarks. */
const MOST_GUILDS = 100
const MOST_MESSAGES = 80
const MOST_PEOPLE = 12
/** Discord docs, "Channel Types": text and announcement; other kinds show no messages here. */
const TEXT_CHANNELS: readonly number[] = [0, 5]

/** Where one can talk, and as whom; changes seldom. */
export function placesTopic(discord: LocalDiscord) {
  const ids = discord.world.guildIds().slice(0, MOST_GUILDS)
  return {
    bot: discord.world.users.bot.username,
    guilds: ids.flatMap((id, index) => {
      const guild = discord.world.guild(id)
      if (guild === undefined) return []
      const channels = [...guild.channels.values()]
        .filter(({ type }) => TEXT_CHANNELS.includes(type))
        .map(({ id, name = "" }) => ({ id, name }))
      return [{ id, name: guild.name, shard: shardOfGuild(discord, index) ?? null, channels }]
    }),
  }
}

/** What stands in one channel, and what can be done there. */
export function chatTopic(discord: LocalDiscord, channelId: string) {
  const channel = discord.world.channel(channelId)
  if (channel === undefined)
    return { channel: "", messages: [], people: [], commands: [], form: null }
  const guildId = channel.guild_id
  const index = guildId === undefined ? -1 : discord.world.guildIds().indexOf(guildId)
  const shard = shardOfGuild(discord, index)
  const stored = [...discord.world.messages(channelId).values()].slice(-MOST_MESSAGES)
  return {
    channel: channelId,
    messages: stored.map(({ data, reactions }) => ({
      ...messageView(data),
      reactions: [...reactions.values()].map(({ emoji, users }) => ({
        emoji: emoji.name,
        count: users.size,
      })),
      ...(data.author.bot && shard !== undefined && { shard }),
    })),
    people: peopleOf(discord, guildId),
    commands: commandsOf(discord, guildId),
    form: newestForm(discord, channelId),
  }
}

function messageView(data: Message): Omit<ChatMessage, "reactions"> {
  const isWaiting = (data.flags & (1 << 7)) !== 0
  return {
    id: data.id,
    author: data.author.global_name ?? data.author.username,
    isBot: data.author.bot,
    at: data.timestamp,
    content: isWaiting && data.content === "" ? "is thinking…" : data.content,
    isEdited: data.edited_timestamp !== null,
    isEphemeral: (data.flags & (1 << 6)) !== 0,
    embeds: data.embeds,
    components: data.components,
    attachments: data.attachments.map((each) => String(each.filename ?? "file")),
  }
}

function peopleOf(discord: LocalDiscord, guildId: string | undefined): string[] {
  const guild = guildId === undefined ? undefined : discord.world.guild(guildId)
  const known = [...(guild?.members.values() ?? [])].map(({ user }) => user)
  return known
    .filter(({ bot }) => !bot)
    .slice(0, MOST_PEOPLE)
    .map(({ username }) => username)
}

function commandsOf(discord: LocalDiscord, guildId: string | undefined) {
  const { commands } = discord.realm
  const own = guildId === undefined ? [] : commands.list(guildId)
  return [...own, ...commands.list(undefined)]
    .filter(({ type }) => type === 1)
    .map(({ name, description, options }) => ({
      name: String(name),
      description: String(description ?? ""),
      options: (Array.isArray(options) ? options : []).map((each) => ({
        name: String(each.name),
        description: String(each.description ?? ""),
        type: Number(each.type),
        required: each.required === true,
      })),
    }))
}

/** The form that the bot showed last in this channel, while nobody has filled it in. */
function newestForm(discord: LocalDiscord, channelId: string) {
  const shown = [...discord.realm.interactions.values()].findLast(
    ({ channel, form }) => channel.id === channelId && form !== undefined,
  )
  if (shown?.form === undefined) return null
  const { custom_id, title, components } = shown.form
  return { id: shown.id, customId: String(custom_id), title: String(title), components }
}
