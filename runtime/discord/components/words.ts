/** Buttons, menus and forms, and the rows that they stand in. */
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ModalBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"

/** Discord docs, components/reference "Button Styles". */
const STYLES: Readonly<Record<string, ButtonStyle>> = {
  primary: ButtonStyle.Primary,
  blurple: ButtonStyle.Primary,
  blue: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  grey: ButtonStyle.Secondary,
  gray: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  green: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
  red: ButtonStyle.Danger,
  link: ButtonStyle.Link,
}

function styleOf(given: unknown): ButtonStyle {
  if (given === null || given === undefined) return ButtonStyle.Primary
  if (typeof given === "number" && given >= 1 && given <= 5) return given
  const found = STYLES[display(given).toLowerCase()]
  if (found !== undefined) return found
  const near = nearestName(display(given), Object.keys(STYLES))
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault(
    "unknown_style",
    `A button's style is "primary", "secondary", "success", "danger" or "link", and not "${display(given)}".${hint}`,
  )
}

/** All of a button in one object. */
export interface ButtonSettings {
  label?: string
  style?: string | number
  custom_id?: string
  customId?: string
  url?: string
  emoji?: string
  disabled?: boolean
}

/**
 * Makes a button.
 * @param label what stands on it; or an object with `label`, `style`, `custom_id`, `emoji`, `url`, `disabled`
 * @param style "primary", "secondary", "success" or "danger"
 * @param customId what a click is known by
 * @returns the button
 * @throws Fault `unknown_style`
 * @role bot
 */
export function createButton(
  label: string | ButtonSettings | object,
  style?: string | number | null,
  customId?: string | null,
): ButtonBuilder {
  const given: ButtonSettings =
    typeof label === "object" && label !== null ? label : textButton(label, style, customId)
  const button = new ButtonBuilder()
  const link = given.url
  button.setStyle(link === undefined ? styleOf(given.style) : ButtonStyle.Link)
  if (given.label !== undefined) button.setLabel(display(given.label))
  const id = given.custom_id ?? given.customId
  if (link !== undefined) button.setURL(display(link))
  else if (id !== undefined) button.setCustomId(display(id))
  if (given.emoji !== undefined) button.setEmoji(given.emoji)
  if (given.disabled === true) button.setDisabled(true)
  return button
}

function textButton(label: unknown, style: unknown, customId: unknown): ButtonSettings {
  return {
    label: display(label),
    ...(style !== undefined && style !== null && { style: style as string }),
    // A button needs an id, and one with only a label is known by that.
    custom_id: display(customId ?? label),
  }
}

/**
 * Makes a button that leads to an address.
 * @param label what stands on it
 * @param url the address
 * @returns the button
 * @role bot
 */
export function createLinkButton(label: string, url: string): ButtonBuilder {
  return createButton({ label: display(label), url: display(url) })
}

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
 * @role bot
 */
export function createChannelSelect(
  customId: string | MenuSettings | object,
  placeholder?: string | null,
): ChannelSelectMenuBuilder {
  return fillMenu(new ChannelSelectMenuBuilder(), customId, placeholder)
}

/** What stands in a row. */
export type RowPart =
  | ButtonBuilder
  | StringSelectMenuBuilder
  | UserSelectMenuBuilder
  | RoleSelectMenuBuilder
  | ChannelSelectMenuBuilder
  | TextInputBuilder

/**
 * Makes a row for a message: up to five buttons, or one menu.
 * @param components buttons or a menu, one after the other or as one list
 * @returns the row
 * @throws Fault `no_component` for anything else
 * @role bot
 */
export function createActionRow(
  ...components: (RowPart | readonly RowPart[])[]
): ActionRowBuilder<ButtonBuilder> {
  const parts = components.flat() as RowPart[]
  for (const part of parts) {
    if (typeof Object(part).toJSON === "function") continue
    throw new Fault(
      "no_component",
      `create_action_row() takes buttons or a menu, and got ${kindName(part)}.`,
    )
  }
  return new ActionRowBuilder<ButtonBuilder>().addComponents(parts as ButtonBuilder[])
}

/** All of a form in one object. */
export interface ModalSettings {
  custom_id?: string
  customId?: string
  title: string
  components?: readonly RowPart[]
}

/**
 * Makes a form.
 * @param customId what it is known by when it is sent; or an object with `custom_id`, `title`, `components`
 * @param title its title
 * @returns the form; add_modal_text_input() gives it fields
 * @role bot
 */
