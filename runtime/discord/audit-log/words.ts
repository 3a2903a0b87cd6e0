/** The audit log: who changed what on a server. */
import { AuditLogEvent, type GuildAuditLogsEntry, type User } from "discord.js"
import { Fault } from "../../fault.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { needUserId, type UserLike } from "../resolve/member.ts"
import { choiceOf, idOf } from "../resolve/options.ts"
import { asking } from "../resolve/refused.ts"

const READING = { deed: "read the audit log", permission: "View Audit Log" }

/** One line of the audit log. */
export interface AuditLogRow {
  id: string
  /** Discord's number of what was done: 22 is a ban. */
  action_type: number
  /** Its name: "MemberBanAdd". */
  action: string
  /** Who did it, and the id. */
  user_id: string | null
  executor: User | null
  /** What it was done to, as far as the bot knows it: a user, a channel, a role; and the id. */
  target_id: string | null
  // biome-ignore lint/suspicious/noExplicitAny: what it is depends on what was done
  target: any
  reason: string | null
  /** Milliseconds since 1970. */
  created_at: number
  /** What changed: `key`, `old` and `new`. */
  changes: { key: string; old: unknown; new: unknown }[]
}

function rowOf(entry: GuildAuditLogsEntry): AuditLogRow {
  return {
    id: entry.id,
    action_type: entry.action,
    action: AuditLogEvent[entry.action] ?? String(entry.action),
    user_id: entry.executorId,
    executor: (entry.executor as User | null) ?? null,
    target_id: entry.targetId,
    target: entry.target ?? null,
    reason: entry.reason,
    created_at: entry.createdTimestamp,
    changes: entry.changes.map(({ key, old, new: now }) => ({
      key: String(key),
      old: old ?? null,
      new: now ?? null,
    })),
  }
}

/** What `fetch_audit_logs` takes. */
export interface AuditLogOptions {
  /** What was done, by its number or name: 22, "member_ban_add". */
  action_type?: number | string
  actionType?: number | string
  type?: number | string
  /** Who did it. */
  user_id?: UserLike
  userId?: UserLike
  user?: UserLike
  /** Only lines before or after this one, by their ids. */
  before?: string
  after?: string
  /** At most 100. Default 50. */
  limit?: number
}

/**
 * The newest lines of a server's audit log.
 * @param guild the server, its id, or something that happened on it
 * @param options `action_type`, `user_id`, `before`, `after`, `limit` (at most 100)
 * @returns a list of objects with `id`, `action`, `action_type`, `executor`, `user_id`, `target`, `target_id`, `reason`, `created_at`, `changes`
 * @throws Fault `unknown_choice`; what Discord refuses
 * @example for line in fetch_audit_logs(message.guild, { action_type: "member_ban_add", limit: 5 }) {
 *   print(line.action, line.executor.username, line.reason)
 * }
 * @role bot
 * @also get_audit_logs_filtered
 */
export async function fetchAuditLogs(
  guild: GuildLike,
  options?: AuditLogOptions | null,
): Promise<AuditLogRow[]> {
  const word = "fetch_audit_logs"
  const server = await guildOf(guild, word)
  const { before, after, limit } = options ?? {}
  const action = options?.action_type ?? options?.actionType ?? options?.type
  const user = options?.user_id ?? options?.userId ?? options?.user
  const query = {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(limit !== undefined && { limit }),
    ...(user !== undefined && { user: needUserId(user, word) }),
    ...(action !== undefined && {
      type: choiceOf(AuditLogEvent, action, { word, what: "action" }) as AuditLogEvent,
    }),
  }
  const { entries } = await asking(READING, () => server.fetchAuditLogs(query))
  return [...entries.values()].map(rowOf)
}

/**
 * One line of a server's audit log.
 * @param guild the server, its id, or something that happened on it
 * @param entry the line's id
 * @returns an object as fetch_audit_logs() gives it
 * @throws Fault `no_entry` when there is none
 * @example let newest = fetch_audit_logs(message.guild, { limit: 1 })[0]
 * print(get_audit_log_entry(message.guild, newest.id).action)
 * @role bot
 */
export async function getAuditLogEntry(
  guild: GuildLike,
  entry: string | AuditLogRow,
): Promise<AuditLogRow> {
  const id = idOf(entry, "get_audit_log_entry", "a line of the audit log")
  // Discord has no way to ask for one line: it is the first that stands before the next id.
  const next = /^\d+$/.test(id) ? String(BigInt(id) + 1n) : "0"
  const [found] = await fetchAuditLogs(guild, { before: next, limit: 1 })
  if (found?.id === id) return found
  throw new Fault("no_entry", `The audit log has no line with the id ${id}.`)
}
