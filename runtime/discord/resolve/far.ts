/**
 * Channels, messages and servers of other shards. discord.js makes them of what its caches hold, and those hold
 * this shard's servers alone; Discord's REST answers from anywhere. What is made here is kept in no cache, so
 * that counts of servers and channels stay those of this shard.
 */
import {
  type AnyThreadChannel,
  type APIChannel,
  type Channel,
  ChannelType,
  type Client,
  type Guild,
  Message,
  MessagePayload,
  type MessageTarget,
  Routes,
} from "discord.js"

interface ChannelMaker {
  _add(
    data: object,
    guild: Guild | null,
    options: { cache?: boolean; allowUnknownGuild?: boolean },
  ): Channel | null
}

function makerOf(client: Client): ChannelMaker {
  return client.channels as unknown as ChannelMaker
}

/** A server that may be another shard's. */
export async function anyGuild(client: Client, id: string): Promise<Guild> {
  return await client.guilds.fetch({ guild: id, cache: client.guilds.cache.has(id) })
}

/**
 * Does something whose result discord.js takes from its cache of servers: another shard's is there for as long
 * as that takes, and so is what was made.
 */
export async function asOwn<Made extends { id: string }>(
  guild: Guild,
  act: () => Promise<Made>,
): Promise<Made> {
  const { client, id } = guild
  if (client.guilds.cache.has(id)) return await act()
  client.guilds.cache.set(id, guild)
  try {
    const made = await act()
    client.channels.cache.delete(made.id)
    return made
  } finally {
    client.guilds.cache.delete(id)
  }
}

/** A channel that is in no cache: one of another shard, or one of this shard that discord.js has not heard of yet. */
export async function anyChannel(client: Client, id: string): Promise<Channel | null> {
  const data = (await client.rest.get(Routes.channel(id))) as APIChannel
  const guildId = "guild_id" in data ? data.guild_id : undefined
  if (guildId === undefined) return makerOf(client)._add(data, null, {})
  const isOwn = client.guilds.cache.has(guildId)
  return makerOf(client)._add(data, await anyGuild(client, guildId), { cache: isOwn })
}

/** As much of a text channel as it takes to change, answer or delete a message of it. */
function placeholder(client: Client, id: string): Channel | null {
  const data = { id, type: ChannelType.GuildText, guild_id: id }
  const channel = makerOf(client)._add(data, null, { cache: false, allowUnknownGuild: true })
  return channel === null ? null : Object.assign(channel, { guildId: null })
}

/** What a thread begins with, as discord.js names it. */
export interface ThreadSettings {
  name: string
  autoArchiveDuration?: number
  type?: ChannelType
  reason?: string
  /** The first message of a post in a forum, and the post's tags. */
  message?: object
  appliedTags?: readonly string[]
  /** The message that the thread begins at. */
  startMessage?: Message
}

/** Begins a thread, also in a channel of another shard, of which discord.js would give null. */
export async function beginThread(
  channel: Channel,
  settings: ThreadSettings,
): Promise<AnyThreadChannel> {
  const { client, guild, threads } = channel as Channel & {
    guild?: Guild
    threads: { create(settings: object): Promise<AnyThreadChannel> }
  }
  if (guild !== undefined && client.guilds.cache.has(guild.id))
    return await threads.create(settings)
  const { name, autoArchiveDuration, type, reason, message, appliedTags, startMessage } = settings
  const target = { client, id: channel.id } as unknown as MessageTarget
  const first =
    message && (await MessagePayload.create(target, message).resolveBody().resolveFiles())
  const isOfItsOwn = startMessage === undefined && message === undefined
  const data = await client.rest.post(Routes.threads(channel.id, startMessage?.id), {
    body: {
      name,
      auto_archive_duration: autoArchiveDuration,
      applied_tags: appliedTags,
      ...(isOfItsOwn && { type: type ?? ChannelType.PublicThread }),
      ...(first && { message: first.body }),
    },
    ...(first?.files && { files: first.files }),
    ...(reason !== undefined && { reason }),
  })
  const options = { cache: false, allowUnknownGuild: guild === undefined }
  return makerOf(client)._add(data as object, guild ?? null, options) as AnyThreadChannel
}

/** A message as Discord gives it, wherever its channel is. */
export function messageOf(client: Client, data: unknown): Message {
  return new (Message as unknown as new (client: Client, data: unknown) => Message)(client, data)
}

/** `message.channel` of a message whose channel is in no cache is there, too. May be called again. */
export function installFarChannels(): void {
  const own = Object.getOwnPropertyDescriptor(Message.prototype, "channel")?.get
  if (own === undefined || IS_FAR in own) return
  const known = new WeakMap<Message, Channel | null>()
  const get = function (this: Message): unknown {
    const cached: unknown = own.call(this)
    if (cached !== null) return cached
    const made = known.get(this) ?? placeholder(this.client, this.channelId)
    known.set(this, made)
    return made
  }
  const descriptor = { configurable: true, get: Object.assign(get, { [IS_FAR]: true }) }
  Object.defineProperty(Message.prototype, "channel", descriptor)
}

const IS_FAR = Symbol("far")