export function createModal(
  customId: string | ModalSettings | object,
  title?: string | null,
): ModalBuilder {
  const given: ModalSettings =
    typeof customId === "object" && customId !== null
      ? (customId as ModalSettings)
      : { custom_id: display(customId), title: display(title ?? customId) }
  const modal = new ModalBuilder()
    .setCustomId(display(given.custom_id ?? given.customId ?? "form"))
    .setTitle(display(given.title))
  for (const part of given.components ?? []) addToModal(modal, part)
  return modal
}

/**
 * Makes a form with its fields.
 * @param customId what it is known by when it is sent
 * @param title its title
 * @param components a list of text fields, as create_text_input() gives them
 * @returns the form
 * @role bot
 */
export function createModalWithComponents(
  customId: string,
  title: string,
  components: readonly RowPart[],
): ModalBuilder {
  return createModal({ custom_id: display(customId), title: display(title), components })
}

function addToModal(modal: ModalBuilder, part: unknown): void {
  const row =
    part instanceof ActionRowBuilder
      ? part
      : new ActionRowBuilder<TextInputBuilder>().addComponents(part as TextInputBuilder)
  modal.addComponents(row as ActionRowBuilder<TextInputBuilder>)
}

/** What a text field takes besides its name. */
export interface TextInputSettings {
  style?: string | number
  required?: boolean
  placeholder?: string
  min_length?: number
  max_length?: number
  minLength?: number
  maxLength?: number
  value?: string
}

/**
 * Makes a text field for a form.
 * @param customId what its text is known by
 * @param label what stands above it
 * @param style "short" or "paragraph"; or an object with `style`, `required`, `placeholder`, `min_length`,
 *   `max_length`, `value`
 * @param required whether it must be filled in. Default true.
 * @returns the field
 * @role bot
 */
export function createTextInput(
  customId: string,
  label: string,
  style?: string | number | TextInputSettings | null,
  required?: boolean | null,
): TextInputBuilder {
  const given: TextInputSettings = typeof style === "object" && style !== null ? style : {}
  const input = new TextInputBuilder()
    .setCustomId(display(customId))
    .setLabel(display(label))
    .setStyle(inputStyle(typeof style === "object" ? given.style : style))
    .setRequired((required ?? given.required) !== false)
  const least = given.min_length ?? given.minLength
  const most = given.max_length ?? given.maxLength
  if (given.placeholder !== undefined) input.setPlaceholder(display(given.placeholder))
  if (given.value !== undefined) input.setValue(display(given.value))
  if (least !== undefined) input.setMinLength(least)
  if (most !== undefined) input.setMaxLength(most)
  return input
}

function inputStyle(given: unknown): TextInputStyle {
  const long = ["paragraph", "long", "2"].includes(display(given ?? "short").toLowerCase())
  return long ? TextInputStyle.Paragraph : TextInputStyle.Short
}

/**
 * A text field of one line.
 * @param customId what its text is known by
 * @param label what stands above it
 * @returns the field
 * @role bot
 */
export function createShortTextInput(customId: string, label: string): TextInputBuilder {
  return createTextInput(customId, label, "short")
}

/**
 * A text field of several lines.
 * @param customId what its text is known by
 * @param label what stands above it
 * @returns the field
 * @role bot
 */
export function createParagraphTextInput(customId: string, label: string): TextInputBuilder {
  return createTextInput(customId, label, "paragraph")
}

/**
 * Gives a form a text field. What stands behind the style is told apart by its kind: a text is the
 * placeholder, true or false says whether it must be filled in, numbers are the least and the most
 * characters (one number alone is the most).
 * @param modal the form
 * @param customId what its text is known by
 * @param label what stands above it
 * @param style "short" or "paragraph"
 * @param more placeholder, required, lengths, in any order
 * @returns the form
 * @role bot
 */
export function addModalTextInput(
  modal: ModalBuilder,
  customId: string,
  label: string,
  style?: string | null,
  ...more: (string | boolean | number | null)[]
): ModalBuilder {
  if (!(modal instanceof ModalBuilder)) {
    throw new Fault(
      "no_modal",
      `add_modal_text_input() needs a form, as create_modal() gives it, and got ${kindName(modal)}.`,
    )
  }
  const placeholder = more.find((each) => typeof each === "string" && each !== "")
  const required = more.find((each) => typeof each === "boolean")
  const lengths = more.filter((each) => typeof each === "number")
  const [first, second] = lengths
  const input = createTextInput(customId, label, {
    style: style ?? "short",
    ...(placeholder !== undefined && { placeholder: placeholder as string }),
    ...(required !== undefined && { required: required as boolean }),
    ...(second !== undefined && { min_length: first as number, max_length: second as number }),
    ...(second === undefined && first !== undefined && { max_length: first as number }),
  })
  addToModal(modal, input)
  return modal
}
