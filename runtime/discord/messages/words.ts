/** Messages: looking them up, changing, deleting and pinning them. */
import {
  type Channel,
  type EmbedBuilder,
  GatewayIntentBits,
  Message,
  type TextBasedChannel,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { checkContent, payloadOf } from "../payload.ts"
import type { ChannelLike } from "../resolve/channel.ts"
import { messageFrom, READING, textChannel } from "../resolve/message.ts"
import { asking } from "../resolve/refused.ts"
import { type News, untilTold } from "../resolve/told.ts"
import { type SendOptions, sendMessage } from "../send-message.ts"

const CHANGING = { deed: "change this message" }
const DELETING = { deed: "delete this message", permission: "Manage Messages" }
const PINNING = { deed: "pin messages here", permission: "Pin Messages" }

type Writable = TextBasedChannel & {
  bulkDelete?(
    messages: number | readonly string[],
    filterOld: boolean,
  ): Promise<ReadonlyMap<string, unknown>>
}

/**
 * Changes a message of the bot.
 * @param message the message; or its id, followed by its channel's id
 * @param content the new text
 * @param options `embeds`, `components`, `files`, or one embed
 * @param more the options of the second form: `edit_message(message_id, channel_id, text, embed)`
 * @returns true
 * @throws Fault when Discord refuses it, with the reason
 * @example let sent = send_message(message.channel_id, "3 …")
 * wait(1)
 * edit_message(sent, "2 …")
 * @role bot
 */
export async function editMessage(
  message: Message | string,
  content: unknown,
  options?: unknown,
  more?: SendOptions | EmbedBuilder | object | null,
): Promise<boolean> {
  const isDirect = message instanceof Message
  const { message: found } = await messageFrom(
    message,
    isDirect ? undefined : content,
    "edit_message",
  )
  const [text, rest] = isDirect ? [content, options] : [options, more]
  const payload = payloadOf(text, rest, undefined)
  checkContent(payload)
  const { client, id } = found
  const intent = found.inGuild()
    ? GatewayIntentBits.GuildMessages
    : GatewayIntentBits.DirectMessages
  const news: News = {
    client,
    event: "MESSAGE_UPDATE",
    intents: [intent],
    isAbout: (data: { id: string }) => data.id === id,
  }
  await asking(CHANGING, () => untilTold(news, () => found.edit(payload as never)))
  return true
}

/**
 * Deletes a message.
 * @param message the message; or its id, followed by its channel's id
 * @param channel the channel, of the second form
 * @returns true
 * @throws Fault when Discord refuses it, with the reason
 * @example delete_message(message)
 * @role bot
 */
export async function deleteMessage(
  message: Message | string,
  channel?: ChannelLike | null,
): Promise<boolean> {
  const { message: found } = await messageFrom(message, channel, "delete_message")
  await asking(DELETING, () => found.delete())
  return true
}

/** Discord docs, resources/message "Bulk Delete Messages": 2 to 100, none older than two weeks. */
const MOST_AT_ONCE = 100

/**
 * Deletes many messages at once. Discord keeps those that are older than two weeks.
 * @param channel the channel, its id, or a message of it
 * @param amount how many of the newest, up to 100; or a list of messages or ids
 * @returns how many are gone
 * @throws Fault `wrong_amount`; what Discord refuses
 * @example print(bulk_delete(message.channel, 10) + " messages are gone")
 * @role bot
 */
export async function bulkDelete(
  channel: ChannelLike,
  amount: number | readonly (string | Message)[],
): Promise<number> {
  const found = (await textChannel(channel, "bulk_delete")) as unknown as Writable
  if (found.bulkDelete === undefined) {
    throw new Fault("no_bulk", "bulk_delete() works in channels of a server.")
  }
  const wanted = Array.isArray(amount) ? amount.map(idOf) : Number(amount)
  const count = typeof wanted === "number" ? wanted : wanted.length
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_AT_ONCE)) {
    throw new Fault("wrong_amount", `bulk_delete() deletes 1 to ${MOST_AT_ONCE} messages at once.`)
  }
  const remove = found.bulkDelete.bind(found)
  return (await asking(DELETING, () => remove(wanted, true))).size
}

