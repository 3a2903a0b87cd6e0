/** Routes about webhooks. An interaction's token makes it one too: those go on to the interaction's answers. */
import { randomBytes } from "node:crypto"
import { createThread } from "../acts/channels.ts"
import { tell } from "../acts/members.ts"
import { deleteMessages, editMessage, postMessage } from "../acts/messages.ts"
import { messageFields } from "../world/payloads.ts"
import type { Channel, Fields, Guild, StoredMessage, User } from "../world/types.ts"
import { CHANNEL } from "../world/types.ts"
import { newUser } from "../world/users.ts"
import type { Answer, Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { checkName } from "./channel-routes.ts"
import { ApiError, refusal, unknown } from "./errors.ts"
import { theChannel, theGuild } from "./find.ts"
import {
  answerMessage,
  deleteAnswer,
  editAnswer,
  followUp,
  interactionOf,
} from "./interaction-routes.ts"
import { checkMessage } from "./message-checks.ts"
import { changesFrom, newMessageFrom } from "./message-routes.ts"

interface Found {
  webhook: Fields
  guild: Guild
}

function guildOf(call: Call, channel: Channel): Guild {
  const guild =
    channel.guild_id === undefined ? undefined : call.realm.world.guild(channel.guild_id)
  if (guild === undefined) throw unknown("channel")
  return guild
}

function theWebhook(call: Call): Found {
  const { webhook: id = "", token } = call.params
  for (const guild of call.realm.world.knownGuilds()) {
    const webhook = guild.webhooks.get(id)
    if (webhook === undefined) continue
    if (token === undefined && !call.realm.account.isRight(call.token)) {
      throw new ApiError(401, 0, "401: Unauthorized")
    }
    if (token !== undefined && webhook.token !== token) {
      throw new ApiError(401, 50_027, "Invalid Webhook Token")
    }
    return { webhook, guild }
  }
  throw unknown("webhook")
}

function create(call: Call): Fields {
  checkName(call.body.name, 80)
  const channel = theChannel(call)
  const guild = guildOf(call, channel)
  const id = call.realm.nextId()
  const token = randomBytes(51).toString("base64url")
  const webhook: Fields = {
    id,
    type: 1,
    guild_id: guild.id,
    channel_id: channel.id,
    name: call.body.name,
    avatar: null,
    token,
    user: call.realm.world.users.bot,
    application_id: null,
    url: `${call.realm.urls.base}/webhooks/${id}/${token}`,
  }
  guild.webhooks.set(id, webhook)
  tell(call.realm, guild, "WEBHOOKS_UPDATE", { channel_id: channel.id })
  return webhook
}

function change(call: Call): Fields {
  const { webhook, guild } = theWebhook(call)
  for (const key of ["name", "avatar", "channel_id"]) {
    if (call.body[key] !== undefined) webhook[key] = call.body[key]
  }
  tell(call.realm, guild, "WEBHOOKS_UPDATE", { channel_id: webhook.channel_id })
  return webhook
}

function remove(call: Call): undefined {
  const { webhook, guild } = theWebhook(call)
  guild.webhooks.delete(String(webhook.id))
  tell(call.realm, guild, "WEBHOOKS_UPDATE", { channel_id: webhook.channel_id })
}

/** Where a webhook writes: its channel, or the thread that the query names. */
function targetOf(call: Call, webhook: Fields): Channel {
  const id = call.query.get("thread_id") ?? String(webhook.channel_id)
  const channel = call.realm.world.channel(id)
  if (channel === undefined) throw unknown("channel")
  const { thread_name: name } = call.body
  if (channel.type === CHANNEL.forum) return postOf(call, channel, name)
  if (name !== undefined) throw refusal(220_003)
  return channel
}

/** In a forum a webhook begins a post, or writes into the one that the query names. */
function postOf(call: Call, forum: Channel, name: unknown): Channel {
  if (name === undefined) throw refusal(220_001)
  checkName(name)
  return createThread(call.realm, forum, { name })
}

function execute(call: Call): Answer {
  const interaction = interactionOf(call)
  if (interaction !== undefined) return ok(followUp(call, interaction))
  const { webhook } = theWebhook(call)
  checkMessage(call)
  const name = String(call.body.username ?? webhook.name)
  const author: User = newUser(String(webhook.id), name, true)
  const message = postMessage(call.realm, targetOf(call, webhook), {
    ...newMessageFrom(call),
    author,
    webhookId: String(webhook.id),
  })
  return call.query.get("wait") === "true"
    ? ok(messageFields(message, call.realm.world))
    : undefined
}

function webhookMessage(call: Call): { message: StoredMessage; channel: Channel } {
  const { webhook } = theWebhook(call)
  const channel = targetOf(call, webhook)
  const message = call.realm.world.messages(channel.id).get(call.params.message ?? "")
  if (message?.data.webhook_id !== webhook.id || message === undefined) throw unknown("message")
  return { message, channel }
}

function getMessage(call: Call): Fields {
  const interaction = interactionOf(call)
  const message = interaction ? answerMessage(call, interaction) : webhookMessage(call).message
  return messageFields(message, call.realm.world)
}

function editWebhookMessage(call: Call): Fields {
  const interaction = interactionOf(call)
  if (interaction !== undefined) return editAnswer(call, interaction)
  checkMessage(call, true)
  const { message } = webhookMessage(call)
  editMessage(call.realm, message, changesFrom(call, message))
  return messageFields(message, call.realm.world)
}

function deleteWebhookMessage(call: Call): undefined {
  const interaction = interactionOf(call)
  if (interaction !== undefined) return deleteAnswer(call, interaction)
  const { message, channel } = webhookMessage(call)
  deleteMessages(call.realm, channel, [message.data.id])
}

function routesUnder(path: string): Route[] {
  const open = { isOpen: true }
  return [
    { method: "GET", path, ...open, answer: (call) => ok(theWebhook(call).webhook) },
    { method: "PATCH", path, ...open, answer: (call) => ok(change(call)) },
    { method: "DELETE", path, ...open, answer: remove },
  ]
}

const WITH_TOKEN = "/webhooks/:webhook/:token"
const ONE_MESSAGE = `${WITH_TOKEN}/messages/:message`
const OPEN = { isOpen: true, isExempt: true, limit: [5, 2000] } as const

export const WEBHOOK_ROUTES: readonly Route[] = [
  { method: "POST", path: "/channels/:channel/webhooks", answer: (call) => ok(create(call)) },
  {
    method: "GET",
    path: "/channels/:channel/webhooks",
    answer(call) {
      const channel = theChannel(call)
      const all = [...guildOf(call, channel).webhooks.values()]
      return ok(all.filter((each) => each.channel_id === channel.id))
    },
  },
  {
    method: "GET",
    path: "/guilds/:guild/webhooks",
    answer: (call) => ok([...theGuild(call).webhooks.values()]),
  },
  ...routesUnder("/webhooks/:webhook"),
  ...routesUnder(WITH_TOKEN),
  { method: "POST", path: WITH_TOKEN, ...OPEN, answer: execute },
  { method: "GET", path: ONE_MESSAGE, ...OPEN, answer: (call) => ok(getMessage(call)) },
  { method: "PATCH", path: ONE_MESSAGE, ...OPEN, answer: (call) => ok(editWebhookMessage(call)) },
  { method: "DELETE", path: ONE_MESSAGE, ...OPEN, answer: deleteWebhookMessage },
]
