/** Reactions under messages. */
import type { Emoji, Message, User } from "discord.js"
import { Fault } from "../../fault.ts"
import type { ChannelLike } from "../resolve/channel.ts"
import { emojiText } from "../resolve/emoji.ts"
import { needUserId, type UserLike } from "../resolve/member.ts"
import { messageFrom } from "../resolve/message.ts"
import { asking } from "../resolve/refused.ts"
import { sendFault } from "../send-words.ts"

const TAKING = { deed: "take reactions away", permission: "Manage Messages" }

/** Discord's own emoji by itself, a server's by its id. */
function keyOf(emoji: string): string {
  return /^<a?:\w+:(\d+)>$/.exec(emoji)?.[1] ?? emoji
}

async function reactionOf(message: Message, emoji: string, word: string) {
  const key = keyOf(emoji)
  const known = message.reactions.cache.get(key)
  if (known !== undefined) return known
  const fresh = await asking({ deed: "read this message" }, () => message.fetch(true))
  const found = fresh.reactions.cache.get(key)
  if (found !== undefined) return found
  throw new Fault("no_reaction", `${word}(): nobody has reacted to this message with ${emoji}.`, {
    word,
  })
}

/** A message and an emoji; the message may be two ids. Gives what stands behind them, too. */
async function messageAndEmoji(
  [first, second, ...others]: readonly unknown[],
  word: string,
): Promise<{ message: Message; emoji: string; rest: unknown }> {
  const { message, took } = await messageFrom(first, second, word)
  const [emoji, rest] = took === 1 ? [second, others[0]] : others
  return { message, emoji: emojiText(emoji, word), rest }
}

/**
 * Who reacted to a message with an emoji.
 * @param message the message; or its id and its channel's id, in either order
 * @param emoji the emoji; or the second id
 * @param more the emoji of the second form
 * @returns a list of users; empty when nobody did
 * @example for user in fetch_reactions(message, "👍") {
 *   print(user.username)
 * }
 * @role bot
 */
export async function fetchReactions(
  message: Message | string,
  emoji: string | Emoji | ChannelLike,
  more?: string | Emoji,
): Promise<User[]> {
  const given = await messageAndEmoji([message, emoji, more], "fetch_reactions")
  try {
    const reaction = await reactionOf(given.message, given.emoji, "fetch_reactions")
    const users = await asking({ deed: "see who reacted" }, () => reaction.users.fetch())
    return [...users.values()]
  } catch (error) {
    if (error instanceof Fault && error.code === "no_reaction") return []
    throw error
  }
}

/**
 * Takes a reaction away.
 * @param message the message; or its id and its channel's id, in either order
 * @param emoji the emoji; or the second id
 * @param user whose reaction, default the bot's; or the emoji of the second form
 * @param more whose reaction, of the second form
 * @returns true
 * @example remove_reaction(message, "👍")
 * @role bot
 */
export async function removeReaction(
  message: Message | string,
  emoji: string | Emoji | ChannelLike,
  user?: UserLike | null,
  more?: UserLike | null,
): Promise<boolean> {
  const given = await messageAndEmoji([message, emoji, user, more], "remove_reaction")
  const reaction = await reactionOf(given.message, given.emoji, "remove_reaction")
  const id = given.rest == null ? undefined : needUserId(given.rest, "remove_reaction")
  await asking(TAKING, () => reaction.users.remove(id))
  return true
}

/**
 * Takes all reactions to a message away.
 * @param message the message; or its id and its channel's id, in either order
 * @param channel the second id
 * @returns true
 * @example clear_reactions(message)
 * @role bot
 */
export async function clearReactions(
  message: Message | string,
  channel?: ChannelLike | null,
): Promise<boolean> {
  const { message: found } = await messageFrom(message, channel, "clear_reactions")
  await asking(TAKING, () => found.reactions.removeAll())
  return true
}

/**
 * Puts a reaction under a message.
 * @param message the message; or its id and its channel's id, in either order
 * @param emoji the emoji itself, or `<:name:id>` for one of the server's own; or the second id
 * @param more the emoji of the second form
 * @returns true
 * @throws Fault when Discord refuses it, with the reason
 * @example react(message, "👍")
 * @role bot
 * @also add_reaction
 */
export async function react(
  message: Message | string,
  emoji: string | Emoji | ChannelLike,
  more?: string | Emoji,
): Promise<boolean> {
  const given = await messageAndEmoji([message, emoji, more], "react")
  try {
    await given.message.react(given.emoji)
  } catch (error) {
    throw sendFault(error, given.message.channelId)
  }
  return true
}
