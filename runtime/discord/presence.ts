/** `set_status` and `set_activity`: how the bot looks, now and after every reconnect. */
import { ActivityType, type Client, Events, type PresenceStatusData } from "discord.js"
import { scaledMs } from "../clock.ts"
import { nearestName } from "../did-you-mean.ts"
import { Fault } from "../fault.ts"
import { display } from "../language/display.ts"
import { thisProcess } from "../this-process.ts"
import { botState } from "./bot-state.ts"

const STATUSES: Readonly<Record<string, PresenceStatusData>> = {
  online: "online",
  idle: "idle",
  dnd: "dnd",
  do_not_disturb: "dnd",
  invisible: "invisible",
  offline: "invisible",
}

const KINDS: Readonly<Record<string, ActivityType>> = {
  playing: ActivityType.Playing,
  watching: ActivityType.Watching,
  listening: ActivityType.Listening,
  competing: ActivityType.Competing,
  streaming: ActivityType.Streaming,
  custom: ActivityType.Custom,
}

/**
 * Sets the bot's status: "online", "idle", "dnd" or "invisible". With a kind and a text it sets the
 * activity too.
 * @param status which status
 * @param kind of an activity: "playing", "watching", "listening", "competing", "streaming" or "custom"
 * @param text what the bot is doing
 * @returns true
 * @example set_status("online")
 * @role bot
 */
export function setStatus(status: string, kind?: string, text?: string): boolean {
  const found = STATUSES[plain(status)]
  if (found === undefined)
    throw unknownWord("set_status", status, ["online", "idle", "dnd", "invisible"])
  if (kind !== undefined && kind !== null) setActivity(kind, text ?? "")
  botState().presence.status = found
  showPresence()
  return true
}

/**
 * Sets what the bot is shown to be doing: `set_activity("watching", "the sky")`. The text may also
 * come first.
 * @param kind "playing", "watching", "listening", "competing", "streaming" or "custom"
 * @param text what the bot is doing
 * @param options `url` of a stream
 * @returns true
 * @example set_activity("watching", "the sky")
 * @role bot
 */
export function setActivity(kind: string, text?: string, options?: { url?: string }): boolean {
  const { type, name } = activityOf(kind, text)
  const url = options?.url
  botState().presence.activities = [{ name, type, ...(url !== undefined && { url }) }]
  showPresence()
  return true
}

/** One activity of `set_presence`. */
export interface ActivitySettings {
  name: string
  type?: string | number
  url?: string
}

/**
 * Sets status and activities at once.
 * @param options `status`, and `activities`: a list of objects with `name`, `type` and `url`
 * @returns true
 * @throws Fault `unknown_word`
 * @example set_presence({ status: "idle", activities: [{ name: "the sky", type: "watching" }] })
 * @role bot
 */
export function setPresence(options: {
  status?: string
  activities?: readonly ActivitySettings[]
}): boolean {
  const { status, activities } = options
  if (activities !== undefined) {
    botState().presence.activities = activities.map(({ name, type, url }) => {
      const kind = typeof type === "number" ? type : activityOf(type ?? "playing", name).type
      return { name: display(name), type: kind, ...(url !== undefined && { url }) }
    })
  }
  if (status !== undefined) setStatus(status)
  showPresence()
  return true
}

/**
 * Shows the bot as streaming.
 * @param name what is streamed
 * @param url the stream's address on Twitch or YouTube
 * @returns true
 * @example set_streaming("Chess", "https://twitch.tv/chess")
 * @role bot
 */
export function setStreaming(name: string, url: string): boolean {
  return setActivity("streaming", display(name), { url: display(url) })
}

/** Both orders are documented; the one of the two that is a kind settles it. */
function activityOf(first: unknown, second: unknown): { type: ActivityType; name: string } {
  // One text alone is something to play, as Discord's clients show it.
  if (second === undefined || second === null) {
    return { type: ActivityType.Playing, name: display(first) }
  }
  const asKind = KINDS[plain(first)]
  if (asKind !== undefined) return { type: asKind, name: display(second) }
  const secondAsKind = KINDS[plain(second)]
  if (secondAsKind !== undefined) return { type: secondAsKind, name: display(first) }
  throw unknownWord("set_activity", first, Object.keys(KINDS))
}

function plain(word: unknown): string {
  return typeof word === "string" ? word.trim().toLowerCase().replaceAll(" ", "_") : ""
}

function unknownWord(word: string, given: unknown, known: readonly string[]): Fault {
  const nearest = typeof given === "string" ? nearestName(given, known) : undefined
  const hint = nearest === undefined ? "" : ` Did you mean "${nearest}"?`
  return new Fault(
    "unknown_word",
    `${word}() does not know "${display(given)}".${hint} It takes ${known.map((each) => `"${each}"`).join(", ")}.`,
    { word, known },
  )
}

/** Discord takes five presence updates in 20 s for each connection (docs, events/gateway-events "Update Presence"). */
const SENDS_PER_WINDOW = 5
const WINDOW_MS = 20_000
/** Discord counts when updates arrive: one that was on its way for longer than the next brings them closer together. */
const ON_THE_WAY_MS = 150

/** Soon, not at once: a program sets status and activity together, and that is one update. */
function showPresence(): void {
  const client = thisProcess.client
  const state = botState()
  if (client === undefined || state.isPresenceUnsent) return
  state.isPresenceUnsent = true
  if (client.isReady()) sendSoon(client)
  else client.once(Events.ClientReady, () => sendSoon(client))
}

function sendSoon(client: Client): void {
  const now = Date.now()
  const state = botState()
  const window = scaledMs(WINDOW_MS) + ON_THE_WAY_MS
  state.presencesSentAt = state.presencesSentAt.filter((at) => at > now - window)
  const oldest = state.presencesSentAt[0] ?? now
  const delayMs = state.presencesSentAt.length < SENDS_PER_WINDOW ? 0 : oldest + window - now
  setTimeout(() => sendPresence(client), delayMs).unref()
}

function sendPresence(client: Client): void {
  const state = botState()
  state.isPresenceUnsent = false
  if (!client.isReady()) return showPresence()
  state.presencesSentAt.push(Date.now())
  const { status, activities } = state.presence
  client.user.setPresence({ status, activities: structuredClone(activities) })
  // discord.js keeps this very object for the next IDENTIFY; a new one would not be seen.
  const { presence: atIdentify } = client.options.ws as { presence?: object }
  if (atIdentify !== undefined) {
    Object.assign(atIdentify, { status, activities: structuredClone(activities) })
  }
}
