/** Roles of a server, by themselves, by ids, mentions or names. */
import { type Guild, Role } from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { kindName } from "../../language/kinds.ts"

/** A role, or its id, mention or name. */
export type RoleLike = Role | string

/** @throws Fault `no_role` when the server has no such role */
export async function roleOf(guild: Guild, given: unknown, word: string): Promise<Role> {
  if (given instanceof Role) return given
  if (typeof given !== "string") {
    throw new Fault(
      "no_role",
      `${word}() needs a role, its id or its name, and got ${kindName(given)}.`,
      { word },
    )
  }
  const wanted = /^<@&(\d+)>$/.exec(given.trim())?.[1] ?? given.trim()
  const roles = guild.roles.cache
  const found = roles.get(wanted) ?? roleNamed([...roles.values()], wanted)
  if (found !== undefined) return found
  const near = nearestName(wanted, new Set(roles.map((role) => role.name)))
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault("no_role", `There is no role "${wanted}" on this server.${hint}`, { word })
}

/**
 * The role of a name, exact before any letter case, with or without the `@` that chat shows before it
 * (the role of everybody is really named `@everyone`).
 */
export function roleNamed(roles: readonly Role[], name: string): Role | undefined {
  const names = [name.trim(), name.trim().replace(/^@/, "")]
  const lower = names.map((each) => each.toLowerCase())
  return (
    roles.find((role) => names.includes(role.name)) ??
    roles.find((role) => lower.includes(role.name.toLowerCase()))
  )
}
