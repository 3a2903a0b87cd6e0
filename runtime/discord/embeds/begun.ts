/** Embeds that begin with one of their parts. */
import { EmbedBuilder } from "discord.js"
import type { Address } from "../resolve/address.ts"
import { embedSetAuthor, embedSetFooter, embedSetTimestamp } from "./words.ts"

/**
 * Makes an embed that is from somebody.
 * @param name the name
 * @param iconUrl a picture in front of it
 * @param url where a click on the name leads
 * @example let embed = create_embed_with_author(message.author.username, message.author.displayAvatarURL())
 * @role bot
 */
export function createEmbedWithAuthor(
  name: unknown,
  iconUrl?: Address,
  url?: Address,
): EmbedBuilder {
  return embedSetAuthor(new EmbedBuilder(), name, iconUrl, url)
}

/**
 * Makes an embed with a line at its foot.
 * @param text the line
 * @param iconUrl a picture in front of it
 * @example let embed = create_embed_with_footer("page 1 of 3")
 * @role bot
 */
export function createEmbedWithFooter(text: unknown, iconUrl?: Address): EmbedBuilder {
  return embedSetFooter(new EmbedBuilder(), text, iconUrl)
}

/**
 * Makes an embed with a time at its foot.
 * @param timestamp milliseconds since 1970, or a time as text. Default: now.
 * @example let embed = create_embed_with_timestamp()
 * @role bot
 */
export function createEmbedWithTimestamp(timestamp?: number | string | Date | null): EmbedBuilder {
  return embedSetTimestamp(new EmbedBuilder(), timestamp)
}
