/** Threads: begun in a channel or at a message, kept, closed, and who is in them. */
import {
  type AnyThreadChannel,
  ChannelType,
  type Message,
  type ThreadAutoArchiveDuration,
  ThreadChannel,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { beginThread } from "../resolve/far.ts"
import { needUserId, type UserLike } from "../resolve/member.ts"
import { messageFrom } from "../resolve/message.ts"
import { asking } from "../resolve/refused.ts"

const BEGINNING = { deed: "begin a thread", permission: "Create Public Threads" }
const MANAGING = { deed: "change this thread", permission: "Manage Threads" }

/** What `create_thread` takes besides the name. */
export interface ThreadOptions {
  /** Minutes without a message until the thread is closed: 60, 1440, 4320 or 10080. */
  auto_archive_duration?: number
  autoArchiveDuration?: number
  reason?: string
  /** Only people who were invited see it. Default false. */
  private?: boolean
  /** The same in Discord's way: "private", or 12. */
  type?: string | number
  /** What it is called, where all of it is one object. */
  name?: string
  /** The first message; a forum needs one. */
  message?: string
}

/** A thread, or its id. */
export type ThreadLike = AnyThreadChannel | string

/**
 * Begins a thread in a channel, or at a message.
 * @param channel the channel, its id, or something that happened in it
 * @param name what it is called, up to 100 characters; or the options with a `name`
 * @param options `auto_archive_duration` in minutes, `private`, `reason`
 * @returns the thread
 * @throws Fault `no_threads` where the channel takes none; what Discord refuses
 * @example let thread = create_thread(message.channel, "Support", { auto_archive_duration: 60 })
 * @role bot
 */
export async function createThread(
  channel: ChannelLike,
  name: string | ThreadOptions,
  options?: ThreadOptions | null,
): Promise<AnyThreadChannel> {
  const given = typeof name === "object" ? name : { ...options, name }
  const parent = await channelOf(channel, "create_thread")
  if (!("threads" in parent) || parent.threads === undefined) {
    throw new Fault(
      "no_threads",
      "create_thread() needs a text channel or a forum of a server: other channels have no threads.",
    )
  }
  const { message, reason, private: isPrivate, type } = given
  const isHidden =
    isPrivate === true || type === ChannelType.PrivateThread || /private/i.test(display(type))
  const settings = {
    name: display(given.name),
    ...archiveAfter(given),
    ...(reason !== undefined && { reason }),
    ...(isHidden && { type: ChannelType.PrivateThread }),
    ...(message !== undefined && { message: { content: message } }),
  }
  return await asking(BEGINNING, () => beginThread(parent, settings))
}

function archiveAfter(options: ThreadOptions | null): {
  autoArchiveDuration?: ThreadAutoArchiveDuration
} {
  const minutes = options?.auto_archive_duration ?? options?.autoArchiveDuration
  return minutes === undefined ? {} : { autoArchiveDuration: minutes }
}

/**
 * Begins a thread at a message.
 * @param message the message; or its id and its channel's id, in either order
 * @param name what it is called, or an object with `name` and `auto_archive_duration`; or the second id
 * @param minutes without a message until it is closed: 60, 1440, 4320 or 10080; or the name of the second form
 * @param more the minutes of the second form
 * @returns the thread
 * @example create_thread_from_message(message, "About this", 60)
 * @role bot
 */
export async function createThreadFromMessage(
  message: Message | string,
  name: string | ThreadOptions | ChannelLike,
  minutes?: number | string | ThreadOptions | null,
  more?: number | null,
): Promise<AnyThreadChannel> {
  const { message: found, took } = await messageFrom(message, name, "create_thread_from_message")
  const [named, length] = took === 1 ? [name, minutes] : [minutes, more]
  const given: ThreadOptions =
    typeof named === "object" && named !== null
      ? (named as ThreadOptions)
      : {
          name: display(named),
          ...(length != null && { auto_archive_duration: Number(length) }),
        }
  const settings = { name: display(given.name), ...archiveAfter(given), startMessage: found }
  return await asking(BEGINNING, () => beginThread(found.channel, settings))
}

async function threadOf(given: unknown, word: string): Promise<ThreadChannel> {
  const found = await channelOf(given, word)
  if (found instanceof ThreadChannel) return found
  throw new Fault("no_thread", `${word}() needs a thread, and this channel is none.`, { word })
}

/**
 * Closes a thread: it leaves the list, and a message in it opens it again.
 * @param thread the thread or its id
 * @returns true
 * @example let thread = create_thread(message.channel, "Support")
 * archive_thread(thread)
 * @role bot
 */
export async function archiveThread(thread: ThreadLike): Promise<boolean> {
  const found = await threadOf(thread, "archive_thread")
  await asking(MANAGING, () => found.setArchived(true))
  return true
}

/**
 * Opens a closed thread.
 * @param thread the thread or its id
 * @returns true
 * @example unarchive_thread("123456789012345678")
 * @role bot
 */
export async function unarchiveThread(thread: ThreadLike): Promise<boolean> {
  const found = await threadOf(thread, "unarchive_thread")
  await asking(MANAGING, () => found.setArchived(false))
  return true
}

/**
 * Locks a thread: only people who manage threads can open it again.
 * @param thread the thread or its id
 * @returns true
 * @example let thread = create_thread(message.channel, "Support")
 * lock_thread(thread)
 * @role bot
 */
export async function lockThread(thread: ThreadLike): Promise<boolean> {
  const found = await threadOf(thread, "lock_thread")
  await asking(MANAGING, () => found.setLocked(true))
  return true
}

/**
 * Takes a thread's lock away.
 * @param thread the thread or its id
 * @returns true
 * @example unlock_thread("123456789012345678")
 * @role bot
 */
export async function unlockThread(thread: ThreadLike): Promise<boolean> {
  const found = await threadOf(thread, "unlock_thread")
  await asking(MANAGING, () => found.setLocked(false))
  return true
}

/**
 * Lets the bot join a thread.
 * @param thread the thread or its id
 * @returns true
 * @example join_thread("123456789012345678")
 * @role bot
 */
export async function joinThread(thread: ThreadLike): Promise<boolean> {
  const found = await threadOf(thread, "join_thread")
  await asking({ deed: "join this thread" }, () => found.join())
  return true
}

/**
 * Lets the bot leave a thread.
 * @param thread the thread or its id
 * @returns true
 * @example leave_thread("123456789012345678")
 * @role bot
 */
export async function leaveThread(thread: ThreadLike): Promise<boolean> {
  const found = await threadOf(thread, "leave_thread")
  await asking({ deed: "leave this thread" }, () => found.leave())
  return true
}

/**
 * Puts somebody into a thread.
 * @param thread the thread or its id
 * @param user the user or the user's id
 * @returns true
 * @example let thread = create_thread(message.channel, "Support")
 * add_thread_member(thread, message.author)
 * @role bot
 */
export async function addThreadMember(thread: ThreadLike, user: UserLike): Promise<boolean> {
  const found = await threadOf(thread, "add_thread_member")
  const id = needUserId(user, "add_thread_member")
  await asking({ deed: "add somebody to this thread" }, () => found.members.add(id))
  return true
}

/**
 * Takes somebody out of a thread.
 * @param thread the thread or its id
 * @param user the user or the user's id
 * @returns true
 * @example remove_thread_member("123456789012345678", message.author)
 * @role bot
 */
export async function removeThreadMember(thread: ThreadLike, user: UserLike): Promise<boolean> {
  const found = await threadOf(thread, "remove_thread_member")
  const id = needUserId(user, "remove_thread_member")
  await asking(MANAGING, () => found.members.remove(id))
  return true
}

/** Somebody in a thread. */
export interface ThreadMemberRow {
  user_id: string
  /** When they came, in milliseconds since 1970; null when Discord does not say. */
  joined_at: number | null
}

/**
 * Who is in a thread.
 * @param thread the thread or its id
 * @returns a list of objects with `user_id` and `joined_at`
 * @example let thread = create_thread(message.channel, "Support")
 * print(length(get_thread_members(thread)))
 * @role bot
 */
export async function getThreadMembers(thread: ThreadLike): Promise<ThreadMemberRow[]> {
  const found = await threadOf(thread, "get_thread_members")
  const members = await asking({ deed: "show who is in this thread" }, () => found.members.fetch())
  return members.map(({ id, joinedTimestamp }) => ({ user_id: id, joined_at: joinedTimestamp }))
}
