/** Collectors: what happens in a channel or at a message for a while. */
import type { Message } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { botState, type Collector } from "../bot-state.ts"
import { type ChannelLike, channelIdOf } from "../resolve/channel.ts"
import {
  beginCollector,
  type CollectorLike,
  type CollectorOptions,
  type CollectorRow,
  endCollector,
} from "./collecting.ts"

/**
 * Collects the messages that people write in a channel.
 * @param channel the channel or its id
 * @param options `time` and `idle` in milliseconds, `max`, `filter`: a function that is given a message
 * @returns the collector; on_collect() hears of each message
 * @throws Fault `no_channel`, `wrong_options`
 * @example let collector = create_message_collector(message.channel, { time: 60000, max: 3 })
 * on_collect(collector, func(answer) {
 *   react(answer, "👀")
 * })
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
  return beginCollector("message", { channelId }, options, "create_message_collector")
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
 * @example let collector = create_reaction_collector(message, { time: 60000 })
 * on_collect(collector, func(reaction, user) {
 *   print(user.username, reaction.emoji.name)
 * })
 * @role bot
 * @needs GuildMessageReactions DirectMessageReactions
 */
export function createReactionCollector(
  message: Message | string,
  options?: CollectorOptions | null,
): CollectorRow {
  needChannel(message, options, "create_reaction_collector")
  const messageId = messageIdOf(message, "create_reaction_collector")
  return beginCollector("reaction", { messageId }, options, "create_reaction_collector")
}

/**
 * Collects the clicks on the buttons and menus of a message.
 * @param message the message; or its id, with `channel_id` among the options
 * @param options `time` and `idle` in milliseconds, `max`, `component_type`, `filter`
 * @returns the collector; on_collect() hears of each click
 * @throws Fault `no_message`, `no_channel`, `wrong_options`
 * @example let collector = create_interaction_collector(message, { time: 60000, component_type: "button" })
 * on_collect(collector, func(interaction) {
 *   interaction_reply(interaction, "You clicked.", true)
 * })
 * @role bot
 */
export function createInteractionCollector(
  message: Message | string,
  options?: CollectorOptions | null,
): CollectorRow {
  needChannel(message, options, "create_interaction_collector")
  const messageId = messageIdOf(message, "create_interaction_collector")
  return beginCollector("interaction", { messageId }, options, "create_interaction_collector")
}

/** Undefined for one that has ended. */
function collectorOf(given: unknown, word: string): Collector | undefined {
  const id = typeof given === "string" ? given : display(Object(given).id ?? "")
  const { collectors, collectorsMade } = botState()
  const found = collectors.get(id)
  if (found !== undefined) return found
  const number = Number(/^collector_(\d+)$/.exec(id)?.[1])
  if (number >= 1 && number <= collectorsMade) return undefined
  throw new Fault("no_collector", `${word}() finds no collector "${id}".`, { word })
}

/**
 * Runs a function for each thing that a collector takes.
 * @param collector the collector or its id
 * @param handler a function that takes the message, reaction or interaction
 * @returns false where the collector has ended already
 * @throws Fault `no_collector`
 * @example let collector = create_message_collector(message.channel, { max: 1 })
 * on_collect(collector, func(answer) {
 *   reply(answer, "Thank you")
 * })
 * @role bot
 */
export function onCollect(
  collector: CollectorLike,
  // biome-ignore lint/suspicious/noExplicitAny: what it is given depends on the collector
  handler: (item: any, user?: any) => unknown,
): boolean {
  const found = collectorOf(collector, "on_collect")
  found?.collectHandlers.push(handler)
  return found !== undefined
}

/**
 * Runs a function when a collector ends.
 * @param collector the collector or its id
 * @param handler a function that takes the list of all that was collected, and why it ended: "time",
 *   "limit", "idle" or "stopped"
 * @returns false where the collector has ended already
 * @throws Fault `no_collector`
 * @example let collector = create_message_collector(message.channel, { time: 10000 })
 * on_collector_end(collector, func(collected, reason) {
 *   print(length(collected) + " answers, " + reason)
 * })
 * @role bot
 */
export function onCollectorEnd(
  collector: CollectorLike,
  // biome-ignore lint/suspicious/noExplicitAny: what was collected depends on the collector
  handler: (collected: any[], reason: string) => unknown,
): boolean {
  const found = collectorOf(collector, "on_collector_end")
  found?.endHandlers.push(handler)
  return found !== undefined
}

/**
 * Ends a collector.
 * @param collector the collector or its id
 * @returns whether it was collecting
 * @throws Fault `no_collector`
 * @example let collector = create_message_collector(message.channel)
 * stop_collector(collector)
 * @role bot
 */
export function stopCollector(collector: CollectorLike): boolean {
  const found = collectorOf(collector, "stop_collector")
  if (found !== undefined) endCollector(found, "stopped")
  return found !== undefined
}
