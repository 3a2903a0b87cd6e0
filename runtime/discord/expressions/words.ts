/** A server's own emoji. */
import type { GuildEmoji } from "discord.js"
import { display } from "../../language/display.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { idOf, reasonOf } from "../resolve/options.ts"
import { pictureOf } from "../resolve/picture.ts"
import { asking } from "../resolve/refused.ts"

const MANAGING = { deed: "change the emoji of this server", permission: "Manage Expressions" }

/** What the words about emoji take. */
export interface EmojiSettings {
  name?: string
  /** A file's path, an address, or `data:image/png;base64,…`; up to 256 KiB. */
  image?: string
  /** Who may use it; everybody without them. */
  roles?: readonly unknown[]
  reason?: string
}

/** An emoji, its id, or `<:name:id>`. */
type EmojiLike = string | GuildEmoji

function emojiId(given: EmojiLike, word: string): string {
  return idOf(given, word, "an emoji").replace(/^<a?:\w+:(\d+)>$/, "$1")
}

/**
 * Gives a server an emoji of its own.
 * @param guild the server, its id, or something that happened on it
 * @param options `name`, `image` (a file, an address or a data address), `roles`, `reason`
 * @returns the emoji
 * @throws Fault `no_picture`; what Discord refuses
 * @example create_guild_emoji(message.guild, { name: "wave", image: "./wave.png" })
 * @role bot
 * @also create_emoji
 */
export async function createGuildEmoji(
  guild: GuildLike,
  options: EmojiSettings,
): Promise<GuildEmoji> {
  const server = await guildOf(guild, "create_guild_emoji")
  const settings = {
    attachment: pictureOf(options.image, "create_guild_emoji"),
    name: display(options.name),
    ...(options.roles !== undefined && { roles: options.roles as never }),
    ...reasonOf(options.reason),
  }
  return await asking(MANAGING, () => server.emojis.create(settings))
}

/**
 * Changes an emoji of a server.
 * @param guild the server, its id, or something that happened on it
 * @param emoji the emoji or its id
 * @param options `name`, `roles`, `reason`
 * @returns the emoji
 * @example edit_guild_emoji(message.guild, "123456789012345678", { name: "waves" })
 * @role bot
 */
export async function editGuildEmoji(
  guild: GuildLike,
  emoji: EmojiLike,
  options: EmojiSettings,
): Promise<GuildEmoji> {
  const server = await guildOf(guild, "edit_guild_emoji")
  const id = emojiId(emoji, "edit_guild_emoji")
  const { image: _image, ...changes } = options
  return await asking(MANAGING, () => server.emojis.edit(id, changes as never))
}

/**
 * Takes an emoji from a server.
 * @param guild the server, its id, or something that happened on it
 * @param emoji the emoji or its id
 * @returns true
 * @example delete_guild_emoji(message.guild, "123456789012345678")
 * @role bot
 */
export async function deleteGuildEmoji(guild: GuildLike, emoji: EmojiLike): Promise<boolean> {
  const server = await guildOf(guild, "delete_guild_emoji")
  const id = emojiId(emoji, "delete_guild_emoji")
  await asking(MANAGING, () => server.emojis.delete(id))
  return true
}
