/** Speaking to one person: mentions and direct messages. */
import { BaseInteraction, type DMChannel, type EmbedBuilder, Message, type User } from "discord.js"
import { display } from "../../language/display.ts"
import { startedClient } from "../resolve/client.ts"
import { ID } from "../resolve/guild.ts"
import { needUserId, type UserLike } from "../resolve/member.ts"
import { asking } from "../resolve/refused.ts"
import { type SendOptions, sendMessage } from "../send-message.ts"

/**
 * The mark that mentions somebody: `<@id>`.
 * @param user the user or the user's id
 * @example send_message(message.channel_id, "Hello, " + mention_user(message.author))
 * @role bot
 */
export function mentionUser(user: UserLike): string {
  return `<@${needUserId(user, "mention_user")}>`
}

/**
 * The channel for direct messages with somebody.
 * @param user the user or the user's id
 * @returns the channel
 * @example print(create_dm_channel(message.author).id)
 * @role bot
 */
export async function createDmChannel(user: UserLike): Promise<DMChannel> {
  const client = startedClient("create_dm_channel")
  const id = needUserId(user, "create_dm_channel")
  return await asking({ deed: "write to this person" }, () => client.users.createDM(id))
}

/**
 * Sends a direct message.
 * @param user the user or the user's id
 * @param content the text
 * @param options `embeds`, `components`, `files`, or one embed
 * @returns the message
 * @throws Fault `discord_50007` when the person takes no direct messages
 * @example send_dm(message.author, "A secret")
 * @role bot
 */
export async function sendDm(
  user: UserLike | Message,
  content: unknown,
  options?: SendOptions | EmbedBuilder | object | null,
): Promise<Message> {
  const who = user instanceof Message || user instanceof BaseInteraction ? personOf(user) : user
  return await sendMessage(await createDmChannel(who), content, options ?? undefined)
}

function personOf(given: Message | BaseInteraction): User {
  return given instanceof Message ? given.author : given.user
}

/**
 * The id in a mention: `<@123>`, `<@&123>` and `<#123>` give "123".
 * @param text the mention
 * @returns the id, or null when there is none
 * @example print(get_mention_id("<@123456789012345678>"))
 * @role bot
 */
export function getMentionId(text: string): string | null {
  const id = /<(?:@[!&]?|#)(\d+)>/.exec(display(text))?.[1]
  return id ?? (ID.test(display(text).trim()) ? display(text).trim() : null)
}
