/** Buttons and menus that work also after a restart: a handler for each id, and a state that is kept in a file. */
import { readFileSync, writeFileSync } from "node:fs"
import {
  type BaseInteraction,
  type ButtonBuilder,
  Events,
  type StringSelectMenuBuilder,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { thisProcess } from "../../this-process.ts"
import { botState, type ComponentHandler } from "../bot-state.ts"
import {
  type ButtonSettings,
  createButton,
  createStringSelect,
  type MenuSettings,
} from "../components/words.ts"
import { runHandler } from "../handlers.ts"
import { expectEvents } from "../listen.ts"

/** Where states are kept, in the folder that the program was started in. */
const FILE = "component-handlers.json"

// biome-ignore lint/suspicious/noExplicitAny: an interaction is of one of many types
type Handler = (interaction: any) => unknown

function remember(id: string, type: string, handler: unknown, state: unknown): void {
  if (typeof handler !== "function") {
    throw new Fault(
      "wrong_handler",
      `A component needs a function that hears of it, and got ${kindName(handler)}.`,
    )
  }
  const { components } = botState()
  if (components.size === 0 && thisProcess.client === undefined)
    expectEvents(Events.InteractionCreate)
  const kept = components.get(id)?.state
  components.set(id, { id, type, handler: handler as Handler, state: state ?? kept ?? {} })
}

/** Tells the handlers of components what this client hears. */
export function hearComponents(client: {
  on(event: string, hear: (interaction: BaseInteraction) => void): unknown
}): void {
  client.on(Events.InteractionCreate, (interaction) => {
    const { customId } = Object(interaction) as { customId?: string }
    const found = customId === undefined ? undefined : botState().components.get(customId)
    if (found === undefined) return
    Object.defineProperty(interaction, "state", { value: found.state, configurable: true })
    void runHandler(`component "${found.id}"`, () => found.handler(interaction))
  })
}

/**
 * Makes a button with a function that hears of each click, also after a restart.
 * @param options `custom_id`, `label`, `style`, `emoji`, `disabled`, and a `state` of one's own
 * @param handler a function that takes the interaction, whose `state` is the button's
 * @returns the button
 * @throws Fault `wrong_handler`
 * @example let like = create_persistent_button({ custom_id: "like", label: "Like", state: { count: 0 } }, func(interaction) {
 *   interaction.state.count = interaction.state.count + 1
 *   interaction_update(interaction, "Likes: " + interaction.state.count)
 * })
 * @role bot
 */
export function createPersistentButton(
  options: ButtonSettings & { state?: unknown },
  handler: Handler,
): ButtonBuilder & PersistentPart {
  const { state, ...settings } = options
  const id = display(settings.custom_id ?? settings.customId ?? settings.label ?? "button")
  remember(id, "button", handler, state)
  const button = createButton({ ...settings, custom_id: id })
  return Object.assign(button, { custom_id: id, label: settings.label ?? null, type: "button" })
}

/** What is read of a persistent component beside what it is. */
export interface PersistentPart {
  custom_id: string
  label?: string | null
  placeholder?: string | null
  type: string
}

/**
 * Makes a menu with a function that hears of each choice, also after a restart.
 * @param options `custom_id`, `placeholder`, `options`, and a `state` of one's own
 * @param handler a function that takes the interaction, whose `state` is the menu's
 * @returns the menu
 * @throws Fault `wrong_handler`
 * @example let sizes = create_persistent_select_menu({ custom_id: "size", options: [{ label: "Big", value: "big" }] }, func(interaction) {
 *   interaction_reply(interaction, "You took " + interaction.values[0])
 * })
 * @role bot
 */
export function createPersistentSelectMenu(
  options: MenuSettings & { state?: unknown },
  handler: Handler,
): StringSelectMenuBuilder & PersistentPart {
  const { state, ...settings } = options
  const { custom_id, customId, placeholder } = settings
  const id = display(custom_id ?? customId ?? placeholder ?? "menu")
  remember(id, "select_menu", handler, state)
  const menu = createStringSelect({ ...settings, custom_id: id })
  return Object.assign(menu, {
    custom_id: id,
    placeholder: placeholder ?? null,
    type: "select_menu",
  })
}

/**
 * Runs a function for each click on a component.
 * @param customId the component's id
 * @param handler a function that takes the interaction
 * @returns true
 * @throws Fault `wrong_handler`
 * @example register_component_handler("accept", func(interaction) {
 *   interaction_reply(interaction, "Accepted")
 * })
 * @role bot
 */
export function registerComponentHandler(customId: string, handler: Handler): boolean {
  remember(display(customId), "custom", handler, undefined)
  return true
}

/**
 * Forgets a component's function.
 * @param customId the component's id
 * @returns whether there was one
 * @example unregister_component_handler("like")
 * @role bot
 */
export function unregisterComponentHandler(customId: string): boolean {
  return botState().components.delete(display(customId))
}

/** A component in the list of `list_component_handlers`. */
export interface ComponentRow {
  custom_id: string
  type: string
  has_state: boolean
}

function rowOf({ id, type, state }: ComponentHandler): ComponentRow {
  return { custom_id: id, type, has_state: Object.keys(Object(state)).length > 0 }
}

/**
 * All components with a function.
 * @returns a list of objects with `custom_id`, `type` and `has_state`
 * @example for each in list_component_handlers() {
 *   print(each.custom_id, each.type)
 * }
 * @role bot
 */
export function listComponentHandlers(): ComponentRow[] {
  return [...botState().components.values()].map(rowOf)
}

/**
 * One component with a function.
 * @param customId the component's id
 * @returns an object with `custom_id`, `type` and `has_state`, or null
 * @example print(get_component_handler("like"))
 * @role bot
 */
export function getComponentHandler(customId: string): ComponentRow | null {
  const found = botState().components.get(display(customId))
  return found === undefined ? null : rowOf(found)
}

/**
 * A component's state.
 * @param customId the component's id
 * @returns what it was made with, or an empty object
 * @example print(get_component_state("like"))
 * @role bot
 */
// biome-ignore lint/suspicious/noExplicitAny: a state is the program's own
export function getComponentState(customId: string): any {
  return botState().components.get(display(customId))?.state ?? {}
}

/**
 * Writes the states of all components into the file component-handlers.json.
 * @returns true
 * @throws Fault `file_failed`
 * @example save_component_handlers()
 * @role bot
 */
export function saveComponentHandlers(): boolean {
  const states = Object.fromEntries(
    [...botState().components.values()].map(({ id, type, state }) => [id, { type, state }]),
  )
  try {
    writeFileSync(FILE, `${JSON.stringify(states, null, 2)}\n`)
  } catch (error) {
    throw new Fault(
      "file_failed",
      `save_component_handlers() cannot write "${FILE}": ${(error as Error).message}`,
    )
  }
  return true
}

/**
 * Reads the states that save_component_handlers() wrote. Components that the program made get theirs back.
 * @returns how many there were; 0 without the file
 * @throws Fault `file_failed` when the file holds something else
 * @example print(restore_component_handlers() + " components work again")
 * @role bot
 */
export function restoreComponentHandlers(): number {
  let text: string
  try {
    text = readFileSync(FILE, "utf8")
  } catch {
    return 0
  }
  const { components } = botState()
  try {
    const states = JSON.parse(text) as Record<string, { state: unknown }>
    for (const [id, { state }] of Object.entries(states)) {
      const known = components.get(id)
      if (known !== undefined) known.state = state
    }
    return Object.keys(states).length
  } catch {
    throw new Fault(
      "file_failed",
      `restore_component_handlers() cannot read "${FILE}": it holds something else.`,
    )
  }
}
