/** Permissions: as sets of names, as Discord's bit fields, and of members in channels. */
import {
  type Channel,
  type GuildMember,
  PermissionFlagsBits,
  PermissionsBitField,
  type PermissionsString,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { startedClient } from "../resolve/client.ts"
import { memberIn, memberOf, type UserLike } from "../resolve/member.ts"
import { permissionNamed } from "../roles/words.ts"

/** A set of permissions. */
export interface PermissionSet {
  /** The bit field as text: it is too long for a number. */
  bitfield: string
  value: string
  /** Names as in "BanMembers". */
  permissions: string[]
}

/** Names, or a bit field as text or number, or a set of permissions. */
export type PermissionsLike = readonly string[] | string | number | PermissionSet

function bitsOf(given: unknown, word: string): PermissionsBitField {
  if (Array.isArray(given)) {
    return new PermissionsBitField(given.map((each) => permissionNamed(each, word)))
  }
  const { bitfield } = Object(given) as { bitfield?: unknown }
  const text = display(bitfield ?? given)
  if (/^\d+$/.test(text)) return new PermissionsBitField(BigInt(text))
  return new PermissionsBitField(permissionNamed(text, word))
}

function setOf(bits: PermissionsBitField): PermissionSet {
  const bitfield = String(bits.bitfield)
  return { bitfield, value: bitfield, permissions: bits.toArray() }
}

/**
 * A set of permissions.
 * @param permissions a list of names in any spelling, or a bit field
 * @returns an object with `bitfield` (text) and `permissions`
 * @throws Fault `unknown_permission`
 * @example print(create_permission_bitfield(["send_messages", "view_channel"]).bitfield)
 * @role bot
 */
export function createPermissionBitfield(permissions: PermissionsLike): PermissionSet {
  return setOf(bitsOf(permissions, "create_permission_bitfield"))
}

/**
 * A set with more permissions.
 * @param bitfield a set, or a bit field
 * @param permissions what comes in
 * @returns a new set
 * @example let set = create_permission_bitfield(["view_channel"])
 * print(add_permissions(set, ["send_messages"]).permissions)
 * @role bot
 */
export function addPermissions(
  bitfield: PermissionsLike,
  permissions: PermissionsLike,
): PermissionSet {
  return setOf(bitsOf(bitfield, "add_permissions").add(bitsOf(permissions, "add_permissions")))
}

/**
 * A set with fewer permissions.
 * @param bitfield a set, or a bit field
 * @param permissions what goes out
 * @returns a new set
 * @example let set = create_permission_bitfield(["view_channel", "send_messages"])
 * print(remove_permissions(set, ["send_messages"]).permissions)
 * @role bot
 */
export function removePermissions(
  bitfield: PermissionsLike,
  permissions: PermissionsLike,
): PermissionSet {
  const bits = bitsOf(bitfield, "remove_permissions")
  return setOf(bits.remove(bitsOf(permissions, "remove_permissions")))
}

async function permissionsIn(
  channel: unknown,
  member: unknown,
  word: string,
): Promise<Readonly<PermissionsBitField>> {
  const found: Channel = await channelOf(channel, word)
  if (found.isDMBased())
    throw new Fault("no_guild", `${word}() works in channels of a server.`, { word })
  const who = memberIn(member) ?? (await memberOf(found.guild, member, word))
  return found.permissionsFor(who)
}

/** What a member may do in a channel. */
export interface ChannelPermissions {
  permissions: string[]
  bitfield: string
  has_administrator: boolean
}

/**
 * What a member may do in a channel.
 * @param channel the channel or its id
 * @param member the member or the user's id
 * @returns an object with `permissions`, `bitfield` and `has_administrator`
 * @example print(get_channel_permissions(message.channel, message.member).permissions)
 * @role bot
 */
export async function getChannelPermissions(
  channel: ChannelLike,
  member: UserLike,
): Promise<ChannelPermissions> {
  const bits = await permissionsIn(channel, member, "get_channel_permissions")
  return {
    permissions: bits.toArray(),
    bitfield: String(bits.bitfield),
    has_administrator: bits.has(PermissionFlagsBits.Administrator),
  }
}

/**
 * What the bot may do in a channel.
 * @param channel the channel or its id
 * @returns an object with `permissions`, `bitfield` and `has_administrator`
 * @example print(get_bot_permissions(message.channel).has_administrator)
 * @role bot
 */
export async function getBotPermissions(channel: ChannelLike): Promise<ChannelPermissions> {
  return await getChannelPermissions(channel, startedClient("get_bot_permissions").user.id)
}

/** The permissions that matter most, each with yes or no. */
export interface PermissionOverview {
  bitfield: string
  administrator: boolean
  manage_channels: boolean
  manage_roles: boolean
  manage_messages: boolean
  send_messages: boolean
  view_channel: boolean
}

/**
 * The most important permissions of a member in a channel.
 * @param member the member or the user's id
 * @param channel the channel or its id
 * @returns an object with `administrator`, `manage_channels`, `manage_roles`, `manage_messages`,
 *   `send_messages`, `view_channel` and `bitfield`
 * @example print(calculate_permissions(message.member, message.channel).send_messages)
 * @role bot
 */
export async function calculatePermissions(
  member: UserLike,
  channel: ChannelLike,
): Promise<PermissionOverview> {
  const bits = await permissionsIn(channel, member, "calculate_permissions")
  const has = (name: PermissionsString) => bits.has(name)
  return {
    bitfield: String(bits.bitfield),
    administrator: has("Administrator"),
    manage_channels: has("ManageChannels"),
    manage_roles: has("ManageRoles"),
    manage_messages: has("ManageMessages"),
    send_messages: has("SendMessages"),
    view_channel: has("ViewChannel"),
  }
}

/** Whether somebody has all of several permissions. */
export interface PermissionCheck {
  has_all: boolean
  /** Name → whether it is there. */
  details: Record<string, boolean>
}

/**
 * Whether a member has several permissions in a channel.
 * @param member the member or the user's id
 * @param permissions a list of names
 * @param channel the channel or its id
 * @returns an object with `has_all` and `details`
 * @example if has_permissions(message.member, ["kick_members", "ban_members"]) {
 *   reply(message, "You may do both.")
 * }
 * @role bot
 */
export async function hasPermissions(
  member: GuildMember | UserLike,
  permissions: readonly string[],
  channel?: ChannelLike | null,
): Promise<PermissionCheck> {
  const direct = memberIn(member)
  const bits =
    channel === undefined || channel === null
      ? direct?.permissions
      : await permissionsIn(channel, member, "has_permissions")
  if (bits === undefined) {
    throw new Fault("no_channel", "has_permissions() needs a channel beside a user's id.")
  }
  const details = Object.fromEntries(
    permissions.map((each) => [each, bits.has(permissionNamed(each, "has_permissions"))]),
  )
  return { has_all: Object.values(details).every(Boolean), details }
}
