/** What happens to reactions, whoever does it. */
import type { Realm } from "../realm.ts"
import { memberOf } from "../world/guild.ts"
import type { Emoji, Fields, StoredMessage, User } from "../world/types.ts"
import { shardWith } from "./messages.ts"

/** `👍` or `name:id`, as REST paths carry emojis. */
export function emojiFrom(text: string): Emoji {
  const custom = /^(?:a:)?(\w+):(\d+)$/.exec(text)
  return custom ? { id: custom[2] as string, name: custom[1] as string } : { id: null, name: text }
}

function emojiKey(emoji: Emoji): string {
  return emoji.id ?? emoji.name
}

function tellReaction(realm: Realm, name: string, message: StoredMessage, more: Fields): void {
  realm.sessions.dispatch({
    name,
    guildId: message.guildId,
    data: {
      channel_id: message.data.channel_id,
      message_id: message.data.id,
      ...(message.guildId !== undefined && { guild_id: message.guildId }),
      ...more,
    },
  })
}

/** Adds a reaction; false when the user had it there already. */
export function addReaction(
  realm: Realm,
  message: StoredMessage,
  emoji: Emoji,
  user: User,
): boolean {
  const key = emojiKey(emoji)
  const entry = message.reactions.get(key) ?? { emoji, users: new Set<string>() }
  message.reactions.set(key, entry)
  if (entry.users.has(user.id)) return false
  entry.users.add(user.id)
  const guild = message.guildId === undefined ? undefined : realm.world.guild(message.guildId)
  tellReaction(realm, "MESSAGE_REACTION_ADD", message, {
    user_id: user.id,
    emoji,
    burst: false,
    type: 0,
    message_author_id: message.data.author.id,
    ...(guild !== undefined && { member: memberOf(guild, user.id, realm.world.users) }),
  })
  if (user.id === realm.world.users.bot.id) {
    realm.transcript.add(
      "reacted",
      shardWith(realm, message.guildId),
      `${emoji.name} to "${message.data.content}"`,
    )
  }
  return true
}

export function removeReaction(
  realm: Realm,
  message: StoredMessage,
  emoji: Emoji,
  userId: string,
): boolean {
  const entry = message.reactions.get(emojiKey(emoji))
  if (entry === undefined || !entry.users.delete(userId)) return false
  if (entry.users.size === 0) message.reactions.delete(emojiKey(emoji))
  tellReaction(realm, "MESSAGE_REACTION_REMOVE", message, {
    user_id: userId,
    emoji,
    burst: false,
    type: 0,
  })
  return true
}

/** Removes all reactions, or all with one emoji. */
export function clearReactions(realm: Realm, message: StoredMessage, emoji?: Emoji): void {
  if (emoji === undefined) {
    message.reactions.clear()
    tellReaction(realm, "MESSAGE_REACTION_REMOVE_ALL", message, {})
  } else if (message.reactions.delete(emojiKey(emoji))) {
    tellReaction(realm, "MESSAGE_REACTION_REMOVE_EMOJI", message, { emoji })
  }
}
