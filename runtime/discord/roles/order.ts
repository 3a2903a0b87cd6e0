/** The order of roles, who has one, and roles with pictures. */
import type { GuildMember, Role } from "discord.js"
import { display } from "../../language/display.ts"
import { colorOf } from "../resolve/color.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { pictureOf } from "../resolve/picture.ts"
import { asking } from "../resolve/refused.ts"
import { type RoleLike, roleOf } from "../resolve/role.ts"

const MANAGING = { deed: "change the roles of this server", permission: "Manage Roles" }

/** Where a role stands; 1 is just above everybody. */
export interface RolePosition {
  role?: RoleLike
  role_id?: RoleLike
  id?: RoleLike
  position: number
}

/**
 * Puts roles in order.
 * @param guild the server, its id, or something that happened on it
 * @param positions a list of objects with `role` (or `id`) and `position`
 * @returns true
 * @example reorder_roles(message.guild, [{ role: "VIP", position: 3 }, { role: "Guest", position: 1 }])
 * @role bot
 */
export async function reorderRoles(
  guild: GuildLike,
  positions: readonly RolePosition[],
): Promise<boolean> {
  const server = await guildOf(guild, "reorder_roles")
  const wanted = await Promise.all(
    positions.map(async ({ role, role_id, id, position }) => ({
      role: (await roleOf(server, role ?? role_id ?? id, "reorder_roles")).id,
      position,
    })),
  )
  await asking(MANAGING, () => server.roles.setPositions(wanted))
  return true
}

/**
 * Moves a role.
 * @param guild the server, its id, or something that happened on it
 * @param role the role, its id or its name
 * @param position where it goes; 1 is just above everybody
 * @returns true
 * @example set_role_position(message.guild, "VIP", 2)
 * @role bot
 */
export async function setRolePosition(
  guild: GuildLike,
  role: RoleLike,
  position: number,
): Promise<boolean> {
  return await reorderRoles(guild, [{ role, position }])
}

/** Discord docs, resources/guild "List Guild Members": at most 1000 a page. */
const PAGE = 1000

/**
 * Who has a role.
 * @param guild the server, its id, or something that happened on it
 * @param role the role, its id or its name
 * @returns a list of members
 * @example for member in get_role_members(message.guild, "VIP") {
 *   print(member.user.username)
 * }
 * @role bot
 * @needs GuildMembers
 */
export async function getRoleMembers(guild: GuildLike, role: RoleLike): Promise<GuildMember[]> {
  const server = await guildOf(guild, "get_role_members")
  const found = await roleOf(server, role, "get_role_members")
  const members: GuildMember[] = []
  let after = "0"
  for (;;) {
    const asked = after
    const page = await asking({ deed: "list the members of this server" }, () =>
      server.members.list({ limit: PAGE, after: asked }),
    )
    members.push(...page.filter((member) => member.roles.cache.has(found.id)).values())
    const last = page.lastKey()
    if (page.size < PAGE || last === undefined) return members
    after = last
  }
}

/**
 * Makes a role with a picture beside its members' names, where the server has the boosts for it.
 * @param guild the server, its id, or something that happened on it
 * @param name what it is called
 * @param color a number such as 0x5865F2, "#5865F2" or a name such as "red"
 * @param icon an emoji, or a picture: a file, an address or a data address
 * @returns the role
 * @throws Fault `unknown_color`; what Discord refuses
 * @example create_role_with_icon(message.guild, "VIP", "gold", "⭐")
 * @role bot
 */
export async function createRoleWithIcon(
  guild: GuildLike,
  name: string,
  color?: number | string | null,
  icon?: string | null,
): Promise<Role> {
  const server = await guildOf(guild, "create_role_with_icon")
  const isEmoji = icon != null && /^\p{Emoji}/u.test(icon) && !/^\w/.test(icon)
  const settings = {
    name: display(name),
    ...(color != null && { colors: { primaryColor: colorOf(color, "create_role_with_icon") } }),
    ...(icon &&
      (isEmoji ? { unicodeEmoji: icon } : { icon: pictureOf(icon, "create_role_with_icon") })),
  }
  return await asking(MANAGING, () => server.roles.create(settings))
}
