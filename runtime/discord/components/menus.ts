/** Menus to choose from: texts, users, roles, channels. */
import {
  ChannelSelectMenuBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  UserSelectMenuBuilder,
} from "discord.js"
import { display } from "../../language/display.ts"

/** A choice of a menu. */
export interface ChoiceSettings {
  label: string
  value: string
  description?: string
  emoji?: string
  default?: boolean
}

/** All of a menu in one object. */
export interface MenuSettings {
  custom_id?: string
  customId?: string
  placeholder?: string
  options?: readonly ChoiceSettings[]
  min_values?: number
  max_values?: number
  minValues?: number
  maxValues?: number
  disabled?: boolean
}

interface MenuBuilder {
  setCustomId(id: string): unknown
  setPlaceholder(text: string): unknown
  setMinValues(count: number): unknown
  setMaxValues(count: number): unknown
  setDisabled(disabled: boolean): unknown
}

function fillMenu<Menu extends MenuBuilder>(
  menu: Menu,
  id: string | MenuSettings | object,
  placeholder: unknown,
): Menu {
  const given: MenuSettings =
    typeof id === "object" && id !== null
      ? id
      : {
          custom_id: display(id),
          ...(placeholder != null && { placeholder: display(placeholder) }),
        }
  menu.setCustomId(display(given.custom_id ?? given.customId ?? "menu"))
  if (given.placeholder !== undefined) menu.setPlaceholder(display(given.placeholder))
  const least = given.min_values ?? given.minValues
  const most = given.max_values ?? given.maxValues
  if (least !== undefined) menu.setMinValues(least)
  if (most !== undefined) menu.setMaxValues(most)
  if (given.disabled === true) menu.setDisabled(true)
  return menu
}

/**
 * Makes a menu of texts.
 * @param customId what a choice is known by; or an object with `custom_id`, `placeholder`, `options`,
 *   `min_values`, `max_values`
 * @param placeholder what it says before a choice
 * @param options a list of objects with `label`, `value`, `description`, `emoji`
 * @returns the menu
 * @example let menu = create_string_select("colour", "Your colour", [
 *   { label: "Red", value: "red" }, { label: "Blue", value: "blue" }
 * ])
 * @role bot
 * @also create_select_menu
 */
export function createStringSelect(
  customId: string | MenuSettings | object,
  placeholder?: string | null,
  options?: readonly ChoiceSettings[] | null,
): StringSelectMenuBuilder {
  const menu = fillMenu(new StringSelectMenuBuilder(), customId, placeholder)
  const choices = options ?? (customId as MenuSettings).options ?? []
  menu.addOptions(
    choices.map(({ label, value, ...rest }) => ({
      ...rest,
      label: display(label),
      value: display(value ?? label),
    })),
  )
  return menu
}

/**
 * Makes a menu of users.
 * @param customId what a choice is known by, or an object
 * @param placeholder what it says before a choice
 * @returns the menu
 * @example let menu = create_user_select({ custom_id: "players", placeholder: "Who plays?", max_values: 4 })
 * @role bot
 */
export function createUserSelect(
  customId: string | MenuSettings | object,
  placeholder?: string | null,
): UserSelectMenuBuilder {
  return fillMenu(new UserSelectMenuBuilder(), customId, placeholder)
}

/**
 * Makes a menu of roles.
 * @param customId what a choice is known by, or an object
 * @param placeholder what it says before a choice
 * @returns the menu
 * @example let menu = create_role_select("role", "Which role?")
 * @role bot
 */
export function createRoleSelect(
  customId: string | MenuSettings | object,
  placeholder?: string | null,
): RoleSelectMenuBuilder {
  return fillMenu(new RoleSelectMenuBuilder(), customId, placeholder)
}

/**
 * Makes a menu of channels.
 * @param customId what a choice is known by, or an object
 * @param placeholder what it says before a choice
 * @returns the menu
 * @example let menu = create_channel_select("channel", "Where?")
 * @role bot
 */
export function createChannelSelect(
  customId: string | MenuSettings | object,
  placeholder?: string | null,
): ChannelSelectMenuBuilder {
  return fillMenu(new ChannelSelectMenuBuilder(), customId, placeholder)
}
