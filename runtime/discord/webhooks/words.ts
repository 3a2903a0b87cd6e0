/** Webhooks: messages under other names, by an address that needs no bot. */
import { type EmbedBuilder, type Webhook, WebhookClient } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { thisProcess } from "../../this-process.ts"
import { checkContent, payloadOf } from "../payload.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { startedClient } from "../resolve/client.ts"
import { asking } from "../resolve/refused.ts"
import type { SendOptions } from "../send-message.ts"

const MANAGING = { deed: "manage webhooks here", permission: "Manage Webhooks" }

/** A webhook as the words give it. Its `url` and `token` let anybody write: keep them secret. */
export interface WebhookRow {
  id: string
  name: string | null
  url: string
  token: string | null
}

/** A webhook's address, or what create_webhook() gave. */
export type WebhookLike = string | { url: string }

function rowOf({ id, name, url, token }: Webhook): WebhookRow {
  return unprinted({ id, name, url, token: token ?? null })
}

/** Who prints a webhook sees no secret of it. */
function unprinted(row: WebhookRow): WebhookRow {
  const { id, name } = row
  return Object.defineProperty(row, "toJSON", { value: () => ({ id, name }) })
}

const ADDRESS = /\/webhooks\/(\d+)\/([\w-]+)/

function clientFor(webhook: WebhookLike, word: string): WebhookClient {
  const url = typeof webhook === "string" ? webhook : Object(webhook).url
  const [, id, token] = ADDRESS.exec(String(url)) ?? []
  if (id === undefined || token === undefined) {
    // The address itself is a secret, so it is not repeated.
    const got = typeof webhook === "string" ? "a text that is none" : kindName(webhook)
    throw new Fault("no_webhook", `${word}() needs a webhook's address, and got ${got}.`, { word })
  }
  const rest = thisProcess.client?.options.rest
  return new WebhookClient({ id, token }, rest === undefined ? {} : { rest })
}

/**
 * Makes a webhook for a channel.
 * @param channel the channel or its id
 * @param name what its messages are from
 * @param avatarUrl a picture for them
 * @returns an object with `id`, `name`, `url` and `token`
 * @example let hook = create_webhook(message.channel, "Herald")
 * webhook_send(hook, "Hear, hear!")
 * @role bot
 */
export async function createWebhook(
  channel: ChannelLike,
  name: string,
  avatarUrl?: string | null,
): Promise<WebhookRow> {
  const found = await channelOf(channel, "create_webhook")
  if (!("createWebhook" in found) || found.createWebhook === undefined) {
    throw new Fault("no_webhooks", "create_webhook() needs a text channel of a server.")
  }
  const avatar = avatarUrl ? { avatar: avatarUrl } : {}
  const make = found.createWebhook.bind(found)
  return rowOf(await asking(MANAGING, () => make({ name: display(name), ...avatar })))
}

/** What `webhook_send` takes besides its text. */
export interface WebhookSendOptions extends SendOptions {
  username?: string
  avatar_url?: string
  avatarURL?: string
  thread_id?: string
  threadId?: string
}

/**
 * Sends a message through a webhook.
 * @param webhook its address, or what create_webhook() gave; or its id, with the token next
 * @param content the text
 * @param options `username`, `avatar_url`, `embeds`, `files`, `thread_id`, `allowed_mentions`
 * @param more the options of the second form, which may hold the `content`
 * @returns an object with the message's `id`
 * @throws Fault `no_webhook`; what Discord refuses
 * @example webhook_send(get_env("NEWS_WEBHOOK"), "News!", { username: "The Daily Paper" })
 * @role bot
 */
