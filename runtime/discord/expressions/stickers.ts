/** Stickers of a server. */
import type { Sticker } from "discord.js"
import { display } from "../../language/display.ts"
import { startedClient } from "../resolve/client.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { idOf, reasonOf } from "../resolve/options.ts"
import { uploadOf } from "../resolve/picture.ts"
import { asking } from "../resolve/refused.ts"

const MANAGING = { deed: "change the stickers of this server", permission: "Manage Expressions" }

/** What the words about stickers take. */
export interface StickerSettings {
  name?: string
  description?: string
  /** The emoji that stands for it. */
  tags?: string
  /** A file's path, an address, or `data:image/png;base64,…`; up to 512 KiB. */
  file?: string
  reason?: string
}

/** A sticker or its id. */
type StickerLike = string | Sticker

/**
 * Gives a server a sticker.
 * @param guild the server, its id, or something that happened on it
 * @param options `name`, `description`, `tags` (an emoji), `file`, `reason`; or the sticker's name
 * @param description what it shows, when a name stands before it
 * @param emoji the emoji that stands for it, after the description
 * @param file the picture: a file, an address or a data address
 * @returns the sticker
 * @throws Fault `no_picture`; what Discord refuses
 * @example create_guild_sticker(message.guild, { name: "hello", description: "Says hello", tags: "👋", file: "./hello.png" })
 * @role bot
 * @also create_sticker
 */
export async function createGuildSticker(
  guild: GuildLike,
  options: StickerSettings | string,
  description?: string | null,
  emoji?: string | null,
  file?: string | null,
): Promise<Sticker> {
  const server = await guildOf(guild, "create_guild_sticker")
  const given =
    typeof options === "string" ? { name: options, description, tags: emoji, file } : options
  const { reason } = given as StickerSettings
  const settings = {
    name: display(given.name),
    tags: display(given.tags ?? given.name),
    description: display(given.description ?? ""),
    file: uploadOf(given.file, "create_guild_sticker"),
    ...reasonOf(reason),
  }
  return await asking(MANAGING, () => server.stickers.create(settings))
}

/**
 * Changes a sticker.
 * @param guild the server, its id, or something that happened on it
 * @param sticker the sticker or its id
 * @param options `name`, `description`, `tags`, `reason`
 * @returns the sticker
 * @example let sticker = list_guild_stickers(message.guild)[0]
 * edit_sticker(message.guild, sticker, { name: "hi there" })
 * @role bot
 */
export async function editSticker(
  guild: GuildLike,
  sticker: StickerLike,
  options: StickerSettings,
): Promise<Sticker> {
  const server = await guildOf(guild, "edit_sticker")
  const id = idOf(sticker, "edit_sticker", "a sticker")
  const { file: _file, ...changes } = options
  return await asking(MANAGING, () => server.stickers.edit(id, changes))
}

/**
 * Takes a sticker from a server.
 * @param guild the server, its id, or something that happened on it
 * @param sticker the sticker or its id
 * @returns true
 * @example delete_guild_sticker(message.guild, list_guild_stickers(message.guild)[0])
 * @role bot
 * @also delete_sticker
 */
export async function deleteGuildSticker(guild: GuildLike, sticker: StickerLike): Promise<boolean> {
  const server = await guildOf(guild, "delete_guild_sticker")
  const id = idOf(sticker, "delete_guild_sticker", "a sticker")
  await asking(MANAGING, () => server.stickers.delete(id))
  return true
}

/**
 * All stickers of a server.
 * @param guild the server, its id, or something that happened on it
 * @returns a list of stickers
 * @example for sticker in list_guild_stickers(message.guild) {
 *   print(sticker.name)
 * }
 * @role bot
 */
export async function listGuildStickers(guild: GuildLike): Promise<Sticker[]> {
  const server = await guildOf(guild, "list_guild_stickers")
  const found = await asking({ deed: "see the stickers" }, () => server.stickers.fetch())
  return [...found.values()]
}

/**
 * A sticker of any server, or of Discord's own.
 * @param sticker the sticker's id
 * @throws Fault `discord_10060` when there is none
 * @example print(get_sticker("123456789012345678").name)
 * @role bot
 */
export async function getSticker(sticker: StickerLike): Promise<Sticker> {
  const client = startedClient("get_sticker")
  const id = idOf(sticker, "get_sticker", "a sticker")
  return await asking({ deed: "find this sticker" }, () => client.fetchSticker(id))
}
