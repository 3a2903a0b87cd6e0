/** Makes a guild from its description, and answers for its members, most of whom exist only when looked at. */
import { channelIdAt, guildIdAt, roleIdAt, userIdAt, userIndexOf } from "./snowflake.ts"
import type { Channel, Guild, GuildSpec, Member, Role, User } from "./types.ts"
import { CHANNEL } from "./types.ts"
import type { Users } from "./users.ts"
import { newUser } from "./users.ts"

const JOINED_AT = "2024-03-01T12:00:00.000000+00:00"
/** View, send, embed, attach, react, history and the like: what @everyone has in a fresh guild. */
const EVERYONE_PERMISSIONS = "2248473465835073"
const ADMINISTRATOR = "8"
/** Guild g's generated members start at user 3·g: neighbours share members, as guilds do. */
const USERS_APART = 3

export function newMember(user: User, joinedAt = JOINED_AT): Member {
  return {
    user,
    nick: null,
    avatar: null,
    roles: [],
    joined_at: joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  }
}

export function newRole(id: string, name: string, position: number, permissions: string): Role {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions,
    managed: false,
    mentionable: false,
    flags: 0,
  }
}

export function newChannel(id: string, type: number, name: string, guildId: string): Channel {
  return {
    id,
    type,
    guild_id: guildId,
    name,
    position: 0,
    topic: null,
    nsfw: false,
    parent_id: null,
    permission_overwrites: [],
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
    // Discord docs, resources/channel "Channel Object": only of voice and stage channels.
    ...((type === CHANNEL.voice || type === CHANNEL.stage) && {
      bitrate: 64_000,
      user_limit: 0,
      rtc_region: null,
    }),
  }
}

function channelSpecs(
  given: GuildSpec["channels"],
): { id?: string; name: string; type?: number }[] {
  if (given === undefined) {
    return [{ name: "general" }, { name: "bots" }, { name: "Voice", type: CHANNEL.voice }]
  }
  if (typeof given !== "number") {
    return given.map((each) => (typeof each === "string" ? { name: each } : each))
  }
  return Array.from({ length: given }, (_, place) => ({
    name: place === 0 ? "general" : `channel-${place + 1}`,
  }))
}

/** Brings the guild into being: its roles, its channels, its bot and the members that have names. */
export function createGuild(index: number, spec: GuildSpec, users: Users): Guild {
  const id = spec.id ?? guildIdAt(index)
  const guild: Guild = {
    id,
    index,
    name: spec.name ?? `Guild ${index + 1}`,
    icon: null,
    owner_id: userIdAt(index * USERS_APART),
    joined_at: JOINED_AT,
    more: {},
    generatedMembers: 0,
    members: new Map(),
    left: new Set(),
    roles: new Map(),
    channels: new Map(),
    bans: new Map(),
    voiceStates: new Map(),
    webhooks: new Map(),
    invites: new Map(),
    emojis: new Map(),
    stickers: new Map(),
    sounds: new Map(),
    automodRules: new Map(),
    scheduledEvents: new Map(),
    eventUsers: new Map(),
    stages: new Map(),
    templates: new Map(),
    welcomeScreen: undefined,
    auditLog: [],
  }
  addRoles(guild, users)
  channelSpecs(spec.channels).forEach((each, place) => {
    const channelId = each.id ?? channelIdAt(index, place)
    const channel = newChannel(channelId, each.type ?? CHANNEL.text, each.name, id)
    guild.channels.set(channelId, { ...channel, position: place })
  })
  addMembers(guild, spec.members ?? 10, users)
  return guild
}

function addRoles(guild: Guild, users: Users): void {
  guild.roles.set(guild.id, newRole(guild.id, "@everyone", 0, EVERYONE_PERMISSIONS))
  const botRole = newRole(roleIdAt(guild.index, 1), users.bot.username, 1, ADMINISTRATOR)
  guild.roles.set(botRole.id, { ...botRole, managed: true })
  guild.members.set(users.bot.id, { ...newMember(users.bot), roles: [botRole.id] })
}

function addMembers(guild: Guild, given: NonNullable<GuildSpec["members"]>, users: Users): void {
  if (typeof given === "number") {
    guild.generatedMembers = given
    return
  }
  given.forEach((each, place) => {
    const spec = typeof each === "string" ? { name: each } : each
    const user =
      users.findByName(spec.name) ??
      users.add(newUser(spec.id ?? namedUserId(guild, place), spec.name, spec.bot ?? false))
    guild.members.set(user.id, newMember(user))
    if (place === 0) guild.owner_id = user.id
  })
}

/** Far above every generated member, so that a named user never shares an id with one. */
function namedUserId(guild: Guild, place: number): string {
  return userIdAt(500_000_000 + guild.index * 1000 + place)
}

export function memberOf(guild: Guild, userId: string, users: Users): Member | undefined {
  const known = guild.members.get(userId)
  if (known !== undefined || guild.left.has(userId)) return known
  const place = (userIndexOf(userId) ?? -1) - guild.index * USERS_APART
  if (place < 0 || place >= guild.generatedMembers) return undefined
  const user = users.find(userId)
  if (user === undefined) return undefined
  const member = newMember(user)
  guild.members.set(userId, member)
  return member
}

export function memberCount(guild: Guild): number {
  let named = 0
  for (const id of guild.members.keys()) if (!isGenerated(guild, id)) named++
  let gone = 0
  for (const id of guild.left) if (isGenerated(guild, id)) gone++
  return guild.generatedMembers + named - gone
}

function isGenerated(guild: Guild, userId: string): boolean {
  const place = (userIndexOf(userId) ?? -1) - guild.index * USERS_APART
  return place >= 0 && place < guild.generatedMembers
}

/** Every member's id, smallest first, as Discord lists them. */
export function memberIds(guild: Guild): string[] {
  const ids = new Set<string>(guild.members.keys())
  for (let place = 0; place < guild.generatedMembers; place++) {
    const id = userIdAt(guild.index * USERS_APART + place)
    if (!guild.left.has(id)) ids.add(id)
  }
  return [...ids].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
}
