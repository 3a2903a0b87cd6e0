/** `listen` and `on`: handlers for every event of discord.js, registered before or after `bot_start`. */
import { type Client, type ClientEvents, Events, type Interaction } from "discord.js"
import { nearestName } from "../did-you-mean.ts"
import { Fault } from "../fault.ts"
import { endsWithModule } from "../language/modules.ts"
import { thisProcess } from "../this-process.ts"
import { botState } from "./bot-state.ts"
import { expectFunction, hearReadyAs, runHandler, takeOut } from "./handlers.ts"
import { intentsOf, missingIntents } from "./intents.ts"

/** An interaction is of one of many types, and a program asks for what only its own type has. */
interface Anything {
  // biome-ignore lint/suspicious/noExplicitAny: which type it is shows at run time
  [property: string]: any
}

/** What the handler of an event is given; names that TypeScript cannot know give anything. */
export type Given<Event> = Event extends keyof ClientEvents
  ? Event extends "interactionCreate"
    ? [interaction: Interaction & Anything]
    : ClientEvents[Event]
  : Event extends "ready"
    ? [client: Client<true>]
    : // biome-ignore lint/suspicious/noExplicitAny: a name that is only known at run time
      any[]

/**
 * Runs a function for each event of a kind, with everything that discord.js gives to the event.
 * @param event the event's name, such as "messageCreate", "guildMemberAdd" or "ready"
 * @param handler a function that takes the event's values
 * @throws Fault `unknown_event` when there is no event of that name; `wrong_handler`
 * @example listen("guildMemberAdd", func(member) {
 *   print(member.user.username + " is here")
 * })
 * @role bot
 * @also on
 */
export function listen<const Event extends string>(
  event: Event,
  handler: (...values: Given<Event>) => unknown,
): void {
  const name = eventNamed(event)
  if (name === Events.ClientReady) hearReadyAs(`listen("${event}")`, handler as never)
  else listenAs(`listen("${event}")`, name, handler)
}

/** @param word what registers the handler, as messages call it */
export function listenAs<Event extends string>(
  word: string,
  event: keyof ClientEvents,
  handler: (...values: Given<Event>) => unknown,
): void {
  expectFunction(word, handler)
  const listener: Listener = { event, word, handler }
  const state = botState()
  state.listeners.push(listener)
  endsWithModule(() => {
    takeOut(state.listeners, listener)
    listener.isOver = true
  })
  if (thisProcess.client === undefined) return
  checkIntents(thisProcess.client, listener)
  attach(thisProcess.client, listener)
}

export interface Listener {
  event: keyof ClientEvents
  /** How messages call it. */
  word: string
  // biome-ignore lint/suspicious/noExplicitAny: each event gives other values
  handler: (...values: any[]) => unknown
  /** It is not told any more. */
  isOver?: boolean
}

/** Lets a new client tell all listeners that are registered so far. */
export function hearListeners(client: Client): void {
  for (const listener of botState().listeners) attach(client, listener)
}

/**
 * Announces events that the program will listen to once its bot has started.
 * @operator
 */
export function expectEvents(...events: string[]): void {
  botState().expectedEvents.push(...events.map(eventNamed))
}

/**
 * Says which intents the program needs, as its build found out; the build writes the call.
 * @operator
 */
export function needIntents(...names: string[]): void {
  thisProcess.intents = [...(thisProcess.intents ?? []), ...names]
}

/** The events that the program listens to, or will. */
export function heardEvents(): (keyof ClientEvents)[] {
  const { listeners, expectedEvents, messageHandlers } = botState()
  const messages: (keyof ClientEvents)[] = messageHandlers.length > 0 ? [Events.MessageCreate] : []
  return [...listeners.map(({ event }) => event), ...messages, ...expectedEvents]
}

function attach(client: Client, listener: Listener): void {
  const { event, word, handler } = listener
  client.on(event, (...values: unknown[]) => {
    if (listener.isOver) return
    void runHandler(word, async () => handler(...(await Promise.all(values.map(whole)))))
  })
}

/** What happened to something old comes with its id only; its rest is asked for. */
async function whole(value: unknown): Promise<unknown> {
  const { partial, fetch } = Object(value) as { partial?: boolean; fetch?(): Promise<unknown> }
  if (partial !== true || fetch === undefined) return value
  try {
    return (await fetch.call(value)) ?? value
  } catch {
    // Deleted by now, say: the handler gets what is known.
    return value
  }
}

const NAMES: readonly string[] = Object.values(Events)
/** Old names of events, as programs still write them. */
const FORMER: Readonly<Record<string, string>> = {
  ready: Events.ClientReady,
  webhookUpdate: Events.WebhooksUpdate,
}

function eventNamed(event: string): keyof ClientEvents {
  const known = [...NAMES, ...Object.keys(FORMER)]
  const plain = (name: string): string => name.replaceAll("_", "").toLowerCase()
  const found = known.find((name) => plain(name) === plain(String(event)))
  if (found !== undefined) return (FORMER[found] ?? found) as keyof ClientEvents
  const near = nearestName(String(event), known)
  throw new Fault(
    "unknown_event",
    `listen() does not know the event "${event}".${near === undefined ? "" : ` Did you mean "${near}"?`}`,
  )
}

/** Discord is told at the login what the bot wants to hear; later it cannot be told any more. */
function checkIntents(client: Client, { event, word }: Listener): void {
  const missing = missingIntents(client.options.intents.bitfield, event)
  if (missing.length === 0) return
  throw new Fault(
    "listener_too_late",
    `${word} comes after bot_start(), and Discord was not asked for this event at the login. Move it in front of bot_start().`,
    { event, intents: intentsOf(event) },
  )
}
