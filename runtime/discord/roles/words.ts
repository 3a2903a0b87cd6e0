/** Roles of members, and the permissions that come with them. */
import {
  GatewayIntentBits,
  type GuildMember,
  PermissionFlagsBits,
  PermissionsBitField,
  type PermissionsString,
  Role,
} from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { colorOf } from "../resolve/color.ts"
import { asOwn } from "../resolve/far.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { type MemberLike, memberAndRest, memberIn, type UserLike } from "../resolve/member.ts"
import { asking } from "../resolve/refused.ts"
import { type RoleLike, roleNamed, roleOf } from "../resolve/role.ts"
import { changeMember, type News, untilTold } from "../resolve/told.ts"

const MANAGING = { deed: "change the roles of this server", permission: "Manage Roles" }
const GIVING = { deed: "give this role", permission: "Manage Roles" }
const TAKING = { deed: "take this role", permission: "Manage Roles" }

/**
 * Gives a member a role.
 * @param member the member; or the server, with the user next
 * @param role the role, its id or its name; or the user of the second form
 * @param more the role of the second form: `add_role_to_member(guild, user_id, role)`
 * @returns true
 * @throws Fault `no_role`, or when Discord refuses it
 * @example add_role_to_member(message.member, "VIP")
 * @role bot
 * @also add_role
 */
export async function addRoleToMember(
  member: GuildMember | GuildLike,
  role: RoleLike | UserLike,
  more?: RoleLike,
): Promise<boolean> {
  const { member: who, rest } = await memberAndRest([member, role, more], "add_role_to_member")
  const found = await roleOf(who.guild, rest[0], "add_role_to_member")
  await asking(GIVING, () => changeMember(who, () => who.roles.add(found)))
  return true
}

/**
 * Takes a role from a member.
 * @param member the member; or the server, with the user next
 * @param role the role, its id or its name; or the user of the second form
 * @param more the role of the second form
 * @returns true
 * @throws Fault `no_role`, or when Discord refuses it
 * @example remove_role_from_member(message.member, "VIP")
 * @role bot
 * @also remove_role
 */
export async function removeRoleFromMember(
  member: GuildMember | GuildLike,
  role: RoleLike | UserLike,
  more?: RoleLike,
): Promise<boolean> {
  const { member: who, rest } = await memberAndRest([member, role, more], "remove_role_from_member")
  const found = await roleOf(who.guild, rest[0], "remove_role_from_member")
  await asking(TAKING, () => changeMember(who, () => who.roles.remove(found)))
  return true
}

/**
 * Whether a member has a role.
 * @param member the member, or a message or an interaction of theirs
 * @param role the role, its id or its name
 * @returns false also where there is no such role, and in direct messages
 * @example if has_role(message.member, "VIP") {
 *   reply(message, "You are a VIP.")
 * }
 * @role bot
 */
export function hasRole(member: MemberLike, role: RoleLike): boolean {
  const who = memberIn(member)
  if (who === undefined) return false
  const held = who.roles.cache
  if (typeof role !== "string") return held.has(role.id)
  return held.has(role.trim()) || roleNamed([...held.values()], role) !== undefined
}

/**
 * Whether a member has a permission on the server.
 * @param member the member, or a message or an interaction of theirs; or what get_bot_permissions() gives
 * @param permission its name in any spelling: "BAN_MEMBERS", "BanMembers", "ban members"
 * @returns false in direct messages; true for everything where the member is an administrator
 * @throws Fault `unknown_permission`
 * @example if has_permission(message.member, "ban members") {
 *   reply(message, "You may ban.")
 * }
 * @role bot
 * @also member_has_permission
 */
export function hasPermission(
  member: MemberLike | { readonly bitfield: bigint | string },
  permission: string,
): boolean {
  const name = permissionNamed(permission, "has_permission")
  const { bitfield } = Object(member) as { bitfield?: bigint | string }
  if (bitfield !== undefined) return new PermissionsBitField(BigInt(bitfield)).has(name)
  return memberIn(member)?.permissions.has(name) ?? false
}

const PERMISSIONS = Object.keys(PermissionFlagsBits) as PermissionsString[]
/** What the server's settings call some permissions today, and what older programs call them. */
const OTHER_NAMES: Readonly<Record<string, PermissionsString>> = {
  manageserver: "ManageGuild",
  timeoutmembers: "ModerateMembers",
  admin: "Administrator",
  readmessages: "ViewChannel",
  useslashcommands: "UseApplicationCommands",
  manageemojis: "ManageGuildExpressions",
  manageemojisandstickers: "ManageGuildExpressions",
}

