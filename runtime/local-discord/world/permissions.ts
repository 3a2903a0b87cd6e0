/** Who may do what on a whole server (Discord docs, topics/permissions "Permission Hierarchy"); channels are not looked at. */
import type { Guild } from "./types.ts"

export const ALL_PERMISSIONS = "2251799813685247"
const ADMINISTRATOR = 1n << 3n

/** As Discord writes them: a number as text. Owners and administrators may do everything. */
export function permissionsOf(guild: Guild, userId: string): string {
  if (userId === guild.owner_id) return ALL_PERMISSIONS
  const held = [guild.id, ...(guild.members.get(userId)?.roles ?? [])]
  const bits = held.reduce((all, id) => all | BigInt(guild.roles.get(id)?.permissions ?? 0), 0n)
  return (bits & ADMINISTRATOR) === 0n ? String(bits) : ALL_PERMISSIONS
}
