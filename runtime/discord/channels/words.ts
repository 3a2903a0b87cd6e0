/** Channels of a server: made, changed, listed, deleted. */
import { ChannelType, type GuildBasedChannel } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { type ChannelLike, channelIdOf, channelOf } from "../resolve/channel.ts"
import { asOwn } from "../resolve/far.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { camelKeys } from "../resolve/options.ts"
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
  rateLimitPerUser?: number
  /** The category under Discord's own name. */
  parent_id?: ChannelLike | null
  parentId?: ChannelLike | null
  /** Bits a second, and the most people, of a voice channel. */
  bitrate?: number
  user_limit?: number
  userLimit?: number
  /** The kind of a channel that is made of one object: "voice", or Discord's number. */
  type?: string | number
  reason?: string
}

function settingsOf(given: ChannelSettings): object {
  const { parent, parentId, slowmode, type: _type, ...rest } = camelKeys(given) as ChannelSettings
  const pause = slowmode ?? rest.rateLimitPerUser
  const category = parent ?? parentId
  return {
    ...rest,
    ...(category !== undefined && { parent: channelIdOf(category) ?? category }),
    ...(pause !== undefined && { rateLimitPerUser: pause }),
  }
}

/**
 * Makes a channel.
 * @param guild the server, its id, or something that happened on it
 * @param name what it is called; or the options with a `name` and a `type`
 * @param type "text" (the default), "voice", "category", "announcement", "stage", "forum"; or the options
 * @param options `topic`, `nsfw`, `parent`, `position`, `slowmode` in seconds; `bitrate`, `user_limit` of a voice channel
 * @returns the channel
 * @throws Fault `unknown_channel_type`; what Discord refuses
 * @example let channel = create_channel(message.guild, "news", "text", { topic: "What is new" })
 * @role bot
 */
export async function createChannel(
  guild: GuildLike,
  name: string | ChannelSettings,
  type?: string | number | ChannelSettings | null,
  options?: ChannelSettings | null,
): Promise<GuildBasedChannel> {
  const server = await guildOf(guild, "create_channel")
  // All of it may be one object, wherever that stands.
  const whole = [name, type, options].find((each) => typeof each === "object" && each !== null)
  const given = (whole ?? {}) as ChannelSettings
  const kind = typeof type === "object" ? given.type : (type ?? given.type)
  const called = typeof name === "object" ? given.name : name
  const settings = { ...settingsOf(given), name: display(called), type: typeOf(kind) }
  const make = (): Promise<GuildBasedChannel> => server.channels.create(settings as never)
  return await asking(MANAGING, () => asOwn(server, make))
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