function idOf(message: string | Message): string {
  return typeof message === "string" ? message : message.id
}

/** What `fetch_messages` takes. */
export interface FetchSettings {
  limit?: number
  /** Ids of messages. */
  before?: string
  after?: string
  around?: string
}

/**
 * The newest messages of a channel.
 * @param channel the channel or its id
 * @param options how many, up to 100, or an object with `limit`, `before`, `after`. Default 50.
 * @returns a list of messages, the newest first
 * @example for each in fetch_messages(message.channel, 5) {
 *   print(each.author.username + ": " + each.content)
 * }
 * @role bot
 * @needs MessageContent
 */
export async function fetchMessages(
  channel: ChannelLike,
  options?: number | FetchSettings | null,
): Promise<Message[]> {
  const found = await textChannel(channel, "fetch_messages")
  const settings = typeof options === "number" ? { limit: options } : (options ?? {})
  const messages = await asking(READING, () => found.messages.fetch(settings))
  return [...messages.values()]
}

/**
 * One message.
 * @param channel the channel or its id
 * @param messageId the message's id
 * @throws Fault `discord_10008` when it is not there
 * @example print(fetch_message(message.channel, "123456789012345678").content)
 * @role bot
 * @needs MessageContent
 */
export async function fetchMessage(channel: ChannelLike, messageId: string): Promise<Message> {
  const found = await textChannel(channel, "fetch_message")
  return await asking(READING, () => found.messages.fetch(display(messageId)))
}

/**
 * Pins a message.
 * @param message the message; or its id and its channel's id, in either order
 * @param channel the channel, of the second form
 * @returns true
 * @example pin_message(message)
 * @role bot
 */
export async function pinMessage(
  message: Message | string,
  channel?: ChannelLike | null,
): Promise<boolean> {
  const { message: found } = await messageFrom(message, channel, "pin_message")
  await asking(PINNING, () => found.pin())
  return true
}

/**
 * Takes a message's pin away.
 * @param message the message; or its id and its channel's id, in either order
 * @param channel the channel, of the second form
 * @returns true
 * @example unpin_message(message)
 * @role bot
 */
export async function unpinMessage(
  message: Message | string,
  channel?: ChannelLike | null,
): Promise<boolean> {
  const { message: found } = await messageFrom(message, channel, "unpin_message")
  await asking(PINNING, () => found.unpin())
  return true
}

/**
 * The pinned messages of a channel.
 * @param channel the channel or its id
 * @returns a list of messages
 * @example print(length(fetch_pinned_messages(message.channel)))
 * @role bot
 */
export async function fetchPinnedMessages(channel: ChannelLike): Promise<Message[]> {
  const found = await textChannel(channel, "fetch_pinned_messages")
  const pins = await asking(READING, () => found.messages.fetchPins())
  return pins.items.map(({ message }) => message)
}

/**
 * Publishes a message of an announcement channel to the channels that follow it.
 * @param channel the channel's id; or the message alone
 * @param messageId the message's id
 * @returns the message
 * @example crosspost_message(message)
 * @role bot
 */
export async function crosspostMessage(
  channel: ChannelLike | Message,
  messageId?: string,
): Promise<Message> {
  const { message } = await messageFrom(channel, messageId, "crosspost_message")
  return await asking({ deed: "publish this message" }, () => message.crosspost())
}

/**
 * Sends a message with buttons or menus.
 * @param channel the channel or its id
 * @param content the text
 * @param rows a list of rows, as create_action_row() gives them
 * @returns the message
 * @example send_message_with_components(message.channel, "Well?", [
 *   create_action_row(create_button("Yes", "success", "yes"))
 * ])
 * @role bot
 */
export async function sendMessageWithComponents(
  channel: ChannelLike,
  content: unknown,
  rows: object | readonly object[],
): Promise<Message> {
  return await sendMessage(channel as Channel, content, undefined, rows)
}
