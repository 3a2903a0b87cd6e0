/** Channels of a server: made, changed, listed, deleted. */
import { ChannelType, type GuildBasedChannel } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { type ChannelLike, channelIdOf, channelOf } from "../resolve/channel.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { asking } from "../resolve/refused.ts"

const MANAGING = { deed: "change the channels of this server", permission: "Manage Channels" }

/** Discord docs, resources/channel "Channel Types". */
const TYPES: Readonly<Record<string, number>> = {
  text: ChannelType.GuildText,
  voice: ChannelType.GuildVoice,
  category: ChannelType.GuildCategory,
  announcement: ChannelType.GuildAnnouncement,
  news: ChannelType.GuildAnnouncement,
  stage: ChannelType.GuildStageVoice,
  forum: ChannelType.GuildForum,
  media: ChannelType.GuildMedia,
}

function typeOf(given: unknown): number {
  if (given === undefined || given === null) return ChannelType.GuildText
  if (typeof given === "number") return given
  const found =
    TYPES[
      display(given)
        .replace(/^guild_?/i, "")
        .toLowerCase()
    ]
  if (found !== undefined) return found
  throw new Fault(
    "unknown_channel_type",
    `create_channel() knows the types ${Object.keys(TYPES)
      .map((each) => `"${each}"`)
      .join(", ")}, and not "${display(given)}".`,
  )
}

/** What `create_channel` and `edit_channel` take. */
export interface ChannelSettings {
  name?: string
  topic?: string
  nsfw?: boolean
  /** The category, or its id. */
  parent?: ChannelLike
  position?: number
  /** Seconds that people wait between two messages. */
  slowmode?: number
  rate_limit_per_user?: number
  reason?: string
}

function settingsOf({ parent, slowmode, rate_limit_per_user, ...rest }: ChannelSettings): object {
  const pause = slowmode ?? rate_limit_per_user
  return {
    ...rest,
    ...(parent !== undefined && { parent: channelIdOf(parent) ?? parent }),
    ...(pause !== undefined && { rateLimitPerUser: pause }),
  }
}

/**
 * Makes a channel.
 * @param guild the server, its id, or something that happened on it
 * @param name what it is called
 * @param type "text" (the default), "voice", "category", "announcement", "stage", "forum"; or the options
 * @param options `topic`, `nsfw`, `parent`, `position`, `slowmode` in seconds
 * @returns the channel
 * @throws Fault `unknown_channel_type`; what Discord refuses
 * @example let channel = create_channel(message.guild, "news", "text", { topic: "What is new" })
 * @role bot
 */
export async function createChannel(
  guild: GuildLike,
  name: string,
  type?: string | number | ChannelSettings | null,
  options?: ChannelSettings | null,
): Promise<GuildBasedChannel> {
  const server = await guildOf(guild, "create_channel")
  const [kind, more] =
    typeof type === "object" && type !== null ? [undefined, type] : [type, options]
  const settings = { ...settingsOf(more ?? {}), name: display(name), type: typeOf(kind) }
  return await asking(MANAGING, () => server.channels.create(settings as never))
}

/**
 * Makes a category, which other channels stand in.
 * @param guild the server, its id, or something that happened on it
 * @param name what it is called
 * @returns the category
 * @example let category = create_category(message.guild, "Projects")
 * @role bot
 */
export async function createCategory(guild: GuildLike, name: string): Promise<GuildBasedChannel> {
  return await createChannel(guild, name, "category")
}

async function serverChannel(given: unknown, word: string): Promise<GuildBasedChannel> {
  const found = await channelOf(given, word)
  if (!found.isDMBased()) return found
  throw new Fault("no_guild", `${word}() works with channels of a server.`, { word })
}

/**
 * Changes a channel.
 * @param channel the channel or its id
 * @param options `name`, `topic`, `nsfw`, `parent`, `position`, `slowmode` in seconds
 * @returns true
 * @example edit_channel(message.channel, { topic: "What is new" })
 * @role bot
 */
export async function editChannel(
  channel: ChannelLike,
  options: ChannelSettings,
): Promise<boolean> {
  const found = await serverChannel(channel, "edit_channel")
  await asking(MANAGING, () =>
    (found as { edit(given: object): Promise<unknown> }).edit(settingsOf({ ...options })),
  )
  return true
}

/**
 * Deletes a channel with everything in it.
 * @param channel the channel or its id
 * @returns true
 * @example let channel = create_channel(message.guild, "for-a-minute")
 * wait(60)
 * delete_channel(channel)
 * @role bot
 */
export async function deleteChannel(channel: ChannelLike): Promise<boolean> {
  const found = await serverChannel(channel, "delete_channel")
  await asking<unknown>(MANAGING, () => found.delete())
  return true
}

/**
 * The channels of a server, without threads.
 * @param guild the server, its id, or something that happened on it
 * @returns a list of channels
 * @example for channel in list_channels(message.guild) {
 *   print(channel.name)
 * }
 * @role bot
 */
export async function listChannels(guild: GuildLike): Promise<GuildBasedChannel[]> {
  const server = await guildOf(guild, "list_channels")
  return server.channels.cache.filter((each) => !each.isThread()).map((each) => each)
}
