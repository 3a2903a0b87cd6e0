/** Routes about guilds, their channels, roles and bans. */
import { createChannel, isThread } from "../acts/channels.ts"
import { ban, note, tell, unban } from "../acts/members.ts"
import { memberCount, newRole } from "../world/guild.ts"
import { guildFields } from "../world/payloads.ts"
import type { Fields, Guild, Role } from "../world/types.ts"
import { AUDITED, audit } from "./audit-routes.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { checkName } from "./channel-routes.ts"
import { ApiError, unknown } from "./errors.ts"
import { limitOf, theGuild, theUser } from "./find.ts"
import { idsFrom, objectFrom } from "./reading.ts"

function oneGuild(call: Call): Fields {
  const guild = theGuild(call)
  if (call.query.get("with_counts") !== "true") return guildFields(guild)
  return {
    ...guildFields(guild),
    approximate_member_count: memberCount(guild),
    approximate_presence_count: 1,
  }
}

function changeGuild(call: Call): Fields {
  const guild = theGuild(call)
  const { name, ...more } = call.body
  if (name !== undefined) {
    checkName(name)
    guild.name = String(name)
  }
  Object.assign(guild.more, more)
  const fields = guildFields(guild)
  call.realm.sessions.dispatch({ name: "GUILD_UPDATE", guildId: guild.id, data: fields })
  note(call.realm, guild, "changed the guild")
  return fields
}

function moveChannels(call: Call): undefined {
  const guild = theGuild(call)
  for (const each of call.list) {
    const channel = guild.channels.get(String(each.id))
    if (channel === undefined) continue
    if (typeof each.position === "number") channel.position = each.position
    if (each.parent_id !== undefined) channel.parent_id = each.parent_id as string | null
    call.realm.sessions.dispatch({ name: "CHANNEL_UPDATE", guildId: guild.id, data: channel })
  }
}

function theRole(call: Call, guild: Guild): Role {
  const role = guild.roles.get(call.params.role ?? "")
  if (role === undefined) throw unknown("role")
  return role
}

function applyRole(role: Role, body: Fields): Role {
  if (typeof body.name === "string") role.name = body.name
  if (typeof body.permissions === "string") role.permissions = body.permissions
  if (typeof body.hoist === "boolean") role.hoist = body.hoist
  if (typeof body.mentionable === "boolean") role.mentionable = body.mentionable
  if (typeof body.unicode_emoji === "string") role.unicode_emoji = body.unicode_emoji
  const colors = objectFrom(body.colors)
  const color = body.color ?? colors.primary_color
  if (typeof color === "number") {
    role.color = color
    role.colors = { primary_color: color, secondary_color: null, tertiary_color: null }
  }
  return role
}

/**
 * Discord docs, resources/guild "Create Guild Role": pictures need the feature ROLE_ICONS. That it is
 * 50101 which says so is a guess: the list of codes has no other about what a server lacks.
 */
function checkRoleIcon({ body }: Call, guild: Guild): void {
  const features = Array.isArray(guild.more.features) ? guild.more.features : []
  if (body.icon == null && body.unicode_emoji == null) return
  if (features.includes("ROLE_ICONS")) return
  throw new ApiError(403, 50_101, "This server needs more boosts to perform this action")
}

function createRole(call: Call): Role {
  const guild = theGuild(call)
  checkRoleIcon(call, guild)
  const everyone = guild.roles.get(guild.id)?.permissions ?? "0"
  // A new role is put at the bottom, just above @everyone.
  for (const role of guild.roles.values()) if (role.position > 0) role.position++
  const role = applyRole(newRole(call.realm.nextId(), "new role", 1, everyone), call.body)
  guild.roles.set(role.id, role)
  tell(call.realm, guild, "GUILD_ROLE_CREATE", { role })
  note(call.realm, guild, `created role ${role.name}`)
  audit(call, guild, { action: AUDITED.roleCreate, target: role.id })
  return role
}

function changeRole(call: Call): Role {
  const guild = theGuild(call)
  const role = applyRole(theRole(call, guild), call.body)
  tell(call.realm, guild, "GUILD_ROLE_UPDATE", { role })
  note(call.realm, guild, `changed role ${role.name}`)
  audit(call, guild, { action: AUDITED.roleUpdate, target: role.id })
  return role
}

