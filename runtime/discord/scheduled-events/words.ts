/** Scheduled events of a server: made, changed, begun, ended. */
import {
  type GuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventStatus,
  type User,
} from "discord.js"
import { display } from "../../language/display.ts"
import { channelIdOf, channelOf } from "../resolve/channel.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { camelKeys, choiceOf, idOf, reasonOf, timeOf } from "../resolve/options.ts"
import { pictureOf } from "../resolve/picture.ts"
import { asking } from "../resolve/refused.ts"

const MANAGING = { deed: "manage the events of this server", permission: "Manage Events" }
const READING = { deed: "see the events of this server" }

/** A time: milliseconds since 1970, or text such as "2030-01-31T18:00:00Z". */
type Time = number | string | Date
/** An event or its id. */
type EventLike = string | GuildScheduledEvent

/** What `create_scheduled_event` and `edit_scheduled_event` take. */
export interface EventSettings {
  name?: string
  description?: string
  scheduled_start_time?: Time
  scheduledStartTime?: Time
  start_time?: Time
  scheduled_end_time?: Time
  scheduledEndTime?: Time
  end_time?: Time
  /** "voice", "stage_instance" or "external". Default: what the channel is, or external with a `location`. */
  entity_type?: number | string
  entityType?: number | string
  channel_id?: string
  channelId?: string
  channel?: unknown
  /** Where an event outside of Discord is. */
  location?: string
  /** Discord knows 2 alone: for the members of the server. */
  privacy_level?: number
  privacyLevel?: number
  image?: string
  reason?: string
}

/** Discord docs, resources/guild-scheduled-event: an event outside of Discord has to end. */
const USUAL_LENGTH_MS = 3_600_000

async function settingsOf(given: EventSettings, word: string): Promise<object> {
  const all = camelKeys(given)
  const start = all.scheduledStartTime ?? all.startTime
  const end = all.scheduledEndTime ?? all.endTime
  const channel = channelIdOf(all.channel ?? all.channelId)
  const location = all.location ?? Object(all.entityMetadata).location
  return {
    ...(all.name !== undefined && { name: display(all.name) }),
    ...(all.description != null && { description: display(all.description) }),
    ...(start !== undefined && { scheduledStartTime: timeOf(start, word) }),
    ...(end != null && { scheduledEndTime: timeOf(end, word) }),
    ...(channel !== undefined && { channel }),
    ...(location !== undefined && { entityMetadata: { location: display(location) } }),
    ...(all.image !== undefined && { image: pictureOf(all.image, word) }),
    ...(all.entityType !== undefined && { entityType: kindOf(all.entityType, word) }),
    ...reasonOf(all.reason),
  }
}

function kindOf(given: unknown, word: string): number {
  return choiceOf(GuildScheduledEventEntityType, given, { word, what: "kind of event" })
}

/**
 * Makes a scheduled event. Without a channel it takes place outside of Discord, at its `location`.
 * @param guild the server, its id, or something that happened on it
 * @param options `name`, `scheduled_start_time`, `scheduled_end_time`, `description`, `channel_id`, `location`, `image`, `entity_type`; or the event's name
 * @param description what it is about, when a name stands before it
 * @param startTime when it begins: milliseconds since 1970 or text; after the description
 * @param endTime when it ends. Default outside of Discord: an hour later
 * @param location where it takes place
 * @returns the event
 * @throws Fault `wrong_time`, `unknown_choice`; what Discord refuses
 * @example create_scheduled_event(message.guild, "Party", "All are welcome", "2090-01-01T18:00:00Z", "2090-01-01T20:00:00Z", "The park")
 * @role bot
 */
export async function createScheduledEvent(
  guild: GuildLike,
  options: EventSettings | string,
  description?: string | null,
  startTime?: Time,
  endTime?: Time | null,
  location?: string | null,
): Promise<GuildScheduledEvent> {
  const word = "create_scheduled_event"
  const server = await guildOf(guild, word)
  const given =
    typeof options === "string"
      ? {
          name: options,
          ...(description && { description }),
          scheduledStartTime: startTime as Time,
          ...(endTime && { scheduledEndTime: endTime }),
          ...(location && { location }),
        }
      : options
  const settings = (await settingsOf(given, word)) as Record<string, unknown>
  const begins = timeOf(settings.scheduledStartTime, word)
  const kind = settings.entityType ?? (await usualKind(settings.channel, word))
  const isOutside = kind === GuildScheduledEventEntityType.External
  const usual = isOutside && {
    scheduledEndTime: new Date(begins.getTime() + USUAL_LENGTH_MS),
    entityMetadata: { location: server.name },
  }
  const event = { privacyLevel: 2, entityType: kind, ...usual, ...settings }
  return await asking(MANAGING, () => server.scheduledEvents.create(event as never))
}

