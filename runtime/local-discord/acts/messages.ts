/** What happens to messages, whoever does it: the world changes and the shards that should know are told. */
import { withoutContent } from "../gateway/intents.ts"
import type { Realm } from "../realm.ts"
import { memberOf } from "../world/guild.ts"
import { messageEventFields } from "../world/payloads.ts"
import type { Channel, Fields, Message, StoredMessage, User } from "../world/types.ts"

/** Discord docs, "Message Types". */
const MESSAGE_TYPE = { default: 0, reply: 19, command: 20 } as const

export interface NewMessage {
  author: User
  content?: string
  embeds?: Fields[]
  components?: Fields[]
  attachments?: Fields[]
  flags?: number
  tts?: boolean
  nonce?: string | number
  /** Replies to this message of the same channel. */
  repliesTo?: string
  webhookId?: string
  /** Fields that only some messages have: `interaction_metadata`, `poll`, `sticker_items`. */
  more?: Fields
}

function idsIn(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].map((match) => match[1] as string))]
}

/** Who and what the text mentions. */
export function mentionsIn(content: string, realm: Realm): Partial<Message> {
  return {
    mentions: idsIn(content, /<@!?(\d+)>/g).flatMap((id) => realm.world.users.find(id) ?? []),
    mention_roles: idsIn(content, /<@&(\d+)>/g),
    mention_everyone: /@(everyone|here)\b/.test(content),
  }
}

/** `Guild 3 #general`, or `direct message with ada`: how transcripts name a channel. */
export function channelName(realm: Realm, channel: Channel): string {
  if (channel.guild_id === undefined) {
    return `direct message with ${channel.recipients?.[0]?.username}`
  }
  return `${realm.world.guild(channel.guild_id)?.name} #${channel.name}`
}

/** The newest connected shard that has the guild; undefined when none is connected. */
export function shardWith(realm: Realm, guildId: string | undefined): number | undefined {
  return realm.sessions.all().findLast((session) => realm.sessions.has(session, guildId))?.shardId
}

/** Only one person sees such a message; no event tells of it. */
const EPHEMERAL = 1 << 6

function tellMessage(realm: Realm, name: string, message: StoredMessage): void {
  if ((message.data.flags & EPHEMERAL) !== 0) return
  const data = messageEventFields(message, realm.world)
  const inGuild = message.guildId !== undefined
  const redacted = withoutContent(data as Partial<Message>, realm.world.users.bot.id, inGuild)
  realm.sessions.dispatch({ name, guildId: message.guildId, data, redacted })
}

export function postMessage(realm: Realm, channel: Channel, given: NewMessage): StoredMessage {
  const content = given.content ?? ""
  const isReply = given.repliesTo !== undefined
  const data: Message = {
    id: realm.nextId(),
    channel_id: channel.id,
    author: given.author,
    content,
    timestamp: new Date(realm.time.now()).toISOString().replace("Z", "000+00:00"),
    edited_timestamp: null,
    tts: given.tts ?? false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    ...mentionsIn(content, realm),
    attachments: given.attachments ?? [],
    embeds: (given.embeds ?? []).map((embed) => ({ type: "rich", ...embed })),
    components: given.components ?? [],
    pinned: false,
    type: isReply ? MESSAGE_TYPE.reply : MESSAGE_TYPE.default,
    flags: given.flags ?? 0,
    ...(given.nonce !== undefined && { nonce: given.nonce }),
    ...(given.webhookId !== undefined && { webhook_id: given.webhookId }),
    ...(isReply && {
      message_reference: {
        type: 0,
        message_id: given.repliesTo,
        channel_id: channel.id,
        ...(channel.guild_id !== undefined && { guild_id: channel.guild_id }),
      },
    }),
    ...given.more,
  }
  const message: StoredMessage = { data, guildId: channel.guild_id, reactions: new Map() }
  realm.world.addMessage(message)
  if (channel.message_count !== undefined) channel.message_count++
  tellMessage(realm, "MESSAGE_CREATE", message)
  const isOfBot = given.author.id === realm.world.users.bot.id || given.webhookId !== undefined
  const kind = isOfBot ? "sent" : "said"
  realm.transcript.add(kind, shardWith(realm, channel.guild_id), describe(realm, channel, message))
  return message
}

/** One line: where, who if it was not the bot, and what. */
function describe(realm: Realm, channel: Channel, { data }: StoredMessage): string {
  const isBot = data.author.id === realm.world.users.bot.id
  const extras = [
    ...data.embeds.map((embed) => `[embed ${embed.title ?? embed.description ?? ""}]`),
    ...data.attachments.map((file) => `[file ${file.filename}]`),
    ...(data.components.length > 0 ? [`[${data.components.length} component row(s)]`] : []),
  ]
  const text = [data.content, ...extras].filter((part) => part !== "").join(" ")
  return `${channelName(realm, channel)}: ${isBot ? "" : `${data.author.username}: `}${text}`
}

export function editMessage(realm: Realm, message: StoredMessage, changes: Partial<Message>): void {
  Object.assign(message.data, changes)
  if (changes.content !== undefined) Object.assign(message.data, mentionsIn(changes.content, realm))
  message.data.edited_timestamp = new Date(realm.time.now()).toISOString()
  tellMessage(realm, "MESSAGE_UPDATE", message)
  const channel = realm.world.channel(message.data.channel_id)
  if (channel !== undefined) {
    const text = describe(realm, channel, message)
    realm.transcript.add("edited", shardWith(realm, message.guildId), text)
  }
}

export function deleteMessages(realm: Realm, channel: Channel, ids: readonly string[]): void {
  const messages = realm.world.messages(channel.id)
  for (const id of ids) messages.delete(id)
  const where = {
    channel_id: channel.id,
    ...(channel.guild_id !== undefined && { guild_id: channel.guild_id }),
  }
  const [only] = ids
  realm.sessions.dispatch(
    ids.length === 1
      ? { name: "MESSAGE_DELETE", guildId: channel.guild_id, data: { id: only, ...where } }
      : { name: "MESSAGE_DELETE_BULK", guildId: channel.guild_id, data: { ids, ...where } },
  )
  const text = `${channelName(realm, channel)}: ${ids.length} message(s)`
  realm.transcript.add("deleted", shardWith(realm, channel.guild_id), text)
}

export function setPinned(realm: Realm, message: StoredMessage, pinned: boolean): void {
  message.data.pinned = pinned
  tellMessage(realm, "MESSAGE_UPDATE", message)
  realm.sessions.dispatch({
    name: "CHANNEL_PINS_UPDATE",
    guildId: message.guildId,
    data: {
      channel_id: message.data.channel_id,
      ...(message.guildId !== undefined && { guild_id: message.guildId }),
      last_pin_timestamp: pinned ? new Date(realm.time.now()).toISOString() : null,
    },
  })
}

export function startTyping(realm: Realm, channel: Channel, user: User): void {
  const guild = channel.guild_id === undefined ? undefined : realm.world.guild(channel.guild_id)
  realm.sessions.dispatch({
    name: "TYPING_START",
    guildId: channel.guild_id,
    data: {
      channel_id: channel.id,
      user_id: user.id,
      timestamp: Math.floor(realm.time.now() / 1000),
      ...(guild !== undefined && {
        guild_id: guild.id,
        member: memberOf(guild, user.id, realm.world.users),
      }),
    },
  })
}
