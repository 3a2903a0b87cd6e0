/** What happens to members, their roles and bans, whoever does it. */
import type { Realm } from "../realm.ts"
import { memberOf, newMember } from "../world/guild.ts"
import { guildCreateFields } from "../world/payloads.ts"
import type { Fields, Guild, GuildSpec, Member, User } from "../world/types.ts"
import { shardWith } from "./messages.ts"

export function addMember(realm: Realm, guild: Guild, user: User): Member {
  const member = newMember(user, new Date(realm.time.now()).toISOString())
  guild.left.delete(user.id)
  guild.members.set(user.id, member)
  realm.sessions.dispatch({
    name: "GUILD_MEMBER_ADD",
    guildId: guild.id,
    data: { guild_id: guild.id, ...member },
  })
  return member
}

export function removeMember(realm: Realm, guild: Guild, user: User): void {
  guild.members.delete(user.id)
  guild.left.add(user.id)
  realm.sessions.dispatch({
    name: "GUILD_MEMBER_REMOVE",
    guildId: guild.id,
    data: { guild_id: guild.id, user },
  })
}

/** Changes a member and tells of it. The bot hears of its own changes even without GUILD_MEMBERS. */
export function changeMember(
  realm: Realm,
  guild: Guild,
  member: Member,
  changes: Partial<Member>,
): void {
  Object.assign(member, changes)
  guild.members.set(member.user.id, member)
  realm.sessions.dispatch({
    name: "GUILD_MEMBER_UPDATE",
    guildId: guild.id,
    data: { guild_id: guild.id, ...member },
    regardless: member.user.id === realm.world.users.bot.id,
  })
}

export function ban(realm: Realm, guild: Guild, user: User, reason: string | null): void {
  guild.bans.set(user.id, { user, reason })
  if (memberOf(guild, user.id, realm.world.users) !== undefined) removeMember(realm, guild, user)
  tell(realm, guild, "GUILD_BAN_ADD", { user })
  note(realm, guild, `banned ${user.username}`)
}

export function unban(realm: Realm, guild: Guild, user: User): boolean {
  if (!guild.bans.delete(user.id)) return false
  tell(realm, guild, "GUILD_BAN_REMOVE", { user })
  note(realm, guild, `unbanned ${user.username}`)
  return true
}

/** Sends an event of the guild with its `guild_id`. */
export function tell(realm: Realm, guild: Guild, name: string, data: Fields): void {
  realm.sessions.dispatch({ name, guildId: guild.id, data: { guild_id: guild.id, ...data } })
}

/** Writes down what the bot did in a guild. */
export function note(realm: Realm, guild: Guild, text: string): void {
  realm.transcript.add("did", shardWith(realm, guild.id), `${guild.name}: ${text}`)
}

/** The bot is invited to a guild that did not exist before. */
export function inviteBot(realm: Realm, spec: GuildSpec): Guild {
  const guild = realm.world.addGuild(spec)
  const data = guildCreateFields(guild, realm.world, false)
  realm.sessions.dispatch({ name: "GUILD_CREATE", guildId: guild.id, data })
  return guild
}

/** The bot is thrown out, or (`unavailable`) the guild is gone for a while. */
export function loseGuild(realm: Realm, guild: Guild, unavailable: boolean): void {
  if (unavailable) realm.faults.unavailableGuilds.add(guild.id)
  const data = { id: guild.id, ...(unavailable && { unavailable: true }) }
  realm.sessions.dispatch({ name: "GUILD_DELETE", guildId: guild.id, data })
  if (!unavailable) realm.world.removeGuild(guild.id)
}

/** A guild that was unavailable is back. */
export function restoreGuild(realm: Realm, guild: Guild): void {
  realm.faults.unavailableGuilds.delete(guild.id)
  const data = guildCreateFields(guild, realm.world, false)
  realm.sessions.dispatch({ name: "GUILD_CREATE", guildId: guild.id, data })
}
