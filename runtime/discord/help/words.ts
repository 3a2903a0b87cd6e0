/** Help texts: what commands there are, in words for the people who use the bot. */
import { EmbedBuilder } from "discord.js"
import { display } from "../../language/display.ts"
import { botState, type HelpCommand } from "../bot-state.ts"
import { type CommandSettings, registerSlashCommand } from "../commands/register.ts"
import { colorOf } from "../resolve/color.ts"

/**
 * Makes a command known: with one object it is a slash command or an entry of a context menu, which
 * Discord is told of; with a name and more it is described in generate_help().
 * @param name the command's name; or an object with `name`, `description`, `type`, `options`
 * @param description what it does
 * @param category under which the help shows it. Default "General".
 * @param usage how it is written
 * @param aliases other names
 * @param examples how it is used
 * @returns the command's name
 * @throws Fault `wrong_command`
 * @example register_command("ping", "Says pong", "fun", "ping", ["p"], ["ping"])
 * @role bot
 */
export function registerCommand(
  name: string | CommandSettings | object,
  description?: string | null,
  category?: string | null,
  usage?: string | null,
  aliases?: readonly string[] | null,
  examples?: readonly string[] | null,
): string {
  if (typeof name === "object" && name !== null) {
    registerSlashCommand(name)
    return display((name as CommandSettings).name)
  }
  const command = display(name)
  botState().help.commands.set(command, {
    name: command,
    description: display(description ?? ""),
    category: display(category ?? "General"),
    usage: display(usage ?? command),
    aliases: [...(aliases ?? [])],
    examples: [...(examples ?? [])],
  })
  return command
}

/**
 * Takes a command out of the help.
 * @param name the command's name
 * @returns whether it was there
 * @example unregister_command("ping")
 * @role bot
 */
export function unregisterCommand(name: string): boolean {
  return botState().help.commands.delete(display(name))
}

/**
 * All commands of the help.
 * @returns a list of objects with `name`, `description`, `category`, `usage`, `aliases` and `examples`
 * @example for command in get_all_commands() {
 *   print(command.name, command.description)
 * }
 * @role bot
 */
export function getAllCommands(): HelpCommand[] {
  return [...botState().help.commands.values()]
}

/**
 * The commands of a category.
 * @param category the category
 * @returns a list as get_all_commands() gives it
 * @example print(length(get_category_commands("fun")))
 * @role bot
 */
export function getCategoryCommands(category: string): HelpCommand[] {
  return getAllCommands().filter((each) => each.category === display(category))
}

/**
 * The categories of the help, in the order of the alphabet.
 * @example print(list_categories())
 * @role bot
 * @result list of text
 */
// biome-ignore lint/suspicious/noExplicitAny: the program may put anything into its list later
export function listCategories(): any[] {
  return [...new Set(getAllCommands().map(({ category }) => category))].sort()
}

/**
 * Sets what stands in front of commands in the help.
 * @param prefix for example "!"
 * @returns the prefix
 * @example set_help_prefix("!")
 * @role bot
 */
export function setHelpPrefix(prefix: string): string {
  botState().help.prefix = display(prefix)
  return botState().help.prefix
}

/**
 * Sets the colour of the help.
 * @param color a number such as 0x5865F2, "#5865F2" or a name such as "red"
 * @returns the colour as a number
 * @throws Fault `unknown_color`
 * @example set_help_color("gold")
 * @role bot
 */
export function setHelpColor(color: number | string): number {
  botState().help.color = colorOf(color, "set_help_color")
  return botState().help.color
}

/**
 * Sets the title of the help.
 * @param title the title
 * @returns the title
 * @example set_help_title("What I can do")
 * @role bot
 */
export function setHelpTitle(title: string): string {
  botState().help.title = display(title)
  return botState().help.title
}

/**
 * Sets the line at the foot of the help.
 * @param text the line
 * @returns the line
 * @example set_help_footer("made by Ada")
 * @role bot
 */
export function setHelpFooter(text: string): string {
  botState().help.footer = display(text)
  return botState().help.footer
}

function newHelp(title: string): EmbedBuilder {
  const { color, footer } = botState().help
  const embed = new EmbedBuilder().setTitle(title).setColor(color)
  return footer === "" ? embed : embed.setFooter({ text: footer })
}

/** Discord docs, resources/message "Embed Limits": 25 fields of 1024 characters. */
const MOST_FIELDS = 25
const LONGEST_FIELD = 1024

/**
 * The help as an embed, for send_message().
 * @param category only the commands of this one. Default: all.
 * @returns the embed
 * @example send_message(message.channel_id, "", generate_help())
 * @role bot
 */
export function generateHelp(category?: string | null): EmbedBuilder & HelpCounts {
  const { prefix, title } = botState().help
  const embed = newHelp(category ? `${title}: ${display(category)}` : title)
  for (const each of (category ? [display(category)] : listCategories()).slice(0, MOST_FIELDS)) {
    const lines = getCategoryCommands(each).map(
      ({ usage, description }) => `\`${prefix}${usage}\` ${description}`,
    )
    const value = lines.join("\n").slice(0, LONGEST_FIELD)
    embed.addFields({ name: each, value: value === "" ? "–" : value })
  }
  return Object.assign(embed, {
    title: embed.data.title ?? "",
    category_count: listCategories().length,
    command_count: getAllCommands().length,
  })
}

/** What is read of the help beside its embed. */
export interface HelpCounts {
  title: string
  category_count: number
  command_count: number
}

/**
 * The help for one command as an embed.
 * @param name the command's name, or one of its other names
 * @returns the embed; it says so when there is no such command
 * @example send_message(message.channel_id, "", get_command_help("ping"))
 * @role bot
 */
export function getCommandHelp(name: string): EmbedBuilder & HelpOfCommand {
  const { prefix } = botState().help
  const wanted = display(name)
  const found = getAllCommands().find(
    (each) => each.name === wanted || each.aliases.includes(wanted),
  )
  if (found === undefined) {
    const nothing = newHelp("Unknown command").setDescription(`There is no command "${wanted}".`)
    return Object.assign(nothing, { command_name: null, category: null })
  }
  const embed = newHelp(`${prefix}${found.name}`)
  if (found.description !== "") embed.setDescription(found.description)
  embed.addFields({ name: "Usage", value: `\`${prefix}${found.usage}\`` })
  if (found.aliases.length > 0) embed.addFields({ name: "Also", value: found.aliases.join(", ") })
  if (found.examples.length > 0) {
    embed.addFields({ name: "Examples", value: found.examples.join("\n").slice(0, LONGEST_FIELD) })
  }
  return Object.assign(embed, { command_name: found.name, category: found.category })
}

/** What is read of the help for a command beside its embed; null where there is no such command. */
export interface HelpOfCommand {
  command_name: string | null
  category: string | null
}
