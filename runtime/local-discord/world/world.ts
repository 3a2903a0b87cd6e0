/** The world: guilds, channels, users, messages. Guilds come into being when somebody asks for them. */
import { createGuild } from "./guild.ts"
import { guildIdAt, guildIndexOf, guildIndexOfChannel, shardOf } from "./snowflake.ts"
import type { Channel, Guild, GuildSpec, Message, StoredMessage, User, WorldSpec } from "./types.ts"
import { CHANNEL } from "./types.ts"
import type { Users } from "./users.ts"
import { createUsers } from "./users.ts"

/** Older messages of a channel are forgotten. */
const MESSAGES_KEPT = 500

export interface World {
  readonly users: Users
  guildCount(): number
  /** All ids, without bringing the guilds into being. */
  guildIds(): string[]
  /** Those of one shard, in the same order. Computed once for each number of shards. */
  guildIdsOfShard(shardId: number, shardCount: number): readonly string[]
  /** The guilds that somebody has asked for already. */
  knownGuilds(): Guild[]
  guildAt(index: number): Guild | undefined
  guild(id: string): Guild | undefined
  addGuild(spec: GuildSpec): Guild
  removeGuild(id: string): void
  channel(id: string): Channel | undefined
  addChannel(channel: Channel): void
  removeChannel(id: string): void
  /** The direct-message channel between the bot and a user, opened if need be. */
  directChannel(user: User): Channel
  directChannels(): Channel[]
  /** A channel's messages, oldest first. */
  messages(channelId: string): Map<string, StoredMessage>
  addMessage(message: StoredMessage): void
  /** Every message that is kept, oldest first within its channel. */
  allMessages(): Message[]
}

export function createWorld(spec: WorldSpec, botName: string, nextId: () => string): World {
  const users = createUsers(botName)
  const given = spec.guilds ?? 4
  const specs = new Map<number, GuildSpec>()
  const indexes = new Map<string, number>()
  let count = 0
  const guilds = new Map<number, Guild>()
  const removed = new Set<number>()
  const channels = new Map<string, Channel>()
  const direct = new Map<string, Channel>()
  const messages = new Map<string, Map<string, StoredMessage>>()

  /** Number of shards → guild ids of each; emptied when guilds come or go. */
  const spread = new Map<number, string[][]>()

  function note(guildSpec: GuildSpec): number {
    spread.clear()
    const index = count++
    specs.set(index, guildSpec)
    if (guildSpec.id !== undefined) indexes.set(guildSpec.id, index)
    return index
  }
  if (typeof given === "number") count = given
  else given.forEach(note)

  function guildAt(index: number): Guild | undefined {
    if (index < 0 || index >= count || removed.has(index)) return undefined
    const known = guilds.get(index)
    if (known !== undefined) return known
    const guild = createGuild(
      index,
      {
        ...(spec.channels !== undefined && { channels: spec.channels }),
        ...(spec.members !== undefined && { members: spec.members }),
        ...specs.get(index),
      },
      users,
    )
    guilds.set(index, guild)
    for (const channel of guild.channels.values()) channels.set(channel.id, channel)
    return guild
  }

  function guildIds(): string[] {
    const ids: string[] = []
    for (let index = 0; index < count; index++) {
      if (!removed.has(index)) ids.push(specs.get(index)?.id ?? guildIdAt(index))
    }
    return ids
  }

  function spreadOver(shardCount: number): string[][] {
    const known = spread.get(shardCount)
    if (known !== undefined) return known
    const lists = Array.from({ length: shardCount }, (): string[] => [])
    for (const id of guildIds()) lists[shardOf(id, shardCount)]?.push(id)
    spread.set(shardCount, lists)
    return lists
  }

  function findChannel(id: string): Channel | undefined {
    const known = channels.get(id)
    if (known !== undefined) return known
    const index = guildIndexOfChannel(id)
    if (index === undefined || guilds.has(index)) return undefined
    guildAt(index)
    return channels.get(id)
  }

  // Channels with ids of their own cannot be traced to a guild that does not exist yet.
  for (const [index, guildSpec] of specs) {
    if (Array.isArray(guildSpec.channels)) guildAt(index)
  }

  return {
    users,
    guildCount: () => count - removed.size,
    guildIds,
    guildIdsOfShard: (shardId, shardCount) => spreadOver(shardCount)[shardId] ?? [],
    knownGuilds: () => [...guilds].flatMap(([index, guild]) => (removed.has(index) ? [] : guild)),
    guildAt,
    guild(id) {
      const index = indexes.get(id) ?? guildIndexOf(id)
      const guild = index === undefined ? undefined : guildAt(index)
      return guild?.id === id ? guild : undefined
    },
    addGuild(guildSpec) {
      return guildAt(note(guildSpec)) as Guild
    },
    removeGuild(id) {
      const index = indexes.get(id) ?? guildIndexOf(id)
      if (index === undefined) return
      removed.add(index)
      spread.clear()
    },
    channel: findChannel,
    addChannel(channel) {
      channels.set(channel.id, channel)
      if (channel.guild_id !== undefined) {
        this.guild(channel.guild_id)?.channels.set(channel.id, channel)
      }
    },
    removeChannel(id) {
      const channel = channels.get(id)
      channels.delete(id)
      messages.delete(id)
      if (channel?.guild_id !== undefined) this.guild(channel.guild_id)?.channels.delete(id)
    },
    directChannel(user) {
      const open = direct.get(user.id)
      if (open !== undefined) return open
      const channel: Channel = {
        id: nextId(),
        type: CHANNEL.dm,
        last_message_id: null,
        recipients: [user],
        flags: 0,
      }
      direct.set(user.id, channel)
      channels.set(channel.id, channel)
      return channel
    },
    directChannels: () => [...direct.values()],
    messages: (channelId) => messages.get(channelId) ?? new Map(),
    allMessages: () =>
      [...messages.values()].flatMap((list) => [...list.values()].map((each) => each.data)),
    addMessage(message) {
      const id = message.data.channel_id
      const list = messages.get(id) ?? new Map<string, StoredMessage>()
      messages.set(id, list)
      list.set(message.data.id, message)
      const channel = channels.get(id)
      if (channel !== undefined) channel.last_message_id = message.data.id
      if (list.size > MESSAGES_KEPT) list.delete(list.keys().next().value as string)
    },
  }
}
