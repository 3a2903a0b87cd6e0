/** Moderation: bans, kicks, time-outs, nicknames. Each takes a member, or a server and a user. */
import type { Guild, GuildBan, GuildMember } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { memberAndRest, memberIn, memberOf, needUserId, type UserLike } from "../resolve/member.ts"
import { asking } from "../resolve/refused.ts"
import { changeMember } from "../resolve/told.ts"

const BANNING = { deed: "ban this member", permission: "Ban Members" }
const UNBANNING = { deed: "lift this ban", permission: "Ban Members" }
const KICKING = { deed: "kick this member", permission: "Kick Members" }
const TIMING_OUT = { deed: "send this member to a time-out", permission: "Timeout Members" }
const NAMING = { deed: "change this nickname", permission: "Manage Nicknames" }

/** Discord docs, resources/guild "Modify Guild Member": at most 28 days. */
const LONGEST_TIMEOUT_S = 28 * 86_400
/** Discord docs, resources/guild "Create Guild Ban": at most 7 days of messages. */
const MOST_DAYS = 7

/** Text for Discord's audit log; nothing when the program gave nothing. */
function reasonOf(value: unknown): { reason?: string } {
  return value === null || value === undefined ? {} : { reason: display(value) }
}

/**
 * Bans somebody from a server, also somebody who is not on it.
 * @param member the member; or the server (or its id), with the user next
 * @param reason why, for the audit log; or the user of the first form
 * @param days of messages that are deleted, 0 to 7; or the reason of the second form
 * @param more the days of the second form
 * @returns true
 * @throws Fault when Discord refuses it, with the reason
 * @example ban_member(member_named("bob", message), "spam", 1)
 * @role bot
 */
export async function banMember(
  member: GuildMember | GuildLike,
  reason?: UserLike | null,
  days?: number | string | null,
  more?: number | null,
): Promise<boolean> {
  const direct = memberIn(member)
  // Somebody who is banned by id need not be a member.
  const guild = direct?.guild ?? (await guildOf(member as GuildLike, "ban_member"))
  const userId = direct?.id ?? needUserId(reason, "ban_member")
  const [why, deleted] = direct === undefined ? [days, more] : [reason, days]
  const options = { ...reasonOf(why), deleteMessageSeconds: secondsOf(deleted) }
  await asking(BANNING, () => guild.bans.create(userId, options))
  return true
}

function secondsOf(days: unknown): number {
  if (days === null || days === undefined) return 0
  const number = Number(days)
  if (number >= 0 && number <= MOST_DAYS) return Math.round(number * 86_400)
  throw new Fault("wrong_days", `ban_member() deletes the messages of 0 to ${MOST_DAYS} days.`)
}

/**
 * Lifts a ban.
 * @param guild the server or its id
 * @param user the user's id
 * @param reason why, for the audit log
 * @returns true
 * @example unban_member(message.guild, "123456789012345678", "forgiven")
 * @role bot
 * @also unban_user
 */
export async function unbanMember(
  guild: GuildLike,
  user: UserLike,
  reason?: string | null,
): Promise<boolean> {
  const server = await guildOf(guild, "unban_member")
  const id = needUserId(user, "unban_member")
  await asking(UNBANNING, () => server.bans.remove(id, reasonOf(reason).reason))
  return true
}

/**
 * Sends somebody off a server; they may come back.
 * @param member the member; or the server, with the user next
 * @param reason why, for the audit log; or the user of the second form
 * @param more the reason of the second form
 * @returns true
 * @example kick_member(member_named("bob", message), "noise")
 * @role bot
 */
export async function kickMember(
  member: GuildMember | GuildLike,
  reason?: UserLike | null,
  more?: string | null,
): Promise<boolean> {
  const { member: who, rest } = await memberAndRest([member, reason, more], "kick_member")
  await asking(KICKING, () => who.kick(reasonOf(rest[0]).reason))
  return true
}

/**
 * Sends a member to a time-out: they cannot write or speak until it is over.
 * @param member the member; or the server, with the user next
 * @param seconds how long, up to 28 days; 0 or null ends it
 * @param reason why, for the audit log
 * @param more the reason of the second form: `timeout_member(guild, user_id, seconds, reason)`
 * @returns true
 * @example timeout_member(member_named("bob", message), 600, "calm down")
 * @role bot
 */
export async function timeoutMember(
  member: GuildMember | GuildLike,
  seconds: number | UserLike | null,
  reason?: string | number | null,
  more?: string | null,
): Promise<boolean> {
  const { member: who, rest } = await memberAndRest(
    [member, seconds, reason, more],
    "timeout_member",
  )
  const [given, why] = rest
  const length = given === null || given === undefined ? 0 : Number(given)
  if (!(length >= 0 && length <= LONGEST_TIMEOUT_S)) {
    throw new Fault(
      "wrong_timeout",
      `timeout_member() takes seconds, from 0 to ${LONGEST_TIMEOUT_S} (28 days), and got ${display(given)}.`,
    )
  }
  const ms = length === 0 ? null : Math.round(length * 1000)
  await asking(TIMING_OUT, () => changeMember(who, () => who.timeout(ms, reasonOf(why).reason)))
  return true
}

