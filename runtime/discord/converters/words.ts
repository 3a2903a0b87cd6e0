/** Converters: what people write ("@ada", "#general", an id) as what is meant. */
import type { Channel, GuildMember, Role, User } from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { botState } from "../bot-state.ts"
import { channelNamed } from "../channel-named.ts"
import { getUser } from "../lookups/words.ts"
import { channelIdOf, channelOf } from "../resolve/channel.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { memberOf } from "../resolve/member.ts"
import { roleOf } from "../resolve/role.ts"

/** A user as the converters give it. */
export interface UserRow {
  id: string
  user_id: string
  username: string
  discriminator: string
  tag: string
  bot: boolean
  avatar: string | null
  avatar_url: string
}

function userRow(user: User): UserRow {
  const { id, username, discriminator, tag, bot, avatar } = user
  const avatar_url = user.displayAvatarURL()
  return { id, user_id: id, username, discriminator, tag, bot, avatar, avatar_url }
}

/**
 * The user of an id or a mention.
 * @param value the id or mention
 * @returns an object with `id`, `username`, `tag`, `bot`, `avatar`, `avatar_url`
 * @throws Fault `no_user`, `discord_10013`
 * @example print(convert_to_user("123456789012345678").username)
 * @role bot
 */
export async function convertToUser(value: string | User): Promise<UserRow> {
  return userRow(await getUser(value))
}

/** A member as the converters give it. */
export interface MemberRow extends UserRow {
  nickname: string | null
  display_name: string
  guild_id: string
  roles: string[]
  /** Milliseconds since 1970. */
  joined_at: number | null
}

/**
 * The member of an id, a mention or a name.
 * @param value the id, mention or name
 * @param guild the server, its id, or something that happened on it
 * @returns an object with `user_id`, `username`, `nickname`, `roles`, `joined_at`
 * @throws Fault `no_member`
 * @example print(convert_to_member("ada", message.guild).nickname)
 * @role bot
 */
export async function convertToMember(value: string, guild: GuildLike): Promise<MemberRow> {
  const server = await guildOf(guild, "convert_to_member")
  const member: GuildMember = await memberOf(server, value, "convert_to_member")
  return {
    ...userRow(member.user),
    nickname: member.nickname,
    display_name: member.displayName,
    guild_id: server.id,
    roles: member.roles.cache.map(({ name }) => name),
    joined_at: member.joinedTimestamp,
  }
}

/** A channel as the converters give it. */
export interface ChannelRow {
  id: string
  channel_id: string
  name: string
  type: number
}

/**
 * The channel of an id, a mention or a name.
 * @param value the id, mention or name
 * @param guild the server, its id, or something that happened on it; for names
 * @returns an object with `id`, `name` and `type`
 * @throws Fault `no_channel`
 * @example print(convert_to_channel("#general", message.guild).id)
 * @role bot
 */
export async function convertToChannel(
  value: string,
  guild?: GuildLike | null,
): Promise<ChannelRow> {
  const isId = channelIdOf(value) !== undefined
  const beside =
    isId || !guild ? undefined : { guildId: (await guildOf(guild, "convert_to_channel")).id }
  const found: Channel = isId
    ? await channelOf(value, "convert_to_channel")
    : channelNamed(value, beside)
  const { id, type } = found
  return { id, channel_id: id, name: display(Object(found).name ?? ""), type }
}

/** A role as the converters give it. */
export interface RoleRow {
  id: string
  role_id: string
  name: string
  color: number
  position: number
}

/**
 * The role of an id, a mention or a name.
 * @param value the id, mention or name
 * @param guild the server, its id, or something that happened on it
 * @returns an object with `id`, `name`, `color` and `position`
 * @throws Fault `no_role`
 * @example print(convert_to_role("VIP", message.guild).id)
 * @role bot
 */
export async function convertToRole(value: string, guild: GuildLike): Promise<RoleRow> {
  const role: Role = await roleOf(await guildOf(guild, "convert_to_role"), value, "convert_to_role")
  const { id, name, position } = role
  return { id, role_id: id, name, color: role.colors.primaryColor, position }
}

/** What a converter is told beside the text. */
export interface ConvertContext {
  guild_id?: string
}

type Converter = (value: string, context: ConvertContext) => unknown

const guildIn = (context: ConvertContext | null | undefined): string =>
  display(context?.guild_id ?? "")

const OWN: Readonly<Record<string, Converter>> = {
  user: (value) => convertToUser(value),
  member: (value, context) => convertToMember(value, guildIn(context)),
  channel: (value, context) => convertToChannel(value, guildIn(context) || null),
  role: (value, context) => convertToRole(value, guildIn(context)),
  number: (value) => numberFrom(value),
  int: (value) => Math.trunc(numberFrom(value)),
  text: (value) => display(value),
  string: (value) => display(value),
  bool: (value) => ["true", "yes", "on", "1"].includes(display(value).toLowerCase()),
  boolean: (value) => ["true", "yes", "on", "1"].includes(display(value).toLowerCase()),
}

function numberFrom(value: unknown): number {
  const number = Number(display(value).trim())
  if (display(value).trim() !== "" && !Number.isNaN(number)) return number
  throw new Fault("no_number", `auto_convert() finds no number in "${display(value)}".`)
}

/**
 * Converts what somebody wrote.
 * @param value the text
 * @param type "user", "member", "channel", "role", "number", "int", "text", "bool", or one's own
 * @param context an object with `guild_id`, for members, roles and names of channels
 * @returns what the converter gives
 * @throws Fault `unknown_converter`; what the converter says
 * @example print(auto_convert("7", "number") + 1)
 * @role bot
 */
export async function autoConvert(
  value: string,
  type: string,
  context?: ConvertContext | object | null,
  // biome-ignore lint/suspicious/noExplicitAny: each converter gives something else
): Promise<any> {
  const name = display(type).toLowerCase()
  const convert = botState().converters.get(name) ?? OWN[name]
  if (convert !== undefined) return await convert(value, (context ?? {}) as ConvertContext)
  const near = nearestName(name, listNames())
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault(
    "unknown_converter",
    `auto_convert() does not know the type "${display(type)}".${hint}`,
  )
}

/**
 * Makes a converter of one's own.
 * @param type what it is called
 * @param converter a function that takes the text and the context, and gives what is meant
 * @returns true
 * @example register_converter("shout", func(value, context) {
 *   return upper(value)
 * })
 * print(auto_convert("hey", "shout"))
 * @role bot
 */
export function registerConverter(
  type: string,
  // biome-ignore lint/suspicious/noExplicitAny: it gives what the program wants
  converter: (value: any, context: any) => any,
): boolean {
  if (typeof converter !== "function") {
    throw new Fault(
      "wrong_converter",
      `register_converter() needs a function, and got ${kindName(converter)}.`,
    )
  }
  botState().converters.set(display(type).toLowerCase(), converter)
  return true
}

function listNames(): string[] {
  return [...new Set([...Object.keys(OWN), ...botState().converters.keys()])].sort()
}

/**
 * The names of all converters.
 * @example print(list_converters())
 * @role bot
 * @result list of text
 */
// biome-ignore lint/suspicious/noExplicitAny: the program may put anything into its list later
export function listConverters(): any[] {
  return listNames()
}
