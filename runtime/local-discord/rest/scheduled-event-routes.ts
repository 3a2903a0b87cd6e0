/** Scheduled events (Discord docs, resources/guild-scheduled-event). */
import { note, tell } from "../acts/members.ts"
import type { Fields, Guild } from "../world/types.ts"
import { AUDITED, audit } from "./audit-routes.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { checkName } from "./channel-routes.ts"
import { type FieldError, invalidForm, refusal, unknown } from "./errors.ts"
import { limitOf, theGuild } from "./find.ts"
import { objectFrom } from "./reading.ts"

const EXTERNAL = 3
const STATUS = { scheduled: 1, active: 2, completed: 3, canceled: 4 } as const

function theEvent(call: Call): Fields {
  const event = theGuild(call).scheduledEvents.get(call.params.event ?? "")
  if (event === undefined) throw unknown("guild scheduled event")
  return event
}

function fieldsOf(guild: Guild, event: Fields): Fields {
  return { ...event, user_count: guild.eventUsers.get(String(event.id))?.size ?? 0 }
}

function required(path: string): FieldError {
  return { path: [path], code: "BASE_TYPE_REQUIRED", message: "This field is required" }
}

function checkNew(call: Call): void {
  const { body, realm } = call
  const missing = ["name", "privacy_level", "scheduled_start_time", "entity_type"].filter(
    (key) => body[key] === undefined,
  )
  if (missing.length > 0) throw invalidForm(...missing.map(required))
  checkName(body.name)
  const isOutside = body.entity_type === EXTERNAL
  if (isOutside && body.scheduled_end_time == null)
    throw invalidForm(required("scheduled_end_time"))
  if (isOutside && objectFrom(body.entity_metadata).location === undefined) {
    throw invalidForm(required("entity_metadata"))
  }
  if (!isOutside && body.channel_id == null) throw invalidForm(required("channel_id"))
  checkTimes(body, realm.time.now())
}

function checkTimes(body: Fields, now: number): void {
  const start = Date.parse(String(body.scheduled_start_time))
  const end = Date.parse(String(body.scheduled_end_time))
  const wrong = (path: string, code: string, message: string): never => {
    throw invalidForm({ path: [path], code, message })
  }
  if (start < now) {
    const message = "Cannot schedule event in the past."
    wrong("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", message)
  }
  if (end <= start) {
    const message = "Cannot schedule event end time before start time"
    wrong("scheduled_end_time", "GUILD_SCHEDULED_EVENT_END_TIME_BEFORE_START_TIME", message)
  }
}

function create(call: Call): Fields {
  checkNew(call)
  const { body, realm } = call
  const guild = theGuild(call)
  const open = [...guild.scheduledEvents.values()].filter(({ status }) => !isFinished(status))
  if (open.length >= MOST_OPEN) throw refusal(30_038)
  const event: Fields = {
    id: realm.nextId(),
    guild_id: guild.id,
    creator_id: realm.world.users.bot.id,
    creator: realm.world.users.bot,
    description: null,
    channel_id: null,
    scheduled_end_time: null,
    entity_id: null,
    entity_metadata: null,
    status: STATUS.scheduled,
    recurrence_rule: null,
    ...body,
    // A picture is uploaded as data and kept as a hash.
    image: body.image == null ? null : realm.nextId(),
  }
  guild.scheduledEvents.set(String(event.id), event)
  tell(realm, guild, "GUILD_SCHEDULED_EVENT_CREATE", event)
  note(realm, guild, `created event ${event.name}`)
  audit(call, guild, { action: AUDITED.eventCreate, target: String(event.id) })
  return fieldsOf(guild, event)
}

/** Discord docs: at most 100 events that are scheduled or active. */
const MOST_OPEN = 100

function isFinished(status: unknown): boolean {
  return status === STATUS.completed || status === STATUS.canceled
}

/** Discord docs: scheduled → active or canceled, active → completed, and nothing else. */
function checkStatus(from: unknown, to: unknown): void {
  if (to === undefined || to === from) return
  const allowed =
    from === STATUS.scheduled
      ? [STATUS.active, STATUS.canceled]
      : from === STATUS.active
        ? [STATUS.completed]
        : []
  if ((allowed as unknown[]).includes(to)) return
  const message = "Invalid Guild Scheduled Event Status Transition"
  throw invalidForm({ path: ["status"], code: "GUILD_SCHEDULED_EVENT_STATUS_TRANSITION", message })
}

function change(call: Call): Fields {
  const { body, realm } = call
  const guild = theGuild(call)
  const event = theEvent(call)
  if (body.name !== undefined) checkName(body.name)
  if (isFinished(event.status)) throw refusal(180_000)
  checkStatus(event.status, body.status)
  checkTimes(body, realm.time.now())
  const { image, ...changes } = body
  Object.assign(event, changes, image != null && { image: realm.nextId() })
  tell(realm, guild, "GUILD_SCHEDULED_EVENT_UPDATE", event)
  note(realm, guild, `changed event ${event.name}: ${Object.keys(body).join(", ")}`)
  audit(call, guild, { action: AUDITED.eventUpdate, target: String(event.id) })
  return fieldsOf(guild, event)
}

function remove(call: Call): undefined {
  const guild = theGuild(call)
  const event = theEvent(call)
  guild.scheduledEvents.delete(String(event.id))
  tell(call.realm, guild, "GUILD_SCHEDULED_EVENT_DELETE", event)
  note(call.realm, guild, `deleted event ${event.name}`)
  audit(call, guild, { action: AUDITED.eventDelete, target: String(event.id) })
}

function users(call: Call): Fields[] {
  const { id } = theEvent(call)
  const found = [...(theGuild(call).eventUsers.get(String(id)) ?? [])]
  return found.slice(0, limitOf(call, 100, 100)).flatMap((userId) => {
    const user = call.realm.world.users.find(userId)
    return user === undefined ? [] : [{ guild_scheduled_event_id: id, user }]
  })
}

function list(call: Call): Fields[] {
  const guild = theGuild(call)
  return [...guild.scheduledEvents.values()].map((event) => fieldsOf(guild, event))
}

const EVENTS = "/guilds/:guild/scheduled-events"

export const SCHEDULED_EVENT_ROUTES: readonly Route[] = [
  { method: "GET", path: EVENTS, answer: (call) => ok(list(call)) },
  { method: "POST", path: EVENTS, answer: (call) => ok(create(call)) },
  {
    method: "GET",
    path: `${EVENTS}/:event`,
    answer: (call) => ok(fieldsOf(theGuild(call), theEvent(call))),
  },
  { method: "PATCH", path: `${EVENTS}/:event`, answer: (call) => ok(change(call)) },
  { method: "DELETE", path: `${EVENTS}/:event`, answer: remove },
  { method: "GET", path: `${EVENTS}/:event/users`, answer: (call) => ok(users(call)) },
]
