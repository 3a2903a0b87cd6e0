/** Looking up what the bot can see: channels, servers, users, itself. */
import type { Channel, Guild, User } from "discord.js"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { startedClient } from "../resolve/client.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { needUserId, type UserLike } from "../resolve/member.ts"
import { asking } from "../resolve/refused.ts"

/**
 * A channel.
 * @param channel its id or mention
 * @throws Fault `discord_10003` when there is none that the bot can see
 * @example print(get_channel("123456789012345678").name)
 * @role bot
 */
export async function getChannel(channel: ChannelLike): Promise<Channel> {
  return await channelOf(channel, "get_channel")
}

/**
 * A server.
 * @param guild its id
 * @throws Fault `discord_10004` when the bot is not in it
 * @example print(get_guild(message.guild_id).name)
 * @role bot
 */
export async function getGuild(guild: GuildLike): Promise<Guild> {
  return await guildOf(guild, "get_guild")
}

/**
 * A user, also one who shares no server with the bot.
 * @param user the user's id or mention
 * @throws Fault `discord_10013` when there is none
 * @example print(get_user("123456789012345678").username)
 * @role bot
 */
export async function getUser(user: UserLike): Promise<User> {
  const client = startedClient("get_user")
  const id = needUserId(user, "get_user")
  return await asking({ deed: "find this user" }, () => client.users.fetch(id))
}

/**
 * The bot itself.
 * @throws Fault `not_started` before the bot is logged in
 * @example print(bot_user().username)
 * @role bot
 */
export function botUser(): User {
  return startedClient("bot_user").user
}

/** A server in the list of `list_guilds`. */
export interface GuildRow {
  id: string
  name: string
  member_count: number
}

/**
 * The servers that this bot is in; in a shard those of the shard.
 * @returns a list of objects with `id`, `name` and `member_count`
 * @example for guild in list_guilds() {
 *   print(guild.name, guild.member_count)
 * }
 * @role bot
 */
export function listGuilds(): GuildRow[] {
  const { guilds } = startedClient("list_guilds")
  return guilds.cache.map(({ id, name, memberCount }) => ({ id, name, member_count: memberCount }))
}

/**
 * How many members a server has; without one, all servers of this bot (of this shard) together.
 * @param guild the server, its id, or something that happened on it
 * @example print(get_member_count())
 * @role bot
 */
export async function getMemberCount(guild?: GuildLike | null): Promise<number> {
  if (guild !== undefined && guild !== null) {
    return (await guildOf(guild, "get_member_count")).memberCount
  }
  const { guilds } = startedClient("get_member_count")
  return guilds.cache.reduce((sum, { memberCount }) => sum + memberCount, 0)
}
