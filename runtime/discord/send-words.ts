/** Discord's refusals of a message in words. Codes: Discord docs, topics/opcodes-and-status-codes "JSON Error Codes". */
import { Fault } from "../fault.ts"
import { refused } from "./resolve/refused.ts"

const WORDS: Readonly<Record<number, (channelId: string) => string>> = {
  10003: (id) => `There is no channel with the id ${id}, or the bot cannot see it.`,
  50001: (id) =>
    `The bot may not see the channel ${id}: give it the permission View Channel there.`,
  50013: (id) =>
    `The bot may not write in the channel ${id}: give it the permission Send Messages there.`,
  50006: () => "The message is empty, and Discord takes no empty messages.",
  50007: () => "This person takes no direct messages from the bot.",
  50008: (id) => `Nobody can write in the channel ${id}: it is no text channel.`,
  40005: () => "A file is too large for this server.",
  20028: () => "Discord asks the bot to write more slowly in this channel.",
  40058: () => "Nobody writes in a forum itself: create_forum_post() begins a post there.",
  160005: (id) => `The thread ${id} is locked.`,
  50083: (id) => `The thread ${id} is archived.`,
}

/** The fault for whatever sending a message rejected with. */
export function sendFault(error: unknown, channelId: string): Fault {
  if (error instanceof Fault) return error
  const { code, status } = Object(error) as Record<string, unknown>
  const words = typeof code === "number" ? WORDS[code]?.(channelId) : undefined
  const fault = new Fault(
    typeof code === "number" ? `discord_${code}` : "send_failed",
    words ?? refused(error, { deed: "take the message" }).message,
    { channelId, ...(typeof status === "number" && { status }) },
  )
  fault.cause = error
  return fault
}
