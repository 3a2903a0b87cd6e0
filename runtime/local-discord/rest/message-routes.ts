/** Routes about messages, their pins, and typing. */

import type { NewMessage } from "../acts/messages.ts"
import {
  deleteMessages,
  editMessage,
  postMessage,
  setPinned,
  startTyping,
} from "../acts/messages.ts"
import { messageFields } from "../world/payloads.ts"
import type { Channel, Fields, Message, StoredMessage } from "../world/types.ts"
import { CHANNEL } from "../world/types.ts"
import { attachmentsFrom } from "./body.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { ApiError, invalidForm, refusal } from "./errors.ts"
import { limitOf, theChannel, theMessage } from "./find.ts"
import { checkMessage, flagsFrom } from "./message-checks.ts"
import { pollFrom } from "./poll-routes.ts"
import { idQuery, idsFrom, objectFrom, objectsFrom } from "./reading.ts"

const TWO_WEEKS_MS = 14 * 86_400_000

function fieldsOf(call: Call, message: StoredMessage): Fields {
  return messageFields(message, call.realm.world)
}

function textChannel(call: Call): Channel {
  const channel = theChannel(call)
  if (channel.type === CHANNEL.forum) throw refusal(40_058)
  if (channel.type === CHANNEL.category)
    throw new ApiError(400, 50_008, "Cannot send messages in a non-text channel")
  return channel
}

/** What a body says about a new message: for channels, webhooks and interaction answers alike. */
export function newMessageFrom(call: Call, body: Fields = call.body): Omit<NewMessage, "author"> {
  const { realm } = call
  const reference = objectFrom(body.message_reference)
  const isReply = reference.message_id !== undefined && Number(reference.type ?? 0) === 0
  return {
    content: body.content === undefined || body.content === null ? "" : String(body.content),
    embeds: objectsFrom(body.embeds),
    components: objectsFrom(body.components),
    attachments: attachmentsFrom(call.files, body.attachments, realm.urls.base, realm.nextId),
    flags: flagsFrom(body),
    tts: body.tts === true,
    ...(body.nonce !== undefined && { nonce: body.nonce as string | number }),
    ...(isReply && { repliesTo: String(reference.message_id) }),
    ...(body.poll !== undefined && { more: { poll: pollFrom(body.poll, realm.time.now()) } }),
  }
}

function create(call: Call): Fields {
  const channel = textChannel(call)
  checkMessage(call)
  const given = newMessageFrom(call)
  const { repliesTo, ...withoutReply } = given
  const exists = repliesTo !== undefined && call.realm.world.messages(channel.id).has(repliesTo)
  const reference = objectFrom(call.body.message_reference)
  if (repliesTo !== undefined && !exists && reference.fail_if_not_exists !== false) {
    throw invalidForm({
      path: ["message_reference"],
      code: "REPLIES_UNKNOWN_MESSAGE",
      message: "Unknown message",
    })
  }
  const author = call.realm.world.users.bot
  return fieldsOf(
    call,
    postMessage(call.realm, channel, { ...(exists ? given : withoutReply), author }),
  )
}

/** What an edit's body changes. */
export function changesFrom(call: Call, message: StoredMessage): Partial<Message> {
  const { body, realm } = call
  const kept = Array.isArray(body.attachments)
    ? message.data.attachments.filter((each) =>
        objectsFrom(body.attachments).some((wanted) => wanted.id === each.id),
      )
    : message.data.attachments
  const fresh = attachmentsFrom(call.files, body.attachments, realm.urls.base, realm.nextId)
  const changes: Partial<Message> = { attachments: [...kept, ...fresh] }
  if (body.content !== undefined)
    changes.content = body.content === null ? "" : String(body.content)
  if (Array.isArray(body.embeds)) {
    changes.embeds = objectsFrom(body.embeds).map((embed) => ({ type: "rich", ...embed }))
  }
  if (Array.isArray(body.components)) changes.components = objectsFrom(body.components)
  if (body.flags !== undefined) changes.flags = flagsFrom(body)
  return changes
}

function edit(call: Call): Fields {
  const message = theMessage(call)
  if (message.data.author.id !== call.realm.world.users.bot.id) {
    throw new ApiError(403, 50_005, "Cannot edit a message authored by another user")
  }
  if ((message.data as unknown as Fields).poll !== undefined) throw refusal(520_003)
  checkMessage(call, true)
  editMessage(call.realm, message, changesFrom(call, message))
  return fieldsOf(call, message)
}

