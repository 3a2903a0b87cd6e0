/** Words that read one thing of a value; `message.author` says the same. */
import type { Channel, Guild, GuildMember, Message, Role, User } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import type { ChannelLike } from "../resolve/channel.ts"
import { sendMessage } from "../send-message.ts"

function read<T>(value: object | null, name: string, word: string): T {
  if (value === null || value === undefined || typeof value !== "object") {
    throw new Fault(
      "nothing_to_read",
      `${word}() needs a value of Discord, and got ${kindName(value)}.`,
      {
        word,
      },
    )
  }
  return ((value as Record<string, unknown>)[name] ?? null) as T
}

/**
 * Who wrote a message.
 * @param message the message
 * @example print(get_message_author(message).username)
 * @role bot
 */
export function getMessageAuthor(message: Message): User {
  return read(message, "author", "get_message_author")
}

/**
 * A message's text.
 * @param message the message
 * @example print(get_message_content(message))
 * @role bot
 * @needs MessageContent
 */
export function getMessageContent(message: Message): string {
  return read<string | null>(message, "content", "get_message_content") ?? ""
}

/**
 * The server of a message; null in a direct message.
 * @param message the message
 * @example print(get_message_guild(message).name)
 * @role bot
 */
export function getMessageGuild(message: Message): Guild {
  return read(message, "guild", "get_message_guild")
}

/**
 * The member who wrote a message; null in a direct message.
 * @param message the message
 * @example print(get_message_member(message).nickname)
 * @role bot
 */
export function getMessageMember(message: Message): GuildMember {
  return read(message, "member", "get_message_member")
}

/**
 * A user's name.
 * @param user the user or member
 * @example print(get_user_username(message.author))
 * @role bot
 */
export function getUserUsername(user: User | GuildMember): string {
  const { user: inner } = Object(user) as { user?: User }
  return display(read(inner ?? user, "username", "get_user_username"))
}

/**
 * Whether a user is a bot.
 * @param user the user or member
 * @example if get_user_bot(message.author) {
 *   print("a bot wrote this")
 * }
 * @role bot
 */
export function getUserBot(user: User | GuildMember): boolean {
  const { user: inner } = Object(user) as { user?: User }
  return read<boolean | null>(inner ?? user, "bot", "get_user_bot") === true
}

/**
 * A server's name.
 * @param guild the server
 * @example print(get_guild_name(message.guild))
 * @role bot
 */
export function getGuildName(guild: Guild): string {
  return display(read(guild, "name", "get_guild_name"))
}

/**
 * How many members a server has.
 * @param guild the server
 * @example print(get_guild_member_count(message.guild))
 * @role bot
 */
export function getGuildMemberCount(guild: Guild): number {
  return read<number | null>(guild, "memberCount", "get_guild_member_count") ?? 0
}

/**
 * The channel in which a server welcomes new members; null when it has none.
 * @param guild the server
 * @example let channel = get_guild_system_channel(member.guild)
 * if channel != null {
 *   send(channel, "Welcome, " + member.user.username)
 * }
 * @role bot
 */
export function getGuildSystemChannel(guild: Guild): Channel {
  return read(guild, "systemChannel", "get_guild_system_channel")
}

/**
 * The server that a member is of.
 * @param member the member
 * @example print(get_member_guild(member).name)
 * @role bot
 */
export function getMemberGuild(member: GuildMember): Guild {
  return read(member, "guild", "get_member_guild")
}

/**
 * The user behind a member.
 * @param member the member
 * @example print(get_member_user(member).username)
 * @role bot
 */
export function getMemberUser(member: GuildMember): User {
  return read(member, "user", "get_member_user")
}

/**
 * A role's name.
 * @param role the role
 * @example print(get_role_name(message.guild.roles.everyone))
 * @role bot
 */
export function getRoleName(role: Role): string {
  return display(read(role, "name", "get_role_name"))
}

/**
 * Sends a message to a channel, as send_message() does.
 * @param channel the channel or its id
 * @param content the text
 * @returns the message
 * @example send_channel_message(message.channel, "Hello!")
 * @role bot
 */
export async function sendChannelMessage(channel: ChannelLike, content: unknown): Promise<Message> {
  return await sendMessage(channel as Channel, content)
}
