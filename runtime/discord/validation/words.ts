/** Looking at embeds, buttons, menus and rows before they are sent: what Discord would say of them. */
import { display } from "../../language/display.ts"

/** What was found. */
export interface Validation {
  valid: boolean
  errors: string[]
  warnings: string[]
  error_count: number
  warning_count: number
}

function result(errors: string[], warnings: string[] = []): Validation {
  return {
    valid: errors.length === 0,
    errors,
    warnings,
    error_count: errors.length,
    warning_count: warnings.length,
  }
}

type Fields = Record<string, unknown>

/** As Discord would get it. Builders look themselves, and throw where something is missing. */
function plain(value: unknown): { data: Fields; error?: string } {
  const { data } = Object(value) as { data?: Fields }
  if (data !== undefined) return { data }
  return typeof value === "object" && value !== null
    ? { data: value as Fields }
    : { data: {}, error: "There is nothing here to look at." }
}

function tooLong(name: string, value: unknown, most: number): string[] {
  const { length } = display(value ?? "")
  return length > most ? [`The ${name} has ${length} characters, and Discord takes ${most}.`] : []
}

/** A picture may also be one of the message's own files. */
function noAddress(name: string, value: unknown): string[] {
  if (value === undefined || value === null || /^(https?|attachment):\/\//.test(display(value)))
    return []
  return [`The ${name} "${display(value)}" is no address: it begins with https://.`]
}

/** Discord docs, resources/message "Embed Limits". */
const MOST_FIELDS = 25
const MOST_IN_ALL = 6000

/**
 * Looks at an embed.
 * @param embed the embed
 * @returns an object with `valid`, `errors`, `warnings`, `error_count` and `warning_count`
 * @example let result = validate_embed(create_embed())
 * print(result.valid, result.errors)
 * @role bot
 */
export function validateEmbed(embed: object): Validation {
  const { data, error } = plain(embed)
  if (error !== undefined) return result([error])
  const fields = (data.fields ?? []) as { name: string; value: string }[]
  const texts = [
    data.title,
    data.description,
    Object(data.footer).text,
    Object(data.author).name,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]
  const total = texts.reduce<number>((sum, text) => sum + display(text ?? "").length, 0)
  const errors = [
    ...tooLong("title", data.title, 256),
    ...tooLong("description", data.description, 4096),
    ...tooLong("footer", Object(data.footer).text, 2048),
    ...tooLong("author's name", Object(data.author).name, 256),
    ...fields.flatMap(({ name, value }, index) => [
      ...tooLong(`name of field ${index + 1}`, name, 256),
      ...tooLong(`value of field ${index + 1}`, value, 1024),
      ...(display(name ?? "") === "" ? [`Field ${index + 1} has no name.`] : []),
      ...(display(value ?? "") === "" ? [`Field ${index + 1} has no value.`] : []),
    ]),
    ...(fields.length > MOST_FIELDS
      ? [`There are ${fields.length} fields, and Discord takes ${MOST_FIELDS}.`]
      : []),
    ...(total > MOST_IN_ALL
      ? [`There are ${total} characters in all, and Discord takes ${MOST_IN_ALL}.`]
      : []),
    ...noAddress("url", data.url),
    ...noAddress("picture", Object(data.image).url),
    ...noAddress("small picture", Object(data.thumbnail).url),
  ]
  const isEmpty = total === 0 && data.image === undefined && data.thumbnail === undefined
  return result(
    isEmpty ? ["The embed is empty."] : errors,
    data.title ? [] : ["The embed has no title."],
  )
}

/** Discord docs, components/reference "Button Styles". */
const LINK = 5

/**
 * Looks at a button.
 * @param button the button
 * @returns an object with `valid`, `errors`, `warnings`, `error_count` and `warning_count`
 * @example print(validate_button(create_button("Go", "primary", "go")).valid)
 * @role bot
 */
export function validateButton(button: object): Validation {
  const { data, error } = plain(button)
  if (error !== undefined) return result([error])
  const id = data.custom_id ?? data.customId
  const isLink = data.style === LINK || data.url !== undefined
  return result(
    [
      ...tooLong("label", data.label, 80),
      ...tooLong("id", id, 100),
      ...(data.label === undefined && data.emoji === undefined
        ? ["The button has neither a label nor an emoji."]
        : []),
      ...(!isLink && !id ? ["The button has no id (custom_id)."] : []),
      ...(isLink && !data.url ? ["The button leads nowhere: it needs a url."] : []),
      ...(isLink && id ? ["A button with a url has no id."] : []),
    ],
    data.style === undefined ? ["The button has no style."] : [],
  )
}

/**
 * Looks at a menu.
 * @param menu the menu
 * @returns an object with `valid`, `errors`, `warnings`, `error_count` and `warning_count`
 * @example print(validate_select_menu(create_string_select("menu", "Choose")).errors)
 * @role bot
 */
export function validateSelectMenu(menu: object): Validation {
  const { data, error } = plain(menu)
  if (error !== undefined) return result([error])
  const id = data.custom_id ?? data.customId
  const built = (Object(menu).options ?? data.options ?? []) as unknown[]
  const options = built.map((each) => plain(each).data)
  const values = options.map(({ value }) => display(value ?? ""))
  const isOfTexts = data.type === undefined || data.type === 3
  return result(
    [
      ...(!id ? ["The menu has no id (custom_id)."] : []),
      ...tooLong("id", id, 100),
      ...tooLong("placeholder", data.placeholder, 150),
      ...(isOfTexts && options.length === 0 ? ["The menu has no options."] : []),
      ...(options.length > 25
        ? [`The menu has ${options.length} options, and Discord takes 25.`]
        : []),
      ...options.flatMap(({ label, value, description }, index) => [
        ...tooLong(`label of option ${index + 1}`, label, 100),
        ...tooLong(`value of option ${index + 1}`, value, 100),
        ...tooLong(`description of option ${index + 1}`, description, 100),
        ...(!label ? [`Option ${index + 1} has no label.`] : []),
        ...(values.indexOf(display(value ?? "")) !== index
          ? [`The value "${display(value)}" is there twice.`]
          : []),
      ]),
    ],
    data.placeholder ? [] : ["The menu has no placeholder."],
  )
}

/**
 * Looks at a row.
 * @param row the row
 * @returns an object with `valid`, `errors`, `warnings`, `error_count` and `warning_count`
 * @example let row = create_action_row(create_button("Go", "primary", "go"))
 * print(validate_action_row(row).valid)
 * @role bot
 */
export function validateActionRow(row: object): Validation {
  const { components } = Object(row) as { components?: unknown[] }
  if (!Array.isArray(components)) return result(["This is no row."])
  const types = components.map((each) => plain(each).data.type)
  const menus = types.filter((type) => type !== 2).length
  return result([
    ...(components.length === 0 ? ["The row is empty."] : []),
    ...(components.length > 5
      ? [`The row has ${components.length} buttons, and Discord takes 5.`]
      : []),
    ...(menus > 0 && components.length > 1 ? ["A menu stands alone in its row."] : []),
  ])
}