function list(call: Call): Fields[] {
  const all = [...call.realm.world.messages(theChannel(call).id).values()].reverse()
  const before = idQuery(call, "before")
  const after = idQuery(call, "after")
  const around = idQuery(call, "around")
  const most = limitOf(call, 50, 100)
  let found = all
  if (before !== undefined) found = all.filter((each) => BigInt(each.data.id) < before)
  if (after !== undefined) {
    found = all.filter((each) => BigInt(each.data.id) > after).slice(-most)
  }
  if (around !== undefined) {
    const at = Math.max(
      0,
      all.findIndex((each) => BigInt(each.data.id) === around),
    )
    found = all.slice(Math.max(0, at - Math.floor(most / 2)))
  }
  return found.slice(0, most).map((each) => fieldsOf(call, each))
}

function bulkDelete(call: Call): undefined {
  const channel = theChannel(call)
  const ids = [...new Set(idsFrom(call.body.messages))]
  if (ids.length < 2 || ids.length > 100) {
    const message = "Must be between 2 and 100 in length."
    throw invalidForm({ path: ["messages"], code: "BASE_TYPE_BAD_LENGTH", message })
  }
  const oldest = call.realm.time.now() - TWO_WEEKS_MS
  if (ids.some((id) => Number(BigInt(id) >> 22n) + 1_420_070_400_000 < oldest)) {
    const message = "You can only bulk delete messages that are under 14 days old."
    throw new ApiError(400, 50_034, message)
  }
  const there = call.realm.world.messages(channel.id)
  const found = ids.filter((id) => there.has(id))
  if (found.length > 0) deleteMessages(call.realm, channel, found)
}

function pinned(call: Call): StoredMessage[] {
  const all = [...call.realm.world.messages(theChannel(call).id).values()]
  return all.filter((each) => each.data.pinned).reverse()
}

/** The older path `/channels/:channel/pins/:message` and the present one under `/messages/pins`. */
function pinRoutes(path: string): Route[] {
  const change = (isPinned: boolean) => (call: Call) => {
    setPinned(call.realm, theMessage(call), isPinned)
    return undefined
  }
  return [
    { method: "PUT", path: `${path}/:message`, answer: change(true), limit: [5, 5000] },
    { method: "DELETE", path: `${path}/:message`, answer: change(false), limit: [5, 5000] },
  ]
}

export const MESSAGE_ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/channels/:channel/messages",
    answer: (call) => ok(create(call)),
    limit: [5, 5000],
  },
  { method: "GET", path: "/channels/:channel/messages", answer: (call) => ok(list(call)) },
  {
    method: "GET",
    path: "/channels/:channel/messages/:message",
    answer: (call) => ok(fieldsOf(call, theMessage(call))),
  },
  {
    method: "PATCH",
    path: "/channels/:channel/messages/:message",
    answer: (call) => ok(edit(call)),
    limit: [5, 5000],
  },
  {
    method: "DELETE",
    path: "/channels/:channel/messages/:message",
    answer(call) {
      deleteMessages(call.realm, theChannel(call), [theMessage(call).data.id])
      return undefined
    },
    limit: [5, 1000],
  },
  {
    method: "POST",
    path: "/channels/:channel/messages/bulk-delete",
    answer: bulkDelete,
    limit: [1, 1000],
  },
  {
    method: "POST",
    path: "/channels/:channel/messages/:message/crosspost",
    answer(call) {
      if (theChannel(call).type !== CHANNEL.announcement) throw refusal(50_024)
      return ok(fieldsOf(call, theMessage(call)))
    },
  },
  {
    method: "POST",
    path: "/channels/:channel/typing",
    answer(call) {
      startTyping(call.realm, theChannel(call), call.realm.world.users.bot)
      return undefined
    },
    limit: [5, 5000],
  },
  {
    method: "GET",
    path: "/channels/:channel/pins",
    answer: (call) => ok(pinned(call).map((each) => fieldsOf(call, each))),
  },
  {
    method: "GET",
    path: "/channels/:channel/messages/pins",
    answer(call) {
      const items = pinned(call).map((each) => ({
        pinned_at: each.data.timestamp,
        message: fieldsOf(call, each),
      }))
      return ok({ items, has_more: false })
    },
  },
  ...pinRoutes("/channels/:channel/pins"),
  ...pinRoutes("/channels/:channel/messages/pins"),
]
