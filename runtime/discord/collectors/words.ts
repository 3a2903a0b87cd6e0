/** Collectors: what happens in a channel or at a message for a while. */
import { type BaseInteraction, Events, type Message } from "discord.js"
import { scaledMs } from "../../clock.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { botState, type Collector } from "../bot-state.ts"
import { runHandler } from "../handlers.ts"
import { type ChannelLike, channelIdOf } from "../resolve/channel.ts"
import { startedClient } from "../resolve/client.ts"

/** What a collector takes. */
export interface CollectorOptions {
  /** Milliseconds until it ends. */
  time?: number
  /** How many to collect before it ends. */
  max?: number
  /** Milliseconds without anything until it ends. */
  idle?: number
  /** A function that says whether something counts. */
  // biome-ignore lint/suspicious/noExplicitAny: what it is given depends on the collector
  filter?: (item: any, user?: any) => any
  channel_id?: string
  channelId?: string
  /** Of interactions: 2 or "button", 3 or "select_menu". */
  component_type?: number | string
  componentType?: number | string
}

/** A collector as the words give it. */
export interface CollectorRow {
  id: string
  type: string
  channel_id: string | null
  message_id: string | null
}

/** A collector, or its id. */
export type CollectorLike = CollectorRow | string

function begin(
  type: Collector["type"],
  ids: { channelId?: string; messageId?: string },
  options: CollectorOptions | null | undefined,
  word: string,
): CollectorRow {
  if (options !== undefined && (typeof options !== "object" || options === null)) {
    throw new Fault(
      "wrong_options",
      `${word}() takes an object like { time: 60000, max: 5 }, and got ${kindName(options)}.`,
    )
  }
  const { collectors } = botState()
  const id = `collector_${collectors.size + 1}`
  const collector: Collector = {
    id,
    type,
    channelId: ids.channelId ?? null,
    messageId: ids.messageId ?? null,
    collected: [],
    collectHandlers: [],
    endHandlers: [],
    hasEnded: false,
    timers: [],
    detach: () => {},
  }
  collectors.set(id, collector)
  listenFor(collector, options ?? {}, word)
  const { time } = options ?? {}
  if (time !== undefined) {
    collector.timers.push(setTimeout(() => end(collector, "time"), scaledMs(Number(time))))
  }
  return { id, type, channel_id: collector.channelId, message_id: collector.messageId }
}

function listenFor(collector: Collector, options: CollectorOptions, word: string): void {
  const client = startedClient(word)
  let idle = restartIdle(collector, options, undefined)
  const take = (item: unknown, user?: unknown): void => {
    void runHandler(word, async () => {
      if (collector.hasEnded) return
      if (options.filter !== undefined && !(await options.filter(item, user))) return
      collector.collected.push(item)
      idle = restartIdle(collector, options, idle)
      for (const handler of collector.collectHandlers) {
        void runHandler("on_collect", () => handler(item, user))
      }
      if (options.max !== undefined && collector.collected.length >= options.max)
        end(collector, "limit")
    })
  }
  const { event, hear } = LISTENERS[collector.type](collector, options, take)
  client.on(event as never, hear as never)
  collector.detach = () => void client.off(event as never, hear as never)
}

function restartIdle(
  collector: Collector,
  { idle }: CollectorOptions,
  before: NodeJS.Timeout | undefined,
): NodeJS.Timeout | undefined {
  clearTimeout(before)
  if (idle === undefined) return undefined
  const timer = setTimeout(() => end(collector, "idle"), scaledMs(Number(idle)))
  collector.timers.push(timer)
  return timer
}

type Take = (item: unknown, user?: unknown) => void
type Listening = { event: string; hear: (...values: never[]) => void }

const LISTENERS: Readonly<
  Record<
    Collector["type"],
    (collector: Collector, options: CollectorOptions, take: Take) => Listening
  >
> = {
  message: ({ channelId }, _, take) => ({
    event: Events.MessageCreate,
    hear: (message: Message) => {
      // What the bot says itself is never collected.
      if (message.channelId === channelId && message.author.id !== message.client.user.id)
        take(message)
    },
  }),
  reaction: ({ messageId }, _, take) => ({
    event: Events.MessageReactionAdd,
    hear: (
      reaction: { message: Message; client: { user: { id: string } } },
      user: { id: string },
    ) => {
      if (reaction.message.id !== messageId || user.id === reaction.client.user.id) return
      take(Object.assign(Object.create(reaction), { user }), user)
    },
  }),
  interaction: ({ messageId }, options, take) => ({
    event: Events.InteractionCreate,
    hear: (interaction: BaseInteraction) => {
      const { message, componentType } = Object(interaction) as {
        message?: Message
        componentType?: number
      }
      if (message?.id !== messageId || componentType === undefined) return
      const wanted = options.component_type ?? options.componentType
      if (wanted !== undefined && COMPONENTS[display(wanted)] !== componentType) return
      take(interaction)
    },
  }),
}

