/** Many bans at once. */
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { needUserId, type UserLike } from "../resolve/member.ts"
import { reasonOf } from "../resolve/options.ts"
import { asking } from "../resolve/refused.ts"

/**
 * Bans up to 200 people at once.
 * @param guild the server, its id, or something that happened on it
 * @param users a list of ids, mentions or users
 * @param reason why, for the audit log
 * @returns a list of the ids that are banned now; those that are missing could not be banned
 * @throws Fault `discord_500000` when nobody could be banned
 * @example let result = bulk_ban_members(message.guild, ["123456789012345678", "123456789012345679"], "raid")
 * print(result)
 * @role bot
 */
export async function bulkBanMembers(
  guild: GuildLike,
  users: readonly UserLike[],
  reason?: string | null,
): Promise<string[]> {
  const server = await guildOf(guild, "bulk_ban_members")
  const ids = users.map((each) => needUserId(each, "bulk_ban_members"))
  const deed = { deed: "ban these members", permission: "Ban Members and Manage Server" }
  const { bannedUsers } = await asking(deed, () => server.bans.bulkCreate(ids, reasonOf(reason)))
  return [...bannedUsers]
}
