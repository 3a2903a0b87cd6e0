/** Reactions under messages. */
import { Message, type User } from "discord.js"
import { Fault } from "../../fault.ts"
import { kindName } from "../../language/kinds.ts"
import { needUserId, type UserLike } from "../resolve/member.ts"
import { asking } from "../resolve/refused.ts"

const TAKING = { deed: "take reactions away", permission: "Manage Messages" }

function expectMessage(message: unknown, word: string): asserts message is Message {
  if (message instanceof Message) return
  throw new Fault("no_message", `${word}() needs a message, and got ${kindName(message)}.`, {
    word,
  })
}

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

/**
 * Who reacted to a message with an emoji.
 * @param message the message
 * @param emoji the emoji
 * @returns a list of users; empty when nobody did
 * @example for user in fetch_reactions(message, "👍") {
 *   print(user.username)
 * }
 * @role bot
 */
export async function fetchReactions(message: Message, emoji: string): Promise<User[]> {
  expectMessage(message, "fetch_reactions")
  try {
    const reaction = await reactionOf(message, emoji, "fetch_reactions")
    const users = await asking({ deed: "see who reacted" }, () => reaction.users.fetch())
    return [...users.values()]
  } catch (error) {
    if (error instanceof Fault && error.code === "no_reaction") return []
    throw error
  }
}

/**
 * Takes a reaction away.
 * @param message the message
 * @param emoji the emoji
 * @param user whose reaction. Default: the bot's.
 * @returns true
 * @example remove_reaction(message, "👍")
 * @role bot
 */
export async function removeReaction(
  message: Message,
  emoji: string,
  user?: UserLike | null,
): Promise<boolean> {
  expectMessage(message, "remove_reaction")
  const reaction = await reactionOf(message, emoji, "remove_reaction")
  const id = user === undefined || user === null ? undefined : needUserId(user, "remove_reaction")
  await asking(TAKING, () => reaction.users.remove(id))
  return true
}

/**
 * Takes all reactions to a message away.
 * @param message the message
 * @returns true
 * @example clear_reactions(message)
 * @role bot
 */
export async function clearReactions(message: Message): Promise<boolean> {
  expectMessage(message, "clear_reactions")
  await asking(TAKING, () => message.reactions.removeAll())
  return true
}