/** @throws Fault `unknown_permission` */
export function permissionNamed(given: unknown, word: string): PermissionsString {
  const plain = (name: string): string => name.replace(/[_\s-]/g, "").toLowerCase()
  const wanted = plain(display(given))
  const found = PERMISSIONS.find((name) => plain(name) === wanted) ?? OTHER_NAMES[wanted]
  if (found !== undefined) return found
  const near = nearestName(display(given), PERMISSIONS)
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault(
    "unknown_permission",
    `${word}() does not know the permission "${display(given)}".${hint}`,
    { word },
  )
}

/** Names, or a bit field as Discord writes it, or a set of permissions. */
type PermissionNames = readonly string[] | string | number | { readonly bitfield: bigint | string }

function permissionsOf(given: PermissionNames, word: string): PermissionsBitField {
  if (Array.isArray(given)) {
    return new PermissionsBitField(given.map((each) => permissionNamed(each, word)))
  }
  const text = display(Object(given).bitfield ?? given)
  const bits = /^\d+$/.test(text) ? BigInt(text) : permissionNamed(text, word)
  return new PermissionsBitField(bits)
}

/** What `create_role` and `edit_role` take. */
export interface RoleSettings {
  name?: string
  /** A number such as 0x5865F2, or "#5865F2", or a name such as "red". */
  color?: number | string
  /** Shown on its own in the list of members. */
  hoist?: boolean
  mentionable?: boolean
  /** Names of permissions, in any spelling; or a bit field: "8". */
  permissions?: PermissionNames
  reason?: string
}

function settingsOf({ color, permissions, ...rest }: RoleSettings, word: string): object {
  return {
    ...rest,
    ...(color !== undefined && { colors: { primaryColor: colorOf(color, word) } }),
    ...(permissions !== undefined && { permissions: permissionsOf(permissions, word) }),
  }
}

/**
 * Makes a role.
 * @param guild the server, its id, or something that happened on it
 * @param name what it is called; or the options with a `name`
 * @param options `color`, `hoist`, `mentionable`, `permissions`, `reason`
 * @returns the role
 * @throws Fault what Discord refuses
 * @example let role = create_role(message.guild, "VIP", { color: "gold", hoist: true })
 * @role bot
 */
export async function createRole(
  guild: GuildLike,
  name: string | RoleSettings,
  options?: RoleSettings | null,
): Promise<Role> {
  const server = await guildOf(guild, "create_role")
  const given = typeof name === "object" ? name : { ...options, name: display(name) }
  const settings = settingsOf(given, "create_role")
  return await asking(MANAGING, () => asOwn(server, () => server.roles.create(settings)))
}

/**
 * Changes a role.
 * @param role the role
 * @param options `name`, `color`, `hoist`, `mentionable`, `permissions`, `reason`
 * @returns true
 * @example edit_role(get_role(message.guild, "VIP"), { color: "blue" })
 * @role bot
 */
export async function editRole(role: Role, options: RoleSettings): Promise<boolean> {
  expectRole(role, "edit_role")
  const settings = settingsOf({ ...options }, "edit_role")
  const news: News = {
    client: role.client,
    event: "GUILD_ROLE_UPDATE",
    intents: [GatewayIntentBits.Guilds],
    isAbout: (data: { role: { id: string } }) => data.role.id === role.id,
  }
  await asking(MANAGING, () => untilTold(news, () => role.edit(settings)))
  return true
}

/**
 * Takes a role away from the server.
 * @param role the role
 * @param reason why, for the audit log
 * @returns true
 * @example delete_role(get_role(message.guild, "VIP"))
 * @role bot
 */
export async function deleteRole(role: Role, reason?: string | null): Promise<boolean> {
  expectRole(role, "delete_role")
  await asking(MANAGING, () => role.delete(reason ?? undefined))
  return true
}

function expectRole(role: unknown, word: string): asserts role is Role {
  if (role instanceof Role) return
  throw new Fault("no_role", `${word}() needs a role, and got ${kindName(role)}.`, { word })
}

/**
 * A role of a server.
 * @param guild the server, its id, or something that happened on it
 * @param role the role's id or name
 * @throws Fault `no_role` when there is none
 * @example print(get_role(message.guild, "VIP").id)
 * @role bot
 */
export async function getRole(guild: GuildLike, role: RoleLike): Promise<Role> {
  return await roleOf(await guildOf(guild, "get_role"), role, "get_role")
}
