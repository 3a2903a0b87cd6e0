/** What a person does in the page's chat, done in the local Discord. */
import type { LocalDiscord } from "../../../runtime/local-discord/index.ts"
import { textTable } from "./page-input.ts"

type Action = { do: string; [more: string]: unknown }

/** @throws Error with words for the person */
export function actInChat(discord: LocalDiscord, action: Action): string {
  const text = (name: string): string => {
    const value = action[name]
    return typeof value === "string" ? value : ""
  }
  const author = text("author") === "" ? {} : { author: text("author") }
  const channel = text("channel")
  switch (action.do) {
    case "say":
      if (text("text").trim() === "") throw new Error("There is nothing to say.")
      discord.say({ channel, content: text("text"), ...author })
      return ""
    case "react":
      discord.react(messageIn(discord, channel, text("message")), text("emoji"), text("author"))
      return ""
    case "click":
      discord.click(messageIn(discord, channel, text("message")), text("customId"), author)
      return ""
    case "choose": {
      const values = Array.isArray(action.values) ? action.values.map(String) : []
      const message = messageIn(discord, channel, text("message"))
      discord.click(message, text("customId"), { ...author, values })
      return ""
    }
    case "command":
      discord.runCommand({
        channel,
        name: text("name"),
        options: optionsOf(discord, channel, text("name"), textTable(action.options)),
        ...author,
      })
      return ""
    case "form":
      discord.submitForm(text("customId"), textTable(action.values))
      return ""
    default:
      throw new Error(`I do not know how to do "${action.do}".`)
  }
}

function messageIn(discord: LocalDiscord, channel: string, id: string) {
  const message = discord.world.messages(channel).get(id)
  if (message === undefined) throw new Error("That message is not there any more.")
  return message.data
}

/** Discord docs, "Application Command Option Type": whole number, yes or no, number. */
const KINDS: Readonly<Record<number, (text: string) => string | number | boolean>> = {
  4: (text) => Number.parseInt(text, 10),
  5: (text) => text === "true",
  10: Number,
}

function optionsOf(
  discord: LocalDiscord,
  channelId: string,
  name: string,
  given: Record<string, string>,
): Record<string, string | number | boolean> {
  const guild = discord.world.channel(channelId)?.guild_id
  const declared = discord.realm.commands.byName(guild, name)?.options
  const types = new Map(
    (Array.isArray(declared) ? declared : []).map((each) => [String(each.name), Number(each.type)]),
  )
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, text]) => text !== "")
      .map(([option, text]) => [option, KINDS[types.get(option) ?? 3]?.(text) ?? text]),
  )
}
