/** Members of a server, by themselves, by ids, mentions or names. */
import { Guild, GuildMember, type Message, User } from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { kindName } from "../../language/kinds.ts"
import { type GuildLike, guildOf, ID } from "./guild.ts"
import { asking } from "./refused.ts"

/** A member, or a message or an interaction of theirs. */
export type MemberLike = GuildMember | Message | { member: unknown }
/** A user's id, mention or name, or the user or member. */
export type UserLike = string | User | GuildMember

/** The id in `123…`, `<@123…>`, a user or a member; undefined for a name. */
export function userIdOf(given: unknown): string | undefined {
  if (given instanceof User || given instanceof GuildMember) return given.id
  if (typeof given === "string") {
    const mention = /^<@!?(\d+)>$/.exec(given.trim())?.[1]
    return mention ?? (ID.test(given.trim()) ? given.trim() : undefined)
  }
  const { id } = Object(given) as { id?: unknown }
  return typeof id === "string" && ID.test(id) ? id : undefined
}

/** @throws Fault `no_user` */
export function needUserId(given: unknown, word: string): string {
  const id = userIdOf(given)
  if (id !== undefined) return id
  const number = typeof given === "number"
  const got = typeof given === "string" ? `the text "${given}"` : kindName(given)
  throw new Fault(
    "no_user",
    `${word}() needs a user or the user's id, and got ${got}.${number ? " Ids are too long for numbers: write them as text, in quotes." : ""}`,
    { word },
  )
}

/** A member that stands there itself, or that a message or an interaction comes from. */
export function memberIn(given: unknown): GuildMember | undefined {
  if (given instanceof GuildMember) return given
  const { member } = Object(given) as { member?: unknown }
  return member instanceof GuildMember ? member : undefined
}

/**
 * The member of a server.
 * @throws Fault `no_member` when nobody there is called so; what Discord refuses
 */
export async function memberOf(guild: Guild, given: unknown, word: string): Promise<GuildMember> {
  if (given instanceof GuildMember && given.guild.id === guild.id) return given
  const id = userIdOf(given)
  if (id !== undefined) {
    return await asking({ deed: "find this member" }, () => guild.members.fetch(id))
  }
  if (typeof given === "string") return await named(guild, given, word)
  throw new Fault("no_member", `${word}() needs a member, and got ${kindName(given)}.`, { word })
}

/** Discord docs, resources/guild "Search Guild Members": by the beginning of the name. */
async function named(guild: Guild, given: string, word: string): Promise<GuildMember> {
  const wanted = given.trim().replace(/^@/, "")
  const found = await asking({ deed: "look for this member" }, () =>
    guild.members.search({ query: wanted, limit: 100 }),
  )
  const names = (member: GuildMember) =>
    [member.user.username, member.user.tag, member.displayName].map((name) => name.toLowerCase())
  const member = found.find((each) => names(each).includes(wanted.toLowerCase()))
  if (member !== undefined) return member
  const near = nearestName(wanted, new Set([...found.values()].map((each) => each.displayName)))
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault("no_member", `${word}() finds nobody called "${wanted}" on this server.${hint}`, {
    word,
  })
}

/**
 * The two ways to name a member: the member, or a server and a user. Gives what stands behind them, too.
 * @throws Fault when neither stands there
 */
export async function memberAndRest(
  given: readonly unknown[],
  word: string,
): Promise<{ member: GuildMember; rest: readonly unknown[] }> {
  const [first, second, ...others] = given
  if (first instanceof GuildMember) return { member: first, rest: given.slice(1) }
  if (second !== undefined && (first instanceof Guild || userIdOf(second) !== undefined)) {
    const guild = await guildOf(first as GuildLike, word)
    return { member: await memberOf(guild, second, word), rest: others }
  }
  const member = memberIn(first)
  if (member !== undefined) return { member, rest: given.slice(1) }
  throw new Fault(
    "no_member",
    `${word}() takes a member, or a server and a user: ${word}(member) or ${word}(guild, user_id). It got ${kindName(first)} first.`,
    { word },
  )
}
