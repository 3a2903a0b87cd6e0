/** The users, members, roles and channels that an interaction's ids mean (Discord docs, "Resolved Data Structure"). */
import type { Realm } from "../realm.ts"
import { memberOf } from "../world/guild.ts"
import { permissionsOf } from "../world/permissions.ts"
import type { Fields, Guild } from "../world/types.ts"

/** @param given values with their types, as options of commands have them */
export function resolvedFrom(
  realm: Realm,
  guild: Guild | undefined,
  given: readonly Fields[],
): Fields {
  const users: Fields = {}
  const members: Fields = {}
  const channels: Fields = {}
  const roles: Fields = {}
  for (const { type, value } of given) {
    const id = String(value)
    if (type === 6) {
      users[id] = realm.world.users.find(id)
      const member = guild && memberOf(guild, id, realm.world.users)
      if (guild !== undefined && member !== undefined) {
        const { user: _user, ...rest } = member
        members[id] = { ...rest, permissions: permissionsOf(guild, id) }
      }
    } else if (type === 7) channels[id] = realm.world.channel(id)
    else if (type === 8) roles[id] = guild?.roles.get(id)
  }
  return { users, members, channels, roles }
}