/**
 * Ends a member's time-out.
 * @param member the member; or the server, with the user next
 * @param user the user of the second form, or the reason
 * @param reason why, for the audit log
 * @returns true
 * @example remove_timeout(member_named("bob", message))
 * @role bot
 */
export async function removeTimeout(
  member: GuildMember | GuildLike,
  user?: UserLike | null,
  reason?: string | null,
): Promise<boolean> {
  const { member: who, rest } = await memberAndRest([member, user, reason], "remove_timeout")
  await asking(TIMING_OUT, () =>
    changeMember(who, () => who.timeout(null, reasonOf(rest[0]).reason)),
  )
  return true
}

/**
 * Gives a member a nickname.
 * @param member the member
 * @param nickname the name, up to 32 characters; null or "" takes it away
 * @param reason why, for the audit log
 * @returns true
 * @example set_nickname(message.member, "Your Majesty")
 * @role bot
 */
export async function setNickname(
  member: GuildMember,
  nickname: string | null,
  reason?: string | null,
): Promise<boolean> {
  const { member: who } = await memberAndRest([member], "set_nickname")
  const name = nickname === null || nickname === undefined ? null : display(nickname) || null
  await asking(NAMING, () =>
    changeMember(who, () => who.setNickname(name, reasonOf(reason).reason)),
  )
  return true
}

/**
 * Takes a member's nickname away.
 * @param member the member
 * @param reason why, for the audit log
 * @returns true
 * @example reset_nickname(message.member)
 * @role bot
 */
export async function resetNickname(member: GuildMember, reason?: string | null): Promise<boolean> {
  return await setNickname(member, null, reason)
}

/** A ban as the words give it. */
export interface BanRow {
  user_id: string
  userId: string
  username: string
  tag: string
  /** Why, as the audit log has it; null when nobody said. */
  reason: string | null
}

function banRow({ user, reason }: GuildBan): BanRow {
  const { id, username, tag } = user
  return { user_id: id, userId: id, username, tag, reason: reason ?? null }
}

/** Discord docs, resources/guild "Get Guild Bans": at most so many at once. */
const MOST_BANS = 1000

/**
 * All bans of a server.
 * @param guild the server or its id
 * @param options `limit` (at most 1000), and `before` or `after` a user's id
 * @returns a list of objects with `user_id`, `username`, `tag` and `reason`
 * @example for ban in fetch_bans(message.guild) {
 *   print(ban.username + ": " + ban.reason)
 * }
 * @role bot
 * @also get_bans
 */
export async function fetchBans(
  guild: GuildLike,
  options?: { limit?: number; before?: string; after?: string } | null,
): Promise<BanRow[]> {
  const server = await guildOf(guild, "fetch_bans")
  const bans = await asking({ deed: "show the bans", permission: "Ban Members" }, () =>
    server.bans.fetch({ limit: MOST_BANS, ...options }),
  )
  return bans.map(banRow)
}

/**
 * One ban.
 * @param guild the server or its id
 * @param user the user's id
 * @returns an object with `user_id`, `username`, `tag` and `reason`
 * @throws Fault `discord_10026` when this person is not banned
 * @example print(fetch_ban(message.guild, "123456789012345678").reason)
 * @role bot
 * @also get_ban
 */
export async function fetchBan(guild: GuildLike, user: UserLike): Promise<BanRow> {
  const server = await guildOf(guild, "fetch_ban")
  const id = needUserId(user, "fetch_ban")
  const ban = await asking({ deed: "show this ban", permission: "Ban Members" }, () =>
    server.bans.fetch({ user: id, force: true }),
  )
  return banRow(ban)
}

/**
 * A member of a server.
 * @param guild the server or its id
 * @param user the user's id, mention or name
 * @throws Fault `discord_10007` or `no_member` when nobody there is that
 * @example print(fetch_member(message.guild, "ada").joined_at)
 * @role bot
 * @also get_member
 */
export async function fetchMember(guild: GuildLike, user: UserLike): Promise<GuildMember> {
  const server = await guildOf(guild, "fetch_member")
  const member = await memberOf(server, user, "fetch_member")
  // As Discord has them now: what is cached may be a moment behind.
  return await asking({ deed: "find this member" }, () => member.fetch(true))
}

/**
 * The member of a name or id on the server where something happened.
 * @param user the user's id, mention or name, or the member
 * @param beside a message, member or interaction of the server that is meant
 * @example print(member_named("ada", message).id)
 * @role bot
 */
export async function memberNamed(user: UserLike, beside: GuildLike): Promise<GuildMember> {
  const guild: Guild = await guildOf(beside, "member_named")
  return await memberOf(guild, user, "member_named")
}
