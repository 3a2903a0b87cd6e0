/** `reply`: answers to a message or an interaction. */
import {
  type BaseInteraction,
  type EmbedBuilder,
  Message,
  type MessageCreateOptions,
  MessageFlags,
} from "discord.js"
import { Fault } from "../fault.ts"
import { kindName } from "../language/kinds.ts"
import { checkContent, payloadOf } from "./payload.ts"
import type { SendOptions } from "./send-message.ts"
import { sendFault } from "./send-words.ts"

/** An interaction that can be answered: a command, a button, a menu, a form. */
type Answerable = BaseInteraction & {
  replied: boolean
  deferred: boolean
  channelId: string | null
  reply(payload: object): Promise<{ fetch?(): Promise<Message> }>
  editReply(payload: object): Promise<Message>
  followUp(payload: object): Promise<Message>
}

/** What `reply` takes besides its text. */
export interface ReplyOptions extends SendOptions {
  /** Only the person who used the command or the button sees the answer. */
  ephemeral?: boolean
}

/**
 * Answers a message, or an interaction such as a command or a button.
 * @param target the message or the interaction
 * @param content the text
 * @param options `embeds`, `components`, `files` and `ephemeral`, or one embed
 * @param components rows of buttons and menus, when the third value is an embed
 * @returns the message that was written; for the first answer to an interaction null
 * @throws Fault when Discord refuses it, with the reason
 * @example reply(message, "Hello, " + message.author.username)
 * @role bot
 */
export async function reply(
  target: Message | BaseInteraction,
  content: unknown,
  options?: ReplyOptions | EmbedBuilder | object,
  components?: object | readonly object[],
): Promise<Message> {
  const { ephemeral, ...rest }: MessageCreateOptions & { ephemeral?: boolean } = payloadOf(
    content,
    options,
    components,
  )
  checkContent(rest)
  try {
    if (target instanceof Message) return await target.reply(rest)
    const flags = ephemeral === true ? { flags: MessageFlags.Ephemeral } : {}
    if (isAnswerable(target)) return (await answer(target, { ...rest, ...flags })) as Message
  } catch (error) {
    throw sendFault(error, String(Object(target).channelId))
  }
  throw new Fault(
    "nothing_to_reply_to",
    `reply() needs a message or an interaction, and got ${kindName(target)}.`,
  )
}

function isAnswerable(target: unknown): target is Answerable {
  return typeof Object(target).followUp === "function" && typeof Object(target).reply === "function"
}

/** An interaction takes one reply; what comes after it is a message of its own. */
async function answer(interaction: Answerable, payload: object): Promise<Message | null> {
  if (interaction.replied) return interaction.followUp(payload)
  if (interaction.deferred) return interaction.editReply(payload)
  await interaction.reply(payload)
  return null
}
