/** Buttons: their styles, their ids, links. */
import { ButtonBuilder, ButtonStyle } from "discord.js"
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { emojiText } from "../resolve/emoji.ts"

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
 * @example let row = create_action_row(create_button("Accept", "success", "accept"))
 * send_message(message.channel_id, "Well?", { components: [row] })
 * @role bot
 */
export function createButton(
  label?: string | ButtonSettings | object | null,
  style?: string | number | null,
  customId?: string | null,
): ButtonBuilder {
  if (label === undefined || label === null) return new ButtonBuilder()
  const given: ButtonSettings =
    typeof label === "object" ? label : textButton(label, style, customId)
  const button = new ButtonBuilder()
  const link = given.url
  button.setStyle(link === undefined ? styleOf(given.style) : ButtonStyle.Link)
  if (given.label !== undefined) button.setLabel(display(given.label))
  const id = given.custom_id ?? given.customId
  if (link !== undefined) button.setURL(display(link))
  else if (id !== undefined) button.setCustomId(display(id))
  if (given.emoji) button.setEmoji(emojiText(given.emoji, "create_button"))
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
 * @param label what stands on it; or an object with `label`, `url` and `emoji`
 * @param url the address
 * @returns the button
 * @example let button = create_link_button("Rules", "https://example.com/rules")
 * @role bot
 */
export function createLinkButton(
  label: string | ButtonSettings | object,
  url?: string | null,
): ButtonBuilder {
  if (typeof label === "object" && label !== null) return createButton(label)
  return createButton({ label: display(label), url: display(url ?? "") })
}
