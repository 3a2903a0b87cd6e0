/** Entries of the context menus of users and messages, with the functions that they run. */
import { type BaseInteraction, Events, type Message, type User } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { thisProcess } from "../../this-process.ts"
import { botState } from "../bot-state.ts"
import { runHandler } from "../handlers.ts"
import { expectEvents } from "../listen.ts"
import { ID } from "../resolve/guild.ts"
import { registerSlashCommand } from "./register.ts"

// biome-ignore lint/suspicious/noExplicitAny: an interaction is of one of many types, and so is its target
type Handler = (interaction: any, target?: any) => unknown

/** Whose name it is, what it runs, and the one server that has it, if it is not for all. */
type EntryPart = Handler | string | null

function register(
  entry: string | { name: string },
  type: string,
  given: readonly (EntryPart | undefined)[],
  word: string,
): boolean {
  const name = typeof entry === "string" ? entry : display(entry.name)
  const guildId = given.find((each) => typeof each === "string" && ID.test(each)) as
    | string
    | undefined
  const handler = given.find((each) => each !== undefined && each !== null && each !== guildId)
  if (handler !== undefined) {
    if (typeof handler !== "function") {
      throw new Fault(
        "wrong_handler",
        `${word}() needs a function, and got ${kindName(handler)}.`,
        { word },
      )
    }
    hear(`${type} ${name}`, handler as Handler)
  }
  const settings = { ...(typeof entry === "object" && entry), name, type }
  return registerSlashCommand(settings, guildId ?? null, settings)
}

function hear(key: string, handler: Handler): void {
  if (thisProcess.client === undefined) expectEvents(Events.InteractionCreate)
  botState().commandHandlers.set(key, handler)
}

/**
 * Puts an entry into the menu of users.
 * @param name what it is called; or an object with `name`
 * @param handler a function that takes the interaction and the user
 * @param guildId the one server that gets it. Default: all. It may also stand in the function's place.
 * @returns true
 * @example register_user_context_menu("Who is this", func(interaction, user) {
 *   interaction_reply(interaction, "This is " + user.username, true)
 * })
 * @role bot
 * @also create_user_context_menu_command
 */
export function registerUserContextMenu(
  name: string | { name: string },
  handler?: EntryPart,
  guildId?: EntryPart,
): boolean {
  return register(name, "user", [handler, guildId], "register_user_context_menu")
}

/**
 * Puts an entry into the menu of messages.
 * @param name what it is called; or an object with `name`
 * @param handler a function that takes the interaction and the message
 * @param guildId the one server that gets it. Default: all. It may also stand in the function's place.
 * @returns true
 * @example register_message_context_menu("Quote", func(interaction, message) {
 *   interaction_reply(interaction, "> " + message.content)
 * })
 * @role bot
 * @also create_message_context_menu_command
 */
export function registerMessageContextMenu(
  name: string | { name: string },
  handler?: EntryPart,
  guildId?: EntryPart,
): boolean {
  return register(name, "message", [handler, guildId], "register_message_context_menu")
}

/**
 * Offers choices while somebody types an option of a command.
 * @param command the command's name
 * @param handler a function that takes the interaction, for respond_autocomplete()
 * @returns true
 * @example register_autocomplete("order", func(interaction) {
 *   respond_autocomplete(interaction, ["soup", "salad"])
 * })
 * @role bot
 */
export function registerAutocomplete(command: string, handler: Handler): boolean {
  if (typeof handler !== "function") {
    throw new Fault(
      "wrong_handler",
      `register_autocomplete() needs a function, and got ${kindName(handler)}.`,
    )
  }
  hear(`typing ${display(command)}`, handler)
  return true
}

/** Whom or what an entry of a menu was chosen for. */
function targetOf(interaction: BaseInteraction): User | Message | undefined {
  if (interaction.isUserContextMenuCommand()) return interaction.targetUser
  return interaction.isMessageContextMenuCommand() ? interaction.targetMessage : undefined
}

/** Tells these handlers what this client hears. */
export function hearCommands(client: {
  on(event: string, hear: (interaction: BaseInteraction) => void): unknown
}): void {
  client.on(Events.InteractionCreate, (interaction) => {
    const kind = interaction.isUserContextMenuCommand()
      ? "user"
      : interaction.isMessageContextMenuCommand()
        ? "message"
        : interaction.isAutocomplete()
          ? "typing"
          : undefined
    if (kind === undefined) return
    const { commandName } = interaction as BaseInteraction & { commandName: string }
    const handler = botState().commandHandlers.get(`${kind} ${commandName}`)
    if (handler === undefined) return
    const target = targetOf(interaction)
    void runHandler(`command "${commandName}"`, () => handler(interaction, target))
  })
}
