/** Emoji, as texts or as Discord's own values. */
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"

/** Discord docs, reference "Message Formatting"; a name has 2 to 32 characters. */
const OF_A_SERVER = /^<a?:\w{2,32}:\d{17,20}>$/

/** @throws Fault `no_emoji` for what discord.js would trip over */
export function emojiText(given: unknown, word: string): string {
  const text = display(given).trim()
  const isEmpty = given === null || given === undefined || text === ""
  if (!isEmpty && (!text.startsWith("<") || OF_A_SERVER.test(text))) return text
  throw new Fault(
    "no_emoji",
    `${word}() needs an emoji such as 👍, or <:name:id> for one of a server's own, and got ${isEmpty ? "none" : text}.`,
    { word },
  )
}
