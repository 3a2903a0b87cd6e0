/** What a person types at the prompt of `easylang dev`: a message, or a word that starts with a slash. */

/** Where the next message goes, and from whom. */
export interface Seat {
  /** Place of the guild in the world, from 0. */
  guild: number
  /** Name or place of the channel. */
  channel: string | number
  author: string | undefined
}

export type Typed =
  | { kind: "nothing" }
  | { kind: "say"; text: string }
  | { kind: "move"; seat: Seat; words: string }
  | { kind: "list" }
  | { kind: "help" }
  | { kind: "quit" }
  | { kind: "unclear"; words: string }

export const CHAT_HELP = `Type a chat message and press Enter. The bot's answers appear above.
  /guild N       speak in guild N (from 1)       /guilds   which guilds there are
  /channel NAME  speak in another channel        /as NAME  speak as somebody else
  /quit          end (Ctrl-C does the same)      //text    say a text that starts with /`

/** @param guilds how many guilds there are */
export function readTyped(line: string, seat: Seat, guilds: number): Typed {
  const text = line.trim()
  if (text === "") return { kind: "nothing" }
  if (text.startsWith("//")) return { kind: "say", text: text.slice(1) }
  if (!text.startsWith("/")) return { kind: "say", text }
  const [word = "", ...rest] = text.slice(1).split(/\s+/)
  const value = rest.join(" ")
  switch (word) {
    case "guild":
      return moveToGuild(value, seat, guilds)
    case "channel":
      return value === ""
        ? { kind: "unclear", words: "Name the channel: /channel general" }
        : {
            kind: "move",
            seat: { ...seat, channel: value.replace(/^#/, "") },
            words: `You speak in #${value.replace(/^#/, "")}.`,
          }
    case "as":
      return value === ""
        ? {
            kind: "move",
            seat: { ...seat, author: undefined },
            words: "You speak as a member again.",
          }
        : { kind: "move", seat: { ...seat, author: value }, words: `You speak as ${value}.` }
    case "guilds":
      return { kind: "list" }
    case "help":
      return { kind: "help" }
    case "quit":
    case "exit":
      return { kind: "quit" }
    default:
      return {
        kind: "unclear",
        words: `I do not know /${word}; /help shows what there is. For a message that starts with a slash type /${text}`,
      }
  }
}

function moveToGuild(value: string, seat: Seat, guilds: number): Typed {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < 1 || number > guilds) {
    return { kind: "unclear", words: `There are guilds 1 to ${guilds}: /guild 1` }
  }
  return {
    kind: "move",
    seat: { ...seat, guild: number - 1, channel: 0 },
    words: `You speak in guild ${number}.`,
  }
}
