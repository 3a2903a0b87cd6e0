/** Embeds: boxes with a title, a text, fields and pictures. Each word that changes one gives it back. */
import { EmbedBuilder } from "discord.js"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { kindName } from "../../language/kinds.ts"
import { type Address, addressField, addressOf } from "../resolve/address.ts"
import { colorOf } from "../resolve/color.ts"

/** A field of an embed. */
export interface EmbedField {
  name: string
  value: unknown
  /** Beside the one before it. Default false. */
  inline?: boolean
}

/** All of an embed in one object. */
export interface EmbedSettings {
  title?: string
  description?: string
  /** A number such as 0x5865F2, or "#5865F2", or a name such as "red". */
  color?: number | string
  url?: string
  fields?: readonly EmbedField[]
  footer?: string | { text: string; icon_url?: Address; iconURL?: Address }
  author?: string | { name: string; icon_url?: Address; iconURL?: Address; url?: Address }
  image?: Address | { url: Address }
  thumbnail?: Address | { url: Address }
  /** A time in milliseconds or as text; true and "now" are now. */
  timestamp?: number | string | boolean | Date
}

/**
 * Makes an embed.
 * @param title its title; or an object with `title`, `description`, `color`, `fields`, `footer`, `author`,
 *   `image`, `thumbnail`, `timestamp` and `url`
 * @param description its text
 * @param color a number such as 0x5865F2, "#5865F2" or a name such as "red"
 * @returns the embed
 * @throws Fault `unknown_color`, or `embed_refused` where Discord's limits are broken
 * @example let embed = create_embed("News", "All is well", "#5865F2")
 * send_message(message.channel_id, "", { embeds: [embed] })
 * @role bot
 */
export function createEmbed(
  title?: string | EmbedSettings | object | null,
  description?: unknown,
  color?: number | string | null,
): EmbedBuilder {
  const embed = new EmbedBuilder()
  if (typeof title === "object" && title !== null) return fill(embed, title as EmbedSettings)
  if (isGiven(title)) checked(() => embed.setTitle(display(title)))
  if (isGiven(description)) checked(() => embed.setDescription(display(description)))
  if (color !== null && color !== undefined) embed.setColor(colorOf(color, "create_embed"))
  return embed
}

/** Empty text is no title: Discord takes none. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ""
}

function fill(embed: EmbedBuilder, given: EmbedSettings): EmbedBuilder {
  if (isGiven(given.title)) checked(() => embed.setTitle(display(given.title)))
  if (isGiven(given.description)) checked(() => embed.setDescription(display(given.description)))
  if (isGiven(given.color)) embed.setColor(colorOf(given.color, "create_embed"))
  if (isGiven(given.url)) checked(() => embed.setURL(display(given.url)))
  if (given.fields) addEmbedFields(embed, given.fields)
  const { footer, author, image, thumbnail, timestamp } = given
  if (typeof footer === "string") embedSetFooter(embed, footer)
  else if (footer) embedSetFooter(embed, footer.text, footer.icon_url ?? footer.iconURL)
  if (typeof author === "string") embedSetAuthor(embed, author)
  else if (author) {
    embedSetAuthor(embed, author.name, author.icon_url ?? author.iconURL, author.url)
  }
  if (image) embedSetImage(embed, typeof image === "object" ? image.url : image)
  if (thumbnail) embedSetThumbnail(embed, typeof thumbnail === "object" ? thumbnail.url : thumbnail)
  if (timestamp) embedSetTimestamp(embed, timestamp === true ? undefined : timestamp)
  return embed
}

/** discord.js looks at each part as it is set; what it says is about Discord's own limits. */
function checked<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    const fault = new Fault("embed_refused", `Discord would not take this embed: ${words(error)}`)
    fault.cause = error
    throw fault
  }
}

function words(error: unknown): string {
  const { constraint, given, expected, errors, message } = Object(error) as Record<string, unknown>
  const [first] = Array.isArray(errors) ? errors : []
  if (first !== undefined) return words(Array.isArray(first) ? first[1] : first)
  if (typeof constraint !== "string") return String(message ?? error)
  const size = typeof given === "string" ? ` (it has ${given.length} characters)` : ""
  return `${String(message)}${size}; ${String(expected).replace("expected.length", "its length")}.`
}

function expectEmbed(embed: unknown, word: string): asserts embed is EmbedBuilder {
  if (embed instanceof EmbedBuilder) return
  throw new Fault(
    "no_embed",
    `${word}() needs an embed, as create_embed() gives it, and got ${kindName(embed)}.`,
    { word },
  )
}

/**
 * Gives an embed a field.
 * @param embed the embed
 * @param name the field's title, up to 256 characters
 * @param value its text, up to 1024 characters
 * @param inline beside the field before it. Default false.
 * @returns the embed
 * @throws Fault `embed_refused` where Discord's limits are broken
 * @example let embed = create_embed("Scores")
 * embed_add_field(embed, "Ada", 12, true)
 * @role bot
 * @also add_embed_field
 */
export function embedAddField(
  embed: EmbedBuilder,
  name: unknown,
  value: unknown,
  inline?: boolean | null,
): EmbedBuilder {
  expectEmbed(embed, "embed_add_field")
  const field = { name: display(name), value: display(value), inline: inline === true }
  return checked(() => embed.addFields(field))
}

/**
 * Gives an embed several fields.
 * @param embed the embed
 * @param fields a list of objects with `name`, `value` and `inline`
 * @returns the embed
 * @example let embed = create_embed("Scores")
 * add_embed_fields(embed, [{ name: "Ada", value: "12" }, { name: "Bob", value: "9" }])
 * @role bot
 */