export async function webhookSend(
  webhook: WebhookLike,
  content: unknown,
  options?: WebhookSendOptions | EmbedBuilder | object | string | null,
  more?: WebhookSendOptions | EmbedBuilder | object | null,
): Promise<{ id: string }> {
  if (typeof webhook === "string" && /^\d+$/.test(webhook.trim())) {
    const address = { url: `/webhooks/${webhook.trim()}/${display(content)}` }
    const { content: text, ...rest } = Object(options) as { content?: unknown }
    if (typeof options === "string") return await webhookSend(address, options, more)
    return await webhookSend(address, text, "toJSON" in rest ? options : rest)
  }
  const client = clientFor(webhook, "webhook_send")
  const given = Object(options) as WebhookSendOptions
  // Not taken apart where it is an embed: builders have what they are in their prototype.
  const { avatar_url, thread_id, ...rest } = given
  const payload = {
    ...payloadOf(content, options == null || "toJSON" in given ? options : rest, undefined),
    ...(avatar_url !== undefined && { avatarURL: avatar_url }),
    ...(thread_id !== undefined && { threadId: thread_id }),
  }
  checkContent(payload as never)
  const message = await asking({ deed: "send this" }, () => client.send(payload as never))
  return { id: message.id }
}

/**
 * Changes a webhook.
 * @param webhook its address, or what create_webhook() gave
 * @param options `name`, `avatar`; `channel`, its new channel, which the bot must be allowed to move it to
 * @returns true
 * @throws Fault `no_webhook`, `no_channel`; what Discord refuses
 * @example webhook_edit(get_env("NEWS_WEBHOOK"), { name: "Crier" })
 * @role bot
 */
export async function webhookEdit(
  webhook: WebhookLike,
  options: WebhookEditOptions,
): Promise<boolean> {
  const { name, avatar, channel } = options
  const changes = {
    ...(name !== undefined && { name: display(name) }),
    ...(avatar !== undefined && { avatar }),
  }
  const client = clientFor(webhook, "webhook_edit")
  if (channel === undefined) {
    await asking(MANAGING, () => client.edit(changes))
    return true
  }
  // Discord docs, resources/webhook "Modify Webhook with Token": only the bot itself moves one to another channel.
  const { id } = await channelOf(channel, "webhook_edit")
  const hook = await asking(MANAGING, () => startedClient("webhook_edit").fetchWebhook(client.id))
  await asking(MANAGING, () => hook.edit({ ...changes, channel: id }))
  return true
}

/** What `webhook_edit` takes. */
export interface WebhookEditOptions {
  name?: string
  avatar?: string
  channel?: ChannelLike
}

/**
 * Deletes a webhook.
 * @param webhook its address, or what create_webhook() gave
 * @returns true
 * @example webhook_delete(get_env("NEWS_WEBHOOK"))
 * @role bot
 */
export async function webhookDelete(webhook: WebhookLike): Promise<boolean> {
  const client = clientFor(webhook, "webhook_delete")
  await asking(MANAGING, () => client.delete())
  return true
}

/**
 * Looks a webhook up by its address.
 * @param webhook its address; or its id, with the token next
 * @param token the token of the second form
 * @returns an object with `id`, `name`, `url` and `token`
 * @throws Fault `discord_10015` when it is gone
 * @example print(fetch_webhook(get_env("NEWS_WEBHOOK")).name)
 * @role bot
 */
export async function fetchWebhook(
  webhook: WebhookLike,
  token?: string | null,
): Promise<WebhookRow> {
  const address = token == null ? webhook : `/webhooks/${display(webhook)}/${display(token)}`
  const client = clientFor(address, "fetch_webhook")
  const found = await asking({ deed: "find this webhook" }, () =>
    client.rest.get(`/webhooks/${client.id}/${client.token}`, { auth: false }),
  )
  const { name } = found as { name: string | null }
  return unprinted({ id: client.id, name, url: client.url, token: client.token })
}

/**
 * The webhooks of a channel.
 * @param channel the channel or its id
 * @returns a list of objects with `id`, `name`, `url` and `token`
 * @example for hook in fetch_webhooks(message.channel) {
 *   print(hook.name)
 * }
 * @role bot
 */
export async function fetchWebhooks(channel: ChannelLike): Promise<WebhookRow[]> {
  const found = await channelOf(channel, "fetch_webhooks")
  if (!("fetchWebhooks" in found) || found.fetchWebhooks === undefined) {
    throw new Fault("no_webhooks", "fetch_webhooks() needs a text channel of a server.")
  }
  const fetch = found.fetchWebhooks.bind(found)
  return (await asking(MANAGING, () => fetch())).map(rowOf)
}