/** Discord docs, components/reference "Component Types". */
const COMPONENTS: Readonly<Record<string, number>> = {
  "2": 2,
  button: 2,
  "3": 3,
  select_menu: 3,
  string_select: 3,
  "5": 5,
  user_select: 5,
  "6": 6,
  role_select: 6,
  "8": 8,
  channel_select: 8,
}

function end(collector: Collector, reason: string): void {
  if (collector.hasEnded) return
  collector.hasEnded = true
  for (const timer of collector.timers) clearTimeout(timer)
  collector.detach()
  const { collected, endHandlers } = collector
  for (const handler of endHandlers) {
    void runHandler("on_collector_end", () => handler([...collected], reason))
  }
}

/**
 * Collects the messages that people write in a channel.
 * @param channel the channel or its id
 * @param options `time` and `idle` in milliseconds, `max`, `filter`: a function that is given a message
 * @returns the collector; on_collect() hears of each message
 * @throws Fault `no_channel`, `wrong_options`
 * @role bot
 * @needs GuildMessages DirectMessages MessageContent
 */
export function createMessageCollector(
  channel: ChannelLike,
  options?: CollectorOptions | null,
): CollectorRow {
  const channelId = channelIdOf(channel)
  if (channelId === undefined) {
    throw new Fault(
      "no_channel",
      `create_message_collector() needs a channel or its id, and got ${kindName(channel)}.`,
    )
  }
  return begin("message", { channelId }, options, "create_message_collector")
}

function messageIdOf(given: unknown, word: string): string {
  const id = typeof given === "string" ? given : Object(given).id
  if (typeof id === "string" && /^\d{15,21}$/.test(id)) return id
  throw new Fault(
    "no_message",
    `${word}() needs a message or its id, and got ${kindName(given)}.`,
    { word },
  )
}

function needChannel(
  given: unknown,
  options: CollectorOptions | null | undefined,
  word: string,
): void {
  if (typeof given !== "string" || options?.channel_id || options?.channelId) return
  throw new Fault("no_channel", `${word}() needs the message's channel_id beside its id.`, { word })
}

/**
 * Collects the reactions to a message.
 * @param message the message; or its id, with `channel_id` among the options
 * @param options `time` and `idle` in milliseconds, `max`, `filter`: a function that is given a reaction and a user
 * @returns the collector; on_collect() hears of each reaction, whose `user` it is too
 * @throws Fault `no_message`, `no_channel`, `wrong_options`
 * @role bot
 * @needs GuildMessageReactions DirectMessageReactions
 */
export function createReactionCollector(
  message: Message | string,
  options?: CollectorOptions | null,
): CollectorRow {
  needChannel(message, options, "create_reaction_collector")
  const messageId = messageIdOf(message, "create_reaction_collector")
  return begin("reaction", { messageId }, options, "create_reaction_collector")
}

/**
 * Collects the clicks on the buttons and menus of a message.
 * @param message the message; or its id, with `channel_id` among the options
 * @param options `time` and `idle` in milliseconds, `max`, `component_type`, `filter`
 * @returns the collector; on_collect() hears of each click
 * @throws Fault `no_message`, `no_channel`, `wrong_options`
 * @role bot
 */
export function createInteractionCollector(
  message: Message | string,
  options?: CollectorOptions | null,
): CollectorRow {
  needChannel(message, options, "create_interaction_collector")
  const messageId = messageIdOf(message, "create_interaction_collector")
  return begin("interaction", { messageId }, options, "create_interaction_collector")
}

function collectorOf(given: unknown, word: string): Collector {
  const id = typeof given === "string" ? given : display(Object(given).id ?? "")
  const found = botState().collectors.get(id)
  if (found !== undefined) return found
  throw new Fault("no_collector", `${word}() finds no collector "${id}".`, { word })
}

/**
 * Runs a function for each thing that a collector takes.
 * @param collector the collector or its id
 * @param handler a function that takes the message, reaction or interaction
 * @returns true
 * @throws Fault `no_collector`
 * @role bot
 */
export function onCollect(
  collector: CollectorLike,
  // biome-ignore lint/suspicious/noExplicitAny: what it is given depends on the collector
  handler: (item: any, user?: any) => unknown,
): boolean {
  collectorOf(collector, "on_collect").collectHandlers.push(handler)
  return true
}

/**
 * Runs a function when a collector ends.
 * @param collector the collector or its id
 * @param handler a function that takes the list of all that was collected, and why it ended: "time",
 *   "limit", "idle" or "stopped"
 * @returns true
 * @throws Fault `no_collector`
 * @role bot
 */
export function onCollectorEnd(
  collector: CollectorLike,
  // biome-ignore lint/suspicious/noExplicitAny: what was collected depends on the collector
  handler: (collected: any[], reason: string) => unknown,
): boolean {
  const found = collectorOf(collector, "on_collector_end")
  found.endHandlers.push(handler)
  return true
}

/**
 * Ends a collector.
 * @param collector the collector or its id
 * @returns whether it was collecting
 * @throws Fault `no_collector`
 * @role bot
 */
export function stopCollector(collector: CollectorLike): boolean {
  const found = collectorOf(collector, "stop_collector")
  const wasRunning = !found.hasEnded
  end(found, "stopped")
  return wasRunning
}
