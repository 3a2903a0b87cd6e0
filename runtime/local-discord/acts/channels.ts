/** What happens to channels and threads, whoever does it. */
import type { Realm } from "../realm.ts"
import { newChannel } from "../world/guild.ts"
import type { Channel, Fields, Guild } from "../world/types.ts"
import { CHANNEL } from "../world/types.ts"
import { note } from "./members.ts"

export function isThread(channel: Channel): boolean {
  return channel.thread_metadata !== undefined
}

function tellChannel(realm: Realm, channel: Channel, what: "CREATE" | "UPDATE" | "DELETE"): void {
  const name = `${isThread(channel) ? "THREAD" : "CHANNEL"}_${what}`
  realm.sessions.dispatch({ name, guildId: channel.guild_id, data: channel })
}

export function createChannel(realm: Realm, guild: Guild, given: Fields): Channel {
  const id = realm.nextId()
  const type = Number(given.type ?? CHANNEL.text)
  // Discord lowers text channels' names and joins their words.
  const isText = type === CHANNEL.text || type === CHANNEL.announcement
  const name = String(given.name)
  const channel: Channel = {
    ...newChannel(id, type, isText ? name.toLowerCase().replace(/\s+/g, "-") : name, guild.id),
    position: guild.channels.size,
    ...changesOf(given),
  }
  realm.world.addChannel(channel)
  tellChannel(realm, channel, "CREATE")
  note(realm, guild, `created channel #${channel.name}`)
  return channel
}

const CHANGEABLE = [
  "topic",
  "position",
  "nsfw",
  "parent_id",
  "permission_overwrites",
  "rate_limit_per_user",
  "bitrate",
  "user_limit",
  "default_auto_archive_duration",
  "available_tags",
  "default_forum_layout",
  "default_sort_order",
  "default_reaction_emoji",
  "applied_tags",
  "flags",
]

/** What a body may change about a channel, its name aside. */
function changesOf(given: Fields): Partial<Channel> {
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => CHANGEABLE.includes(key) && value !== undefined),
  )
}

export function changeChannel(realm: Realm, channel: Channel, given: Fields): void {
  Object.assign(channel, changesOf(given))
  if (typeof given.name === "string") channel.name = given.name
  if (channel.thread_metadata !== undefined) changeThread(realm, channel, given)
  tellChannel(realm, channel, "UPDATE")
  const guild = channel.guild_id === undefined ? undefined : realm.world.guild(channel.guild_id)
  if (guild !== undefined) note(realm, guild, `changed #${channel.name}`)
}

function changeThread(realm: Realm, thread: Channel, given: Fields): void {
  const metadata: Fields = { ...thread.thread_metadata }
  for (const key of ["archived", "locked", "auto_archive_duration", "invitable"]) {
    if (given[key] !== undefined) metadata[key] = given[key]
  }
  if (given.archived !== undefined) {
    metadata.archive_timestamp = new Date(realm.time.now()).toISOString()
  }
  thread.thread_metadata = metadata
}

export function deleteChannel(realm: Realm, channel: Channel): void {
  if (channel.guild_id !== undefined) {
    realm.world.removeChannel(channel.id)
    const guild = realm.world.guild(channel.guild_id)
    if (guild !== undefined) note(realm, guild, `deleted #${channel.name}`)
  }
  tellChannel(realm, channel, "DELETE")
}

/** Starts a thread; one from a message has the message's id (Discord docs, "Start Thread from Message"). */
export function createThread(
  realm: Realm,
  parent: Channel,
  given: Fields,
  messageId?: string,
): Channel {
  const isPrivate = messageId === undefined && Number(given.type ?? CHANNEL.privateThread) === 12
  const type = isPrivate ? CHANNEL.privateThread : CHANNEL.publicThread
  const { bot } = realm.world.users
  const now = new Date(realm.time.now()).toISOString()
  const thread: Channel = {
    id: messageId ?? realm.nextId(),
    type,
    ...(parent.guild_id !== undefined && { guild_id: parent.guild_id }),
    name: String(given.name),
    parent_id: parent.id,
    owner_id: bot.id,
    last_message_id: null,
    rate_limit_per_user: Number(given.rate_limit_per_user ?? 0),
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: given.auto_archive_duration ?? 1440,
      archive_timestamp: now,
      create_timestamp: now,
      locked: false,
    },
    flags: 0,
    ...(Array.isArray(given.applied_tags) && { applied_tags: given.applied_tags }),
  }
  realm.world.addChannel(thread)
  threadMembers(thread).set(bot.id, now)
  const member = { id: thread.id, user_id: bot.id, join_timestamp: now, flags: 0 }
  realm.sessions.dispatch({
    name: "THREAD_CREATE",
    guildId: parent.guild_id,
    data: { ...thread, newly_created: true, member },
  })
  const guild = parent.guild_id === undefined ? undefined : realm.world.guild(parent.guild_id)
  if (guild !== undefined) note(realm, guild, `started thread ${thread.name} in #${parent.name}`)
  return thread
}

const MEMBERS = Symbol("thread members")

/** Who is in a thread, and since when. Kept on the thread, unseen by JSON. */
export function threadMembers(thread: Channel): Map<string, string> {
  const holder = thread as Channel & { [MEMBERS]?: Map<string, string> }
  holder[MEMBERS] ??= new Map()
  return holder[MEMBERS]
}

export function setThreadMember(
  realm: Realm,
  thread: Channel,
  userId: string,
  isIn: boolean,
): void {
  const members = threadMembers(thread)
  const now = new Date(realm.time.now()).toISOString()
  if (isIn) members.set(userId, now)
  else members.delete(userId)
  thread.member_count = members.size
  realm.sessions.dispatch({
    name: "THREAD_MEMBERS_UPDATE",
    guildId: thread.guild_id,
    regardless: userId === realm.world.users.bot.id,
    data: {
      id: thread.id,
      guild_id: thread.guild_id,
      member_count: members.size,
      ...(isIn
        ? { added_members: [{ id: thread.id, user_id: userId, join_timestamp: now, flags: 0 }] }
        : { removed_member_ids: [userId] }),
    },
  })
}
