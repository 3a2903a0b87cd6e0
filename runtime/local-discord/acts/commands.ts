/** Application commands that bots registered, globally and per guild. */
import type { Fields } from "../world/types.ts"

export interface Commands {
  /** `undefined` for the global ones. */
  list(guildId: string | undefined): Fields[]
  find(guildId: string | undefined, id: string): Fields | undefined
  /** The command that a user of this guild gets by that name: the guild's own before a global one. */
  byName(guildId: string | undefined, name: string): Fields | undefined
  /** Creates, or overwrites the one with the same name and type. */
  put(guildId: string | undefined, given: Fields): { command: Fields; isNew: boolean }
  remove(guildId: string | undefined, id: string): boolean
  /** Replaces all. */
  overwrite(guildId: string | undefined, given: readonly Fields[]): Fields[]
}

export function createCommands(applicationId: string, nextId: () => string): Commands {
  const scopes = new Map<string | undefined, Map<string, Fields>>()
  function scope(guildId: string | undefined): Map<string, Fields> {
    const known = scopes.get(guildId) ?? new Map<string, Fields>()
    scopes.set(guildId, known)
    return known
  }
  function list(guildId: string | undefined): Fields[] {
    return [...scope(guildId).values()]
  }
  function named(guildId: string | undefined, name: unknown, type: unknown): Fields | undefined {
    return list(guildId).find((each) => each.name === name && each.type === (type ?? 1))
  }
  function put(guildId: string | undefined, given: Fields): { command: Fields; isNew: boolean } {
    const former = named(guildId, given.name, given.type)
    const command: Fields = {
      type: 1,
      description: "",
      default_member_permissions: null,
      nsfw: false,
      ...given,
      id: former?.id ?? nextId(),
      application_id: applicationId,
      version: nextId(),
      ...(guildId === undefined
        ? { dm_permission: given.dm_permission ?? true }
        : { guild_id: guildId }),
    }
    scope(guildId).set(String(command.id), command)
    return { command, isNew: former === undefined }
  }
  return {
    list,
    put,
    find: (guildId, id) => scope(guildId).get(id),
    byName: (guildId, name) =>
      [...list(guildId), ...list(undefined)].find((each) => each.name === name),
    remove: (guildId, id) => scope(guildId).delete(id),
    overwrite(guildId, given) {
      const kept = given.map((each) => put(guildId, each).command)
      const ids = new Set(kept.map((each) => each.id))
      for (const id of scope(guildId).keys()) if (!ids.has(id)) scope(guildId).delete(id)
      return kept
    },
  }
}