function deleteRole(call: Call): undefined {
  const guild = theGuild(call)
  const role = theRole(call, guild)
  if (role.id === guild.id) throw new ApiError(400, 50_028, "Invalid Role")
  guild.roles.delete(role.id)
  for (const member of guild.members.values()) {
    member.roles = member.roles.filter((id) => id !== role.id)
  }
  tell(call.realm, guild, "GUILD_ROLE_DELETE", { role_id: role.id })
  note(call.realm, guild, `deleted role ${role.name}`)
  audit(call, guild, { action: AUDITED.roleDelete, target: role.id })
}

function orderRoles(call: Call): Role[] {
  const guild = theGuild(call)
  for (const each of call.list) {
    const role = guild.roles.get(String(each.id))
    if (role === undefined || typeof each.position !== "number") continue
    role.position = each.position
    tell(call.realm, guild, "GUILD_ROLE_UPDATE", { role })
  }
  return [...guild.roles.values()]
}

function oneBan(call: Call): Fields {
  const found = theGuild(call).bans.get(theUser(call).id)
  if (found === undefined) throw unknown("ban")
  return { ...found }
}

/** Discord docs, resources/guild "Bulk Guild Ban": 500000 when nobody could be banned. */
function bulkBan(call: Call): Fields {
  const guild = theGuild(call)
  const wanted = idsFrom(call.body.user_ids)
  const found = wanted.flatMap((id) => call.realm.world.users.find(id) ?? [])
  const banned = found.filter(({ id }) => !guild.bans.has(id) && id !== guild.owner_id)
  if (banned.length === 0) throw new ApiError(400, 500_000, "Failed to ban users")
  for (const user of banned) ban(call.realm, guild, user, call.reason)
  const done = banned.map(({ id }) => id)
  return { banned_users: done, failed_users: wanted.filter((id) => !done.includes(id)) }
}

const ROLES = "/guilds/:guild/roles"
const BANS = "/guilds/:guild/bans"

export const GUILD_ROUTES: readonly Route[] = [
  { method: "GET", path: "/guilds/:guild", answer: (call) => ok(oneGuild(call)) },
  { method: "PATCH", path: "/guilds/:guild", answer: (call) => ok(changeGuild(call)) },
  {
    method: "GET",
    path: "/guilds/:guild/channels",
    answer: (call) => ok([...theGuild(call).channels.values()].filter((each) => !isThread(each))),
  },
  {
    method: "POST",
    path: "/guilds/:guild/channels",
    answer(call) {
      checkName(call.body.name)
      return { status: 201, body: createChannel(call.realm, theGuild(call), call.body) }
    },
  },
  { method: "PATCH", path: "/guilds/:guild/channels", answer: moveChannels },
  { method: "GET", path: ROLES, answer: (call) => ok([...theGuild(call).roles.values()]) },
  { method: "POST", path: ROLES, answer: (call) => ok(createRole(call)) },
  { method: "PATCH", path: ROLES, answer: (call) => ok(orderRoles(call)) },
  { method: "GET", path: `${ROLES}/:role`, answer: (call) => ok(theRole(call, theGuild(call))) },
  { method: "PATCH", path: `${ROLES}/:role`, answer: (call) => ok(changeRole(call)) },
  { method: "DELETE", path: `${ROLES}/:role`, answer: deleteRole },
  {
    method: "GET",
    path: BANS,
    answer: (call) => ok([...theGuild(call).bans.values()].slice(0, limitOf(call, 1000, 1000))),
  },
  { method: "GET", path: `${BANS}/:user`, answer: (call) => ok(oneBan(call)) },
  {
    method: "PUT",
    path: `${BANS}/:user`,
    answer(call) {
      ban(call.realm, theGuild(call), theUser(call), call.reason)
      audit(call, theGuild(call), { action: AUDITED.banAdd, target: theUser(call).id })
      return undefined
    },
  },
  {
    method: "DELETE",
    path: `${BANS}/:user`,
    answer(call) {
      if (!unban(call.realm, theGuild(call), theUser(call))) throw unknown("ban")
      audit(call, theGuild(call), { action: AUDITED.banRemove, target: theUser(call).id })
      return undefined
    },
  },
  { method: "POST", path: "/guilds/:guild/bulk-ban", answer: (call) => ok(bulkBan(call)) },
]
