/** Entries of the context menus of users and messages, with the functions that they run. */
import { type BaseInteraction, Events } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { thisProcess } from "../../this-process.ts"
import { botState } from "../bot-state.ts"
import { runHandler } from "../handlers.ts"
import { expectEvents } from "../listen.ts"
import { registerSlashCommand } from "./register.ts"

// biome-ignore lint/suspicious/noExplicitAny: an interaction is of one of many types
type Handler = (interaction: any) => unknown

function register(name: string, type: string, handler: unknown, word: string): boolean {
  if (handler !== undefined && handler !== null) {
    if (typeof handler !== "function") {
      throw new Fault(
        "wrong_handler",
        `${word}() needs a function, and got ${kindName(handler)}.`,
        { word },
      )
    }
    hear(`${type} ${display(name)}`, handler as Handler)
  }
  return registerSlashCommand({ name: display(name), type })
}

function hear(key: string, handler: Handler): void {
  if (thisProcess.client === undefined) expectEvents(Events.InteractionCreate)
  botState().commandHandlers.set(key, handler)
}

/**
 * Puts an entry into the menu of users.
 * @param name what it is called
 * @param handler a function that takes the interaction, whose `target_user` it is
 * @returns true
 * @example register_user_context_menu("Who is this", func(interaction) {
 *   interaction_reply(interaction, "This is " + interaction.target_user.username, true)
 * })
 * @role bot
 * @also create_user_context_menu_command
 */
export function registerUserContextMenu(name: string, handler?: Handler | null): boolean {
  return register(name, "user", handler, "register_user_context_menu")
}

/**
 * Puts an entry into the menu of messages.
 * @param name what it is called
 * @param handler a function that takes the interaction, whose `target_message` it is
 * @returns true
 * @example register_message_context_menu("Quote", func(interaction) {
 *   interaction_reply(interaction, "> " + interaction.target_message.content)
 * })
 * @role bot
 * @also create_message_context_menu_command
 */
export function registerMessageContextMenu(name: string, handler?: Handler | null): boolean {
  return register(name, "message", handler, "register_message_context_menu")
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
    if (handler !== undefined)
      void runHandler(`command "${commandName}"`, () => handler(interaction))
  })
}
