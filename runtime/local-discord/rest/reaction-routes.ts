/** Routes about reactions. Discord allows one change in 250 ms. */
import { addReaction, clearReactions, emojiFrom, removeReaction } from "../acts/reactions.ts"
import type { Emoji } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { refusal, unknown } from "./errors.ts"
import { limitOf, theMessage, theUser } from "./find.ts"
import { idQuery } from "./reading.ts"

const PATH = "/channels/:channel/messages/:message/reactions"
/** Different emoji under one message. */
const MOST_REACTIONS = 20
const SLOW = [1, 250] as const

/** Discord refuses what is neither an emoji nor `name:id` with 10014. */
function theEmoji(call: Call): Emoji {
  const emoji = emojiFrom(call.params.emoji ?? "")
  const isUnicode = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\d#*]\u{fe0f}?\u{20e3}/u
  if (emoji.id === null && !isUnicode.test(emoji.name)) throw unknown("emoji")
  return emoji
}

function remove(call: Call, userId: string): undefined {
  removeReaction(call.realm, theMessage(call), theEmoji(call), userId)
}

export const REACTION_ROUTES: readonly Route[] = [
  {
    method: "PUT",
    path: `${PATH}/:emoji/@me`,
    limit: SLOW,
    answer(call) {
      const [message, emoji] = [theMessage(call), theEmoji(call)]
      const isNew = !message.reactions.has(emoji.id ?? emoji.name)
      if (isNew && message.reactions.size >= MOST_REACTIONS) throw refusal(30_010)
      addReaction(call.realm, message, emoji, call.realm.world.users.bot)
      return undefined
    },
  },
  {
    method: "DELETE",
    path: `${PATH}/:emoji/@me`,
    limit: SLOW,
    answer: (call) => remove(call, call.realm.world.users.bot.id),
  },
  {
    method: "DELETE",
    path: `${PATH}/:emoji/:user`,
    limit: SLOW,
    answer: (call) => remove(call, theUser(call).id),
  },
  {
    method: "GET",
    path: `${PATH}/:emoji`,
    answer(call) {
      const emoji = theEmoji(call)
      const entry = theMessage(call).reactions.get(emoji.id ?? emoji.name)
      const after = idQuery(call, "after") ?? 0n
      const ids = [...(entry?.users ?? [])].filter((id) => BigInt(id) > after)
      const { users } = call.realm.world
      return ok(ids.slice(0, limitOf(call, 25, 100)).flatMap((id) => users.find(id) ?? []))
    },
  },
  {
    method: "DELETE",
    path: PATH,
    limit: SLOW,
    answer(call) {
      clearReactions(call.realm, theMessage(call))
      return undefined
    },
  },
  {
    method: "DELETE",
    path: `${PATH}/:emoji`,
    limit: SLOW,
    answer(call) {
      clearReactions(call.realm, theMessage(call), theEmoji(call))
      return undefined
    },
  },
]