export function addEmbedFields(embed: EmbedBuilder, fields: readonly EmbedField[]): EmbedBuilder {
  expectEmbed(embed, "add_embed_fields")
  for (const { name, value, inline } of fields) embedAddField(embed, name, value, inline ?? false)
  return embed
}

/**
 * Sets an embed's title.
 * @param embed the embed
 * @param title the title
 * @returns the embed
 * @example embed_set_title(create_embed(), "News")
 * @role bot
 * @also set_embed_title
 */
export function embedSetTitle(embed: EmbedBuilder, title: unknown): EmbedBuilder {
  expectEmbed(embed, "embed_set_title")
  return checked(() => embed.setTitle(isGiven(title) ? display(title) : null))
}

/**
 * Sets an embed's text.
 * @param embed the embed
 * @param description the text
 * @returns the embed
 * @example embed_set_description(create_embed("News"), "All is well")
 * @role bot
 * @also set_embed_description
 */
export function embedSetDescription(embed: EmbedBuilder, description: unknown): EmbedBuilder {
  expectEmbed(embed, "embed_set_description")
  return checked(() => embed.setDescription(isGiven(description) ? display(description) : null))
}

/**
 * Sets the colour at an embed's side.
 * @param embed the embed
 * @param color a number such as 0x5865F2, "#5865F2" or a name such as "red"
 * @returns the embed
 * @throws Fault `unknown_color`
 * @example embed_set_color(create_embed("News"), "gold")
 * @role bot
 * @also set_embed_color
 */
export function embedSetColor(embed: EmbedBuilder, color: number | string): EmbedBuilder {
  expectEmbed(embed, "embed_set_color")
  return embed.setColor(colorOf(color, "embed_set_color"))
}

/**
 * Sets the line at an embed's foot.
 * @param embed the embed
 * @param text the line
 * @param iconUrl a picture in front of it
 * @returns the embed
 * @example embed_set_footer(create_embed("News"), "page 1 of 3")
 * @role bot
 * @also set_embed_footer
 */
export function embedSetFooter(
  embed: EmbedBuilder,
  text: unknown,
  iconUrl?: Address,
): EmbedBuilder {
  expectEmbed(embed, "embed_set_footer")
  const icon = addressField("iconURL", iconUrl)
  return checked(() => embed.setFooter({ text: display(text), ...icon }))
}

/**
 * Sets who an embed is from.
 * @param embed the embed
 * @param name the name
 * @param iconUrl a picture in front of it
 * @param url where a click on the name leads
 * @returns the embed
 * @example embed_set_author(create_embed("News"), message.author.username, message.author.avatarURL)
 * @role bot
 * @also set_embed_author
 */
export function embedSetAuthor(
  embed: EmbedBuilder,
  name: unknown,
  iconUrl?: Address,
  url?: Address,
): EmbedBuilder {
  expectEmbed(embed, "embed_set_author")
  const icon = addressField("iconURL", iconUrl)
  const link = addressField("url", url)
  return checked(() => embed.setAuthor({ name: display(name), ...icon, ...link }))
}

/**
 * Sets the small picture in an embed's corner.
 * @param embed the embed
 * @param url the picture's address
 * @returns the embed
 * @example embed_set_thumbnail(create_embed("You"), message.author.displayAvatarURL())
 * @role bot
 * @also set_embed_thumbnail
 */
export function embedSetThumbnail(embed: EmbedBuilder, url: Address): EmbedBuilder {
  expectEmbed(embed, "embed_set_thumbnail")
  return checked(() => embed.setThumbnail(addressOf(url) ?? null))
}

/**
 * Sets an embed's picture.
 * @param embed the embed
 * @param url the picture's address
 * @returns the embed
 * @example embed_set_image(create_embed("A picture"), "https://example.com/picture.png")
 * @role bot
 * @also set_embed_image
 */
export function embedSetImage(embed: EmbedBuilder, url: Address): EmbedBuilder {
  expectEmbed(embed, "embed_set_image")
  return checked(() => embed.setImage(addressOf(url) ?? null))
}

/**
 * Sets where a click on an embed's title leads.
 * @param embed the embed
 * @param url the address
 * @returns the embed
 * @example embed_set_url(create_embed("News"), "https://example.com/news")
 * @role bot
 * @also set_embed_url
 */
export function embedSetUrl(embed: EmbedBuilder, url: Address): EmbedBuilder {
  expectEmbed(embed, "embed_set_url")
  return checked(() => embed.setURL(addressOf(url) ?? null))
}

/**
 * Sets the time at an embed's foot.
 * @param embed the embed
 * @param timestamp milliseconds since 1970, a time as text, or "now". Default: now.
 * @returns the embed
 * @throws Fault `wrong_time` for a text that is no time
 * @example embed_set_timestamp(create_embed("News"))
 * @role bot
 * @also set_embed_timestamp
 */
export function embedSetTimestamp(
  embed: EmbedBuilder,
  timestamp?: number | string | Date | null,
): EmbedBuilder {
  expectEmbed(embed, "embed_set_timestamp")
  const time = new Date(timestamp == null || timestamp === "now" ? Date.now() : timestamp)
  if (!Number.isNaN(time.getTime())) return embed.setTimestamp(time)
  throw new Fault(
    "wrong_time",
    `embed_set_timestamp() takes a time, and got ${display(timestamp)}.`,
  )
}
