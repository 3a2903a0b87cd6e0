/** Forms, and the fields in them. */
import { ActionRowBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import type { RowPart } from "./rows.ts"

/** All of a form in one object. */
export interface ModalSettings {
  custom_id?: string
  customId?: string
  title: string
  components?: readonly ModalPart[]
}

/** A text field, a row with one, or either as Discord writes it: `{ type: 4, custom_id, label, style }`. */
export type ModalPart = RowPart | ActionRowBuilder<never> | object

/**
 * Makes a form.
 * @param customId what it is known by when it is sent; or an object with `custom_id`, `title`, `components`
 * @param title its title
 * @returns the form; add_modal_text_input() gives it fields
 * @example let form = create_modal("feedback", "Your feedback")
 * add_modal_text_input(form, "text", "What do you think?", "paragraph")
 * show_modal(interaction, form)
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
 * @param components a list of text fields, as create_text_input() gives them, or of rows with one each
 * @returns the form
 * @example let form = create_modal_with_components("feedback", "Your feedback", [
 *   create_short_text_input("topic", "Topic"), create_paragraph_text_input("text", "Text")
 * ])
 * @role bot
 */
export function createModalWithComponents(
  customId: string,
  title: string,
  components: readonly ModalPart[],
): ModalBuilder {
  return createModal({ custom_id: display(customId), title: display(title), components })
}

/** Every field stands in a row of its own. */
function addToModal(modal: ModalBuilder, part: unknown): void {
  const { components } = Object(part) as { components?: readonly unknown[] }
  if (Array.isArray(components)) {
    for (const each of components) addToModal(modal, each)
    return
  }
  modal.addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(fieldOf(part)))
}

function fieldOf(part: unknown): TextInputBuilder {
  if (part instanceof TextInputBuilder) return part
  const { label, custom_id, customId } = Object(part) as TextInputSettings
  if (label !== undefined && (custom_id ?? customId) !== undefined) {
    return createTextInput(part as TextInputSettings)
  }
  throw new Fault(
    "no_field",
    `A form has text fields, as create_text_input() gives them, and this is ${kindName(part)}.`,
  )
}

/** What a text field takes; the first three where it is made of one object. */
export interface TextInputSettings {
  custom_id?: string
  customId?: string
  label?: string
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
 * @param customId what its text is known by; or all of it in one object
 * @param label what stands above it
 * @param style "short" or "paragraph"; or an object with `style`, `required`, `placeholder`, `min_length`,
 *   `max_length`, `value`
 * @param required whether it must be filled in. Default true.
 * @returns the field
 * @example let field = create_text_input("name", "Your name", "short", true)
 * @role bot
 */
export function createTextInput(
  customId: string | TextInputSettings | object,
  label?: string | null,
  style?: string | number | TextInputSettings | null,
  required?: boolean | null,
): TextInputBuilder {
  const all: TextInputSettings = typeof customId === "object" && customId !== null ? customId : {}
  const given: TextInputSettings = typeof style === "object" && style !== null ? style : all
  const id = all.custom_id ?? all.customId ?? customId
  const input = new TextInputBuilder()
    .setCustomId(display(id))
    .setLabel(display(label ?? all.label ?? id))
    .setStyle(
      inputStyle(typeof style === "string" || typeof style === "number" ? style : given.style),
    )
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
 * @example let field = create_short_text_input("name", "Your name")
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
 * @example let field = create_paragraph_text_input("story", "Your story")
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
 * @example let form = create_modal("order", "Your order")
 * add_modal_text_input(form, "what", "What?", "short", "Soup", true, 50)
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
