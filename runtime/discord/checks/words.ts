/** Checks: who may use a command, and where. */
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { botState } from "../bot-state.ts"
import { startedClient } from "../resolve/client.ts"
import { guildOf } from "../resolve/guild.ts"
import { memberIn, memberOf } from "../resolve/member.ts"
import { hasRole, permissionNamed } from "../roles/words.ts"

/** A check as the words give it. */
export interface Check {
  check_name: string
  /** "permission", "role", "guild", "owner" or "custom". */
  type: string
  permission?: string
  role_id?: string
}

/** Whom and where a check looks at: ids, or a message or an interaction. */
export interface CheckContext {
  user_id?: string
  guild_id?: string
  channel_id?: string
}

/**
 * A check that somebody has a permission.
 * @param permission its name in any spelling
 * @returns the check, for apply_checks()
 * @throws Fault `unknown_permission`
 * @example apply_checks("ban", [require_permission("ban members")])
 * @role bot
 */
export function requirePermission(permission: string): Check {
  const name = permissionNamed(permission, "require_permission")
  return { check_name: `permission ${name}`, type: "permission", permission: name }
}

/**
 * A check that somebody has a role.
 * @param role the role's id or name
 * @returns the check, for apply_checks()
 * @example apply_checks("dance", [require_role("VIP")])
 * @role bot
 */
export function requireRole(role: string): Check {
  return { check_name: `role ${display(role)}`, type: "role", role_id: display(role) }
}

/**
 * A check that a command is used on a server.
 * @returns the check, for apply_checks()
 * @example apply_checks("ban", [guild_only()])
 * @role bot
 */
export function guildOnly(): Check {
  return { check_name: "guild only", type: "guild" }
}

/**
 * A check that the owner of the bot uses a command.
 * @returns the check, for apply_checks()
 * @example apply_checks("shutdown", [owner_only()])
 * @role bot
 */
export function ownerOnly(): Check {
  return { check_name: "owner only", type: "owner" }
}

/**
 * Makes a check of one's own.
 * @param name what it is called
 * @param check a function that is given what run_checks() was given, and says whether it may go on
 * @returns true
 * @example register_command_check("weekend", func(context) {
 *   return random_int(0, 6) > 4
 * })
 * apply_checks("party", ["weekend"])
 * @role bot
 */
export function registerCommandCheck(
  name: string,
  // biome-ignore lint/suspicious/noExplicitAny: it is given what the program gives
  check: (context: any) => unknown,
): boolean {
  if (typeof check !== "function") {
    throw new Fault(
      "wrong_check",
      `register_command_check() needs a function, and got ${kindName(check)}.`,
    )
  }
  botState().ownChecks.set(display(name), check)
  return true
}

/**
 * Puts checks in front of a command.
 * @param command the command's name
 * @param checks a check, its name, or a list of them
 * @returns true
 * @example apply_checks("ban", [guild_only(), require_permission("ban members")])
 * @role bot
 */
export function applyChecks(
  command: string,
  checks: Check | string | readonly (Check | string)[],
): boolean {
  const list = (Array.isArray(checks) ? checks : [checks]) as (Check | string)[]
  const { checks: all } = botState()
  const name = display(command)
  const found = list.map((each) =>
    typeof each === "string" ? { check_name: each, type: "custom" } : each,
  )
  all.set(name, [...(all.get(name) ?? []), ...found])
  return true
}

/** The checks of a command. */
export interface CommandChecks {
  checks: Check[]
  count: number
}

/**
 * The checks in front of a command.
 * @param command the command's name
 * @returns an object with `checks` and `count`
 * @example print(get_command_checks("ban").count)
 * @role bot
 */
export function getCommandChecks(command: string): CommandChecks {
  const checks = botState().checks.get(display(command)) ?? []
  return { checks, count: checks.length }
}

/** What came of the checks. */
export interface CheckResult {
  passed: boolean
  /** The first check that said no; null when all said yes. */
  failed_check: string | null
  reason: string | null
}

/**
 * Looks whether somebody may use a command.
 * @param command the command's name
 * @param context a message or an interaction, or an object with `user_id`, `guild_id`, `channel_id`
 * @returns an object with `passed`, `failed_check` and `reason`
 * @example let result = run_checks("ban", message)
 * if not result.passed {
 *   reply(message, result.reason)
 * }
 * @role bot
 */
export async function runChecks(
  command: string,
  context: CheckContext | object,
): Promise<CheckResult> {
  for (const check of botState().checks.get(display(command)) ?? []) {
    const reason = await whyNot(check, context)
    if (reason !== undefined) return { passed: false, failed_check: check.check_name, reason }
  }
  return { passed: true, failed_check: null, reason: null }
}

async function whyNot(check: Check, context: object): Promise<string | undefined> {
  const { guild_id, guildId, user_id, userId, author, user } = context as Record<string, unknown>
  const guild = guild_id ?? guildId ?? null
  const who = user_id ?? userId ?? Object(author).id ?? Object(user).id
  if (check.type === "custom") {
    const own = botState().ownChecks.get(check.check_name)
    if (own === undefined) return `There is no check called "${check.check_name}".`
    return (await own(context)) ? undefined : `The check "${check.check_name}" says no.`
  }
  if (check.type === "owner") {
    const application = await startedClient("run_checks").application.fetch()
    const owner = application.owner
    const ids = owner === null ? [] : "members" in owner ? [...owner.members.keys()] : [owner.id]
    return ids.includes(display(who)) ? undefined : "Only the owner of the bot may do this."
  }
  if (guild === null) return "This works on a server only."
  if (check.type === "guild") return undefined
  const member =
    memberIn(context) ?? (await memberOf(await guildOf(guild, "run_checks"), who, "run_checks"))
  if (check.type === "role") {
    return hasRole(member, check.role_id ?? "")
      ? undefined
      : `This takes the role ${check.role_id}.`
  }
  const permission = permissionNamed(check.permission, "run_checks")
  return member.permissions.has(permission) ? undefined : `This takes the permission ${permission}.`
}
