/** Messages, by themselves or by their id and their channel's. */
import { Message, type TextBasedChannel } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { channelIdOf, channelOf } from "./channel.ts"
import { ID } from "./guild.ts"
import { asking } from "./refused.ts"

export const READING = { deed: "read the messages here", permission: "Read Message History" }

/** @throws Fault `no_text_channel`, and what channelOf() throws */
export async function textChannel(given: unknown, word: string): Promise<TextBasedChannel> {
  const found = await channelOf(given, word)
  if (found.isTextBased()) return found
  throw new Fault("no_text_channel", `${word}() needs a channel with messages.`, { word })
}

/**
 * A message; or its id and its channel, in either order, as both orders are documented.
 * @returns the message, and how many of the values it took
 * @throws Fault `no_message`; what Discord refuses
 */
export async function messageFrom(
  first: unknown,
  second: unknown,
  word: string,
): Promise<{ message: Message; took: 1 | 2 }> {
  if (first instanceof Message) return { message: first, took: 1 }
  const [where, id] = isChannelFirst(first, second) ? [first, second] : [second, first]
  if (where === undefined || where === null || channelIdOf(where) === undefined) {
    throw new Fault(
      "no_message",
      `${word}() needs a message, or a message's id and its channel's id, and got ${kindName(first)}.`,
      { word },
    )
  }
  const channel = await textChannel(where, word)
  const message = await asking(READING, () => channel.messages.fetch(display(id)))
  return { message, took: 2 }
}

/**
 * Ids grow with time, and a message is younger than its channel: the smaller id is the channel's. A thread
 * that began at a message has that message's id.
 */
function isChannelFirst(first: unknown, second: unknown): boolean {
  if (typeof first === "object" && first !== null) return true
  const [one, other] = [display(first).trim(), display(second).trim()]
  return ID.test(one) && ID.test(other) && BigInt(one) < BigInt(other)
}
