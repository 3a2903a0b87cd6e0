/** Menus to choose from: texts, users, roles, channels. */
import {
  ChannelSelectMenuBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  UserSelectMenuBuilder,
} from "discord.js"
import { display } from "../../language/display.ts"
import { emojiText } from "../resolve/emoji.ts"

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
  options?: readonly (ChoiceSettings | string)[]
  min_values?: number
  max_values?: number
  minValues?: number
  maxValues?: number
  disabled?: boolean
  /** Kinds of channels, as Discord numbers them: 0 is text, 2 voice, 4 a category, 15 a forum. */
  channel_types?: readonly number[]
  channelTypes?: readonly number[]
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
  id: string | MenuSettings | object | null | undefined,
  placeholder: unknown,
): Menu {
  const given: MenuSettings =
    typeof id === "object" && id !== null
      ? id
      : {
          custom_id: display(id ?? "menu"),
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
 * @param options a list of texts, or of objects with `label`, `value`, `description`, `emoji`
 * @returns the menu
 * @example let menu = create_string_select("colour", "Your colour", [
 *   { label: "Red", value: "red" }, { label: "Blue", value: "blue" }
 * ])
 * @role bot
 * @also create_select_menu
 */
export function createStringSelect(
  customId?: string | MenuSettings | object | null,
  placeholder?: string | null,
  options?: readonly (ChoiceSettings | string)[] | null,
): StringSelectMenuBuilder {
  const menu = fillMenu(new StringSelectMenuBuilder(), customId, placeholder)
  menu.addOptions((options ?? (Object(customId) as MenuSettings).options ?? []).map(choiceOf))
  return menu
}

/** A text alone is what is shown and what is given. */
function choiceOf(given: ChoiceSettings | string): ChoiceSettings {
  if (typeof given !== "object") return { label: display(given), value: display(given) }
  const { label, value, emoji, ...rest } = given
  const picture = emoji ? { emoji: emojiText(emoji, "create_string_select") } : {}
  return { ...rest, ...picture, label: display(label), value: display(value ?? label) }
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
 * @param customId what a choice is known by, or an object, here also with `channel_types`
 * @param placeholder what it says before a choice
 * @returns the menu
 * @example let menu = create_channel_select("channel", "Where?")
 * @role bot
 */
export function createChannelSelect(
  customId: string | MenuSettings | object,
  placeholder?: string | null,
): ChannelSelectMenuBuilder {
  const menu = fillMenu(new ChannelSelectMenuBuilder(), customId, placeholder)
  const { channel_types, channelTypes } = Object(customId) as MenuSettings
  return menu.setChannelTypes(...(channel_types ?? channelTypes ?? []))
}
