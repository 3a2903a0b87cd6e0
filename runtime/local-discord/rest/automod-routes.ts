/** Automod rules (Discord docs, resources/auto-moderation). */
import { note, tell } from "../acts/members.ts"
import type { Fields } from "../world/types.ts"
import { AUDITED, audit } from "./audit-routes.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { checkName } from "./channel-routes.ts"
import { invalidForm, notFound } from "./errors.ts"
import { theGuild } from "./find.ts"
import { objectFrom, objectsFrom } from "./reading.ts"

const TRIGGER = { keyword: 1, spam: 3, preset: 4, mentions: 5, profile: 6 } as const
const MOST_KEYWORDS = 1000
const LONGEST_KEYWORD = 60
/** How many rules of each trigger a guild may have. */
const MOST_RULES: Readonly<Record<number, number>> = { 1: 6, 3: 1, 4: 1, 5: 1, 6: 1 }

function theRule(call: Call): Fields {
  const rule = theGuild(call).automodRules.get(call.params.rule ?? "")
  if (rule === undefined) throw notFound()
  return rule
}

function checkRule(body: Fields, trigger: unknown): void {
  const wrong = (path: string[], code: string, message: string) =>
    invalidForm({ path, code, message })
  if (body.name !== undefined) checkName(body.name)
  const metadata = objectFrom(body.trigger_metadata)
  const words = Array.isArray(metadata.keyword_filter) ? metadata.keyword_filter : []
  if (words.length > MOST_KEYWORDS) {
    const message = `Must be ${MOST_KEYWORDS} or fewer in length.`
    throw wrong(["trigger_metadata", "keyword_filter"], "BASE_TYPE_MAX_LENGTH", message)
  }
  const long = words.findIndex((word) => String(word).length > LONGEST_KEYWORD)
  if (long >= 0) {
    const message = `Must be ${LONGEST_KEYWORD} or fewer in length.`
    const path = ["trigger_metadata", "keyword_filter", String(long)]
    throw wrong(path, "BASE_TYPE_MAX_LENGTH", message)
  }
  if (body.actions !== undefined && objectsFrom(body.actions).length === 0) {
    throw wrong(["actions"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
  }
  objectsFrom(body.actions).forEach(({ type, metadata: given }, place) => {
    const { channel_id: channelId, duration_seconds: seconds } = objectFrom(given)
    const needed =
      type === 2 ? channelId == null && "channel_id" : seconds == null && "duration_seconds"
    if ((type !== 2 && type !== 3) || needed === false) return
    const path = ["actions", String(place), "metadata", String(needed)]
    throw wrong(path, "BASE_TYPE_REQUIRED", "This field is required")
  })
  if (trigger === undefined || Object.values(TRIGGER).includes(trigger as never)) return
  const message = "Value must be one of {1, 3, 4, 5, 6}."
  throw wrong(["trigger_type"], "BASE_TYPE_CHOICES", message)
}

function create(call: Call): Fields {
  const { body, realm } = call
  const guild = theGuild(call)
  const needed = ["name", "event_type", "trigger_type", "actions"]
  const missing = needed.filter((key) => body[key] === undefined)
  if (missing.length > 0) {
    const message = "This field is required"
    throw invalidForm(
      ...missing.map((key) => ({ path: [key], code: "BASE_TYPE_REQUIRED", message })),
    )
  }
  checkRule(body, body.trigger_type)
  const alike = [...guild.automodRules.values()].filter(
    (each) => each.trigger_type === body.trigger_type,
  )
  if (alike.length >= (MOST_RULES[Number(body.trigger_type)] ?? 1)) {
    const message = `Max number of rules with this trigger type is ${alike.length}`
    throw invalidForm({ path: ["trigger_type"], code: "AUTO_MODERATION_MAX_RULES", message })
  }
  const rule: Fields = {
    id: realm.nextId(),
    guild_id: guild.id,
    creator_id: realm.world.users.bot.id,
    trigger_metadata: {},
    enabled: false,
    exempt_roles: [],
    exempt_channels: [],
    ...body,
  }
  guild.automodRules.set(String(rule.id), rule)
  tell(realm, guild, "AUTO_MODERATION_RULE_CREATE", rule)
  note(realm, guild, `created automod rule ${rule.name}`)
  audit(call, guild, { action: AUDITED.automodCreate, target: String(rule.id) })
  return rule
}

function change(call: Call): Fields {
  const guild = theGuild(call)
  const rule = theRule(call)
  checkRule(call.body, undefined)
  // The trigger's kind is chosen once and for all.
  const { trigger_type: _kind, ...changes } = call.body
  Object.assign(rule, changes)
  tell(call.realm, guild, "AUTO_MODERATION_RULE_UPDATE", rule)
  note(call.realm, guild, `changed automod rule ${rule.name}`)
  audit(call, guild, { action: AUDITED.automodUpdate, target: String(rule.id) })
  return rule
}

function remove(call: Call): undefined {
  const guild = theGuild(call)
  const rule = theRule(call)
  guild.automodRules.delete(String(rule.id))
  tell(call.realm, guild, "AUTO_MODERATION_RULE_DELETE", rule)
  note(call.realm, guild, `deleted automod rule ${rule.name}`)
  audit(call, guild, { action: AUDITED.automodDelete, target: String(rule.id) })
}

const RULES = "/guilds/:guild/auto-moderation/rules"

export const AUTOMOD_ROUTES: readonly Route[] = [
  { method: "GET", path: RULES, answer: (call) => ok([...theGuild(call).automodRules.values()]) },
  { method: "POST", path: RULES, answer: (call) => ok(create(call)) },
  { method: "GET", path: `${RULES}/:rule`, answer: (call) => ok(theRule(call)) },
  { method: "PATCH", path: `${RULES}/:rule`, answer: (call) => ok(change(call)) },
  { method: "DELETE", path: `${RULES}/:rule`, answer: remove },
]