async function usualKind(channel: unknown, word: string): Promise<number> {
  if (channel === undefined) return GuildScheduledEventEntityType.External
  const { type } = await channelOf(channel, word)
  const isStage = type === 13
  return isStage ? GuildScheduledEventEntityType.StageInstance : GuildScheduledEventEntityType.Voice
}

/**
 * Changes a scheduled event.
 * @param guild the server, its id, or something that happened on it
 * @param event the event or its id
 * @param options what changes, as create_scheduled_event() takes it
 * @returns the event
 * @example let event = fetch_scheduled_events(message.guild)[0]
 * edit_scheduled_event(message.guild, event, { name: "Long talk" })
 * @role bot
 * @also update_scheduled_event
 */
export async function editScheduledEvent(
  guild: GuildLike,
  event: EventLike,
  options: EventSettings,
): Promise<GuildScheduledEvent> {
  const server = await guildOf(guild, "edit_scheduled_event")
  const id = idOf(event, "edit_scheduled_event", "an event")
  const settings = await settingsOf(options, "edit_scheduled_event")
  return await asking(MANAGING, () => server.scheduledEvents.edit(id, settings as never))
}

async function setStatus(guild: GuildLike, event: EventLike, status: number, word: string) {
  const server = await guildOf(guild, word)
  const id = idOf(event, word, "an event")
  await asking(MANAGING, () => server.scheduledEvents.edit(id, { status: status as never }))
  return true
}

/**
 * Begins a scheduled event now.
 * @param guild the server, its id, or something that happened on it
 * @param event the event or its id
 * @returns true
 * @example start_scheduled_event(message.guild, fetch_scheduled_events(message.guild)[0])
 * @role bot
 */
export async function startScheduledEvent(guild: GuildLike, event: EventLike): Promise<boolean> {
  return await setStatus(guild, event, GuildScheduledEventStatus.Active, "start_scheduled_event")
}

/**
 * Ends a scheduled event that has begun.
 * @param guild the server, its id, or something that happened on it
 * @param event the event or its id
 * @returns true
 * @example end_scheduled_event(message.guild, fetch_scheduled_events(message.guild)[0])
 * @role bot
 */
export async function endScheduledEvent(guild: GuildLike, event: EventLike): Promise<boolean> {
  return await setStatus(guild, event, GuildScheduledEventStatus.Completed, "end_scheduled_event")
}

/**
 * Deletes a scheduled event.
 * @param guild the server, its id, or something that happened on it
 * @param event the event or its id
 * @returns true
 * @example delete_scheduled_event(message.guild, fetch_scheduled_events(message.guild)[0])
 * @role bot
 */
export async function deleteScheduledEvent(guild: GuildLike, event: EventLike): Promise<boolean> {
  const server = await guildOf(guild, "delete_scheduled_event")
  const id = idOf(event, "delete_scheduled_event", "an event")
  await asking(MANAGING, () => server.scheduledEvents.delete(id))
  return true
}

/**
 * All scheduled events of a server.
 * @param guild the server, its id, or something that happened on it
 * @returns a list of events
 * @example for event in fetch_scheduled_events(message.guild) {
 *   print(event.name, event.scheduled_start_at)
 * }
 * @role bot
 * @also get_scheduled_events
 */
export async function fetchScheduledEvents(guild: GuildLike): Promise<GuildScheduledEvent[]> {
  const server = await guildOf(guild, "fetch_scheduled_events")
  const found = await asking(READING, () => server.scheduledEvents.fetch())
  return [...found.values()]
}

/**
 * Who wants to come to a scheduled event.
 * @param guild the server, its id, or something that happened on it
 * @param event the event or its id
 * @returns a list of users, at most 100
 * @example let event = fetch_scheduled_events(message.guild)[0]
 * for user in fetch_event_users(message.guild, event) {
 *   print(user.username)
 * }
 * @role bot
 * @also get_scheduled_event_users
 */
export async function fetchEventUsers(guild: GuildLike, event: EventLike): Promise<User[]> {
  const server = await guildOf(guild, "fetch_event_users")
  const id = idOf(event, "fetch_event_users", "an event")
  const found = await asking(READING, () => server.scheduledEvents.fetchSubscribers(id))
  return [...found.values()].map(({ user }) => user)
}
