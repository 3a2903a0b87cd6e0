/** How collectors collect: what they listen to, when they end, what they hand over. */
import { type BaseInteraction, Events, type Message } from "discord.js"
import { scaledMs } from "../../clock.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { botState, type Collector } from "../bot-state.ts"
import { runHandler } from "../handlers.ts"
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

/** Begins to collect, and says what the program may know of it. */
export function beginCollector(
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
  const state = botState()
  state.collectorsMade += 1
  const id = `collector_${state.collectorsMade}`
  const collector: Collector = {
    id,
    type,
    channelId: ids.channelId ?? null,
    messageId: ids.messageId ?? null,
    collected: [],
    collectHandlers: [],
    endHandlers: [],
    hasEnded: false,
    timers: new Set(),
    detach: () => {},
  }
  state.collectors.set(id, collector)
  listenFor(collector, options ?? {}, word)
  const { time } = options ?? {}
  if (time !== undefined) {
    collector.timers.add(setTimeout(() => endCollector(collector, "time"), scaledMs(Number(time))))
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
        endCollector(collector, "limit")
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
  if (before !== undefined) collector.timers.delete(before)
  if (idle === undefined) return undefined
  const timer = setTimeout(() => endCollector(collector, "idle"), scaledMs(Number(idle)))
  collector.timers.add(timer)
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

/** Ends a collector once; what it has taken is kept by nobody but the handlers that are given it. */
export function endCollector(collector: Collector, reason: string): void {
  if (collector.hasEnded) return
  collector.hasEnded = true
  for (const timer of collector.timers) clearTimeout(timer)
  collector.detach()
  botState().collectors.delete(collector.id)
  const { collected, endHandlers } = collector
  for (const handler of endHandlers) {
    void runHandler("on_collector_end", () => handler([...collected], reason))
  }
}
