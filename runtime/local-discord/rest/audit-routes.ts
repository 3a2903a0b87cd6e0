/** The audit log: what the bot does is written there (Discord docs, resources/audit-log). */
import { tell } from "../acts/members.ts"
import type { Fields, Guild } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { limitOf, theGuild } from "./find.ts"
import { idQuery } from "./reading.ts"

/** Discord docs, resources/audit-log "Audit Log Events": those that the local Discord writes down. */
export const AUDITED = {
  kick: 20,
  banAdd: 22,
  banRemove: 23,
  memberUpdate: 24,
  roleCreate: 30,
  roleUpdate: 31,
  roleDelete: 32,
  emojiCreate: 60,
  emojiUpdate: 61,
  emojiDelete: 62,
  stageCreate: 83,
  stageUpdate: 84,
  stageDelete: 85,
  stickerCreate: 90,
  stickerUpdate: 91,
  stickerDelete: 92,
  eventCreate: 100,
  eventUpdate: 101,
  eventDelete: 102,
  automodCreate: 140,
  automodUpdate: 141,
  automodDelete: 142,
} as const

export function audit(
  { realm, reason }: Call,
  guild: Guild,
  { action, target }: { action: number; target: string },
): void {
  const entry: Fields = {
    id: realm.nextId(),
    action_type: action,
    user_id: realm.world.users.bot.id,
    target_id: target,
    changes: [],
    ...(reason !== null && { reason }),
  }
  guild.auditLog.unshift(entry)
  tell(realm, guild, "GUILD_AUDIT_LOG_ENTRY_CREATE", entry)
}

function list(call: Call): Fields {
  const guild = theGuild(call)
  const { query, realm } = call
  const [before, after] = [idQuery(call, "before"), idQuery(call, "after")]
  const [action, user] = [query.get("action_type"), query.get("user_id")]
  const found = guild.auditLog.filter((entry) => {
    const id = BigInt(String(entry.id))
    const isInside = (before === undefined || id < before) && (after === undefined || id > after)
    const isAction = action === null || String(entry.action_type) === action
    return isInside && isAction && (user === null || entry.user_id === user)
  })
  // Discord docs: "after" sorts ascending.
  if (after !== undefined) found.reverse()
  return {
    audit_log_entries: found.slice(0, limitOf(call, 50, 100)),
    users: [realm.world.users.bot],
    webhooks: [],
    threads: [],
    integrations: [],
    application_commands: [],
    auto_moderation_rules: [],
    guild_scheduled_events: [],
  }
}

export const AUDIT_ROUTES: readonly Route[] = [
  { method: "GET", path: "/guilds/:guild/audit-logs", answer: (call) => ok(list(call)) },
]
