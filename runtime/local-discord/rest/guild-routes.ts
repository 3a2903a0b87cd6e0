/** Routes about guilds, their channels, roles and bans. */
import { createChannel, isThread } from "../acts/channels.ts"
import { ban, note, tell, unban } from "../acts/members.ts"
import { memberCount, newRole } from "../world/guild.ts"
import { guildFields } from "../world/payloads.ts"
import type { Fields, Guild, Role } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { checkName } from "./channel-routes.ts"
import { ApiError, unknown } from "./errors.ts"
import { limitOf, theGuild, theUser } from "./find.ts"
import { objectFrom } from "./reading.ts"

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

function createRole(call: Call): Role {
  const guild = theGuild(call)
  const everyone = guild.roles.get(guild.id)?.permissions ?? "0"
  // A new role is put at the bottom, just above @everyone.
  for (const role of guild.roles.values()) if (role.position > 0) role.position++
  const role = applyRole(newRole(call.realm.nextId(), "new role", 1, everyone), call.body)
  guild.roles.set(role.id, role)
  tell(call.realm, guild, "GUILD_ROLE_CREATE", { role })
  note(call.realm, guild, `created role ${role.name}`)
  return role
}

function changeRole(call: Call): Role {
  const guild = theGuild(call)
  const role = applyRole(theRole(call, guild), call.body)
  tell(call.realm, guild, "GUILD_ROLE_UPDATE", { role })
  note(call.realm, guild, `changed role ${role.name}`)
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
      return undefined
    },
  },
  {
    method: "DELETE",
    path: `${BANS}/:user`,
    answer(call) {
      if (!unban(call.realm, theGuild(call), theUser(call))) throw unknown("ban")
      return undefined
    },
  },
  { method: "GET", path: "/guilds/:guild/emojis", answer: () => ok([]) },
  { method: "GET", path: "/guilds/:guild/stickers", answer: () => ok([]) },
  { method: "GET", path: "/guilds/:guild/scheduled-events", answer: () => ok([]) },
  {
    method: "GET",
    path: "/guilds/:guild/audit-logs",
    answer: () =>
      ok({ audit_log_entries: [], users: [], webhooks: [], threads: [], integrations: [] }),
  },
]
