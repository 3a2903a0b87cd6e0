/** Routes that answer interactions: the callback, the original response, follow-ups. No bot token, no global limit. */
import type { Interaction } from "../acts/interactions.ts"
import { deleteMessages, editMessage, postMessage, shardWith } from "../acts/messages.ts"
import { messageFields } from "../world/payloads.ts"
import type { Fields, StoredMessage } from "../world/types.ts"
import type { Answer, Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { ApiError, unknown } from "./errors.ts"
import { checkMessage } from "./message-checks.ts"
import { changesFrom, newMessageFrom } from "./message-routes.ts"
import { objectFrom } from "./reading.ts"

/** The first answer must come within 3 s, the token is good for 15 min (Discord docs, "Responding"). */
const FIRST_ANSWER_MS = 3000
const TOKEN_MS = 15 * 60_000

const CALLBACK = {
  message: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const
const LOADING = 1 << 7

export function interactionOf(call: Call): Interaction | undefined {
  const interaction = call.realm.interactions.get(call.params.token ?? "")
  if (interaction === undefined) return undefined
  if (Date.now() - interaction.createdAt > TOKEN_MS)
    throw new ApiError(401, 50_027, "Invalid Webhook Token")
  return interaction
}

function note(call: Call, interaction: Interaction, text: string): void {
  const shard = shardWith(call.realm, interaction.channel.guild_id)
  call.realm.transcript.add("answered", shard, `${interaction.name}: ${text}`)
}

function post(call: Call, interaction: Interaction, flags = 0): StoredMessage {
  const given = newMessageFrom(call)
  const { id, type, user } = interaction
  return postMessage(call.realm, interaction.channel, {
    ...given,
    author: call.realm.world.users.bot,
    flags: (given.flags ?? 0) | flags,
    webhookId: call.realm.world.users.bot.id,
    more: {
      type: type === 2 ? 20 : 0,
      application_id: call.realm.world.users.bot.id,
      interaction_metadata: { id, type, user, authorizing_integration_owners: {} },
    },
  })
}

/** The call with the callback's `data` as its body. */
function withData(call: Call): Call {
  return { ...call, body: objectFrom(call.body.data) }
}

function callback(call: Call): Answer {
  const interaction = call.realm.interactions.get(call.params.token ?? "")
  if (interaction === undefined || interaction.id !== call.params.interaction) {
    throw unknown("interaction")
  }
  if (interaction.isAnswered) {
    throw new ApiError(400, 40_060, "Interaction has already been acknowledged.")
  }
  if (Date.now() - interaction.createdAt > FIRST_ANSWER_MS) throw unknown("interaction")
  const type = Number(call.body.type)
  const message = answerWith(withData(call), interaction, type)
  interaction.isAnswered = true
  if (call.query.get("with_response") !== "true") return undefined
  const fields = message && messageFields(message, call.realm.world)
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.type,
      response_message_id: message?.data.id,
    },
    ...(fields !== undefined && { resource: { type, message: fields } }),
  })
}

function answerWith(call: Call, interaction: Interaction, type: number): StoredMessage | undefined {
  switch (type) {
    case CALLBACK.message: {
      checkMessage(call)
      const message = post(call, interaction)
      interaction.originalId = message.data.id
      note(call, interaction, message.data.content)
      return message
    }
    case CALLBACK.deferred: {
      const message = post(call, interaction, LOADING)
      interaction.originalId = message.data.id
      note(call, interaction, "thinking")
      return message
    }
    case CALLBACK.update: {
      checkMessage(call, true)
      const { source } = interaction
      if (source === undefined) throw unknown("message")
      editMessage(call.realm, source, changesFrom(call, source))
      return source
    }
    case CALLBACK.deferredUpdate:
      return interaction.source
    case CALLBACK.autocomplete:
      note(call, interaction, `choices ${JSON.stringify(call.body.choices)}`)
      return undefined
    case CALLBACK.modal:
      interaction.shownForm = String(call.body.custom_id)
      interaction.form = call.body
      note(call, interaction, `form ${String(call.body.title)}`)
      return undefined
    default:
      throw new ApiError(400, 50_035, "Invalid Form Body")
  }
}

/** The message of `/webhooks/:webhook/:token/messages/:message`, `@original` included. */
export function answerMessage(call: Call, interaction: Interaction): StoredMessage {
  const { message = "" } = call.params
  const id = message === "@original" ? interaction.originalId : message
  const found = call.realm.world.messages(interaction.channel.id).get(id ?? "")
  if (found === undefined) throw unknown("message")
  return found
}

export function followUp(call: Call, interaction: Interaction): Fields {
  checkMessage(call)
  const message = post(call, interaction)
  note(call, interaction, message.data.content)
  return messageFields(message, call.realm.world)
}

export function editAnswer(call: Call, interaction: Interaction): Fields {
  checkMessage(call, true)
  const message = answerMessage(call, interaction)
  const flags = message.data.flags & ~LOADING
  editMessage(call.realm, message, { ...changesFrom(call, message), flags })
  return messageFields(message, call.realm.world)
}

export function deleteAnswer(call: Call, interaction: Interaction): undefined {
  deleteMessages(call.realm, interaction.channel, [answerMessage(call, interaction).data.id])
}

export const INTERACTION_ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/interactions/:interaction/:token/callback",
    isOpen: true,
    isExempt: true,
    answer: callback,
  },
]
