/** `send_message`: over REST, so that any shard reaches any channel. */
import {
  type Channel,
  type Client,
  type EmbedBuilder,
  type Message,
  type MessageCreateOptions,
  MessagePayload,
  type MessageTarget,
  Routes,
} from "discord.js"
import { Fault } from "../fault.ts"
import { kindName } from "../language/kinds.ts"
import { thisProcess } from "../this-process.ts"
import { checkContent, payloadOf } from "./payload.ts"
import { messageOf } from "./resolve/far.ts"
import { sendFault } from "./send-words.ts"

/** What `send_message` takes besides its text. */
export interface SendOptions {
  embeds?: readonly object[]
  components?: readonly object[]
  files?: readonly (string | object)[]
  /** Who may be told: `parse`, `users`, `roles`, `replied_user`, as Discord has them. */
  allowed_mentions?: object
}

/**
 * Sends a message to a channel.
 * @param channel a channel, its id, or a message of that channel
 * @param content the text
 * @param options `embeds`, `components`, `files` and `allowed_mentions`, or one embed
 * @param components rows of buttons and menus, when the third value is an embed
 * @returns the message as Discord has it
 * @throws Fault `message_too_long`, `message_empty`, `unknown_option`; when Discord refuses it, with the reason
 * @example send_message(message.channel_id, "Hello!", { embeds: [create_embed("News", "All is well")] })
 * @role bot
 * @also send
 */
export async function sendMessage(
  channel: string | Channel | Message,
  content: unknown,
  options?: SendOptions | EmbedBuilder | object,
  components?: object | readonly object[],
): Promise<Message> {
  const client = startedClient()
  const channelId = channelIdOf(channel)
  const payload = payloadOf(content, options, components)
  checkContent(payload)
  try {
    return await post(client, channelId, payload)
  } catch (error) {
    throw sendFault(error, channelId)
  }
}

function startedClient(): Client {
  const { client } = thisProcess
  if (client?.user) return client
  throw new Fault(
    "not_started",
    "send_message() works once the bot is logged in: call it in on_ready or on_message, or after bot_start().",
  )
}

function channelIdOf(channel: unknown): string {
  if (typeof channel === "string" && /^\d{15,21}$/.test(channel.trim())) return channel.trim()
  if (typeof channel === "object" && channel !== null) {
    // A message knows where it stands; a channel is what it is.
    const { channelId, id } = channel as { channelId?: unknown; id?: unknown }
    const found = channelId ?? id
    if (typeof found === "string") return found
  }
  throw new Fault("no_channel", noChannelWords(channel))
}

function noChannelWords(channel: unknown): string {
  const lead = "send_message() needs a channel, its id or a message of it"
  if (typeof channel === "number") {
    return `${lead}, and got a number. Ids are too long for numbers: write the id as text, in quotes.`
  }
  const given = typeof channel === "string" ? `the text "${channel}"` : kindName(channel)
  return `${lead}, and got ${given}.`
}

async function post(
  client: Client,
  channelId: string,
  payload: MessageCreateOptions,
): Promise<Message> {
  const channel = client.channels.cache.get(channelId)
  if (channel?.isSendable()) return channel.send(payload)
  // Another shard's channel is in no cache here; the request is the same.
  const target = { client, id: channelId } as unknown as MessageTarget
  const { body, files } = await MessagePayload.create(target, payload).resolveBody().resolveFiles()
  const data = await client.rest.post(Routes.channelMessages(channelId), {
    body,
    ...(files && { files }),
  })
  return messageOf(client, data)
}
