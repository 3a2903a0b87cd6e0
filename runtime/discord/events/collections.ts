/** Emoji, stickers and sounds of servers, as words of their own. */
import { Events } from "discord.js"
import { type Given, listenAs } from "../listen.ts"

/**
 * Runs a function whenever a server gets an emoji.
 * @param handler a function that takes the emoji
 * @listens emojiCreate
 * @example on_emoji_create(func(emoji) {
 *   print(emoji)
 * })
 * @role bot
 */
export function onEmojiCreate(handler: (...values: Given<"emojiCreate">) => unknown): void {
  listenAs("on_emoji_create", Events.GuildEmojiCreate, handler)
}

/**
 * Runs a function whenever a server loses an emoji.
 * @param handler a function that takes the emoji
 * @listens emojiDelete
 * @example on_emoji_delete(func(emoji) {
 *   print(emoji)
 * })
 * @role bot
 */
export function onEmojiDelete(handler: (...values: Given<"emojiDelete">) => unknown): void {
  listenAs("on_emoji_delete", Events.GuildEmojiDelete, handler)
}

/**
 * Runs a function whenever an emoji changes.
 * @param handler a function that takes the emoji as it was, and as it is now
 * @listens emojiUpdate
 * @example on_emoji_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onEmojiUpdate(handler: (...values: Given<"emojiUpdate">) => unknown): void {
  listenAs("on_emoji_update", Events.GuildEmojiUpdate, handler)
}

/**
 * Runs a function whenever a server gets a sticker.
 * @param handler a function that takes the sticker
 * @listens stickerCreate
 * @example on_sticker_create(func(sticker) {
 *   print(sticker)
 * })
 * @role bot
 */
export function onStickerCreate(handler: (...values: Given<"stickerCreate">) => unknown): void {
  listenAs("on_sticker_create", Events.GuildStickerCreate, handler)
}

/**
 * Runs a function whenever a server loses a sticker.
 * @param handler a function that takes the sticker
 * @listens stickerDelete
 * @example on_sticker_delete(func(sticker) {
 *   print(sticker)
 * })
 * @role bot
 */
export function onStickerDelete(handler: (...values: Given<"stickerDelete">) => unknown): void {
  listenAs("on_sticker_delete", Events.GuildStickerDelete, handler)
}

/**
 * Runs a function whenever a sticker changes.
 * @param handler a function that takes the sticker as it was, and as it is now
 * @listens stickerUpdate
 * @example on_sticker_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onStickerUpdate(handler: (...values: Given<"stickerUpdate">) => unknown): void {
  listenAs("on_sticker_update", Events.GuildStickerUpdate, handler)
}

/**
 * Runs a function whenever a server gets a sound.
 * @param handler a function that takes the sound
 * @listens guildSoundboardSoundCreate
 * @example on_guild_soundboard_sound_create(func(sound) {
 *   print(sound)
 * })
 * @role bot
 */
export function onGuildSoundboardSoundCreate(
  handler: (...values: Given<"guildSoundboardSoundCreate">) => unknown,
): void {
  listenAs("on_guild_soundboard_sound_create", Events.GuildSoundboardSoundCreate, handler)
}

/**
 * Runs a function whenever a server loses a sound.
 * @param handler a function that takes the sound
 * @listens guildSoundboardSoundDelete
 * @example on_guild_soundboard_sound_delete(func(sound) {
 *   print(sound)
 * })
 * @role bot
 */
export function onGuildSoundboardSoundDelete(
  handler: (...values: Given<"guildSoundboardSoundDelete">) => unknown,
): void {
  listenAs("on_guild_soundboard_sound_delete", Events.GuildSoundboardSoundDelete, handler)
}

/**
 * Runs a function whenever a sound changes.
 * @param handler a function that takes the sound as it was, and as it is now
 * @listens guildSoundboardSoundUpdate
 * @example on_guild_soundboard_sound_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onGuildSoundboardSoundUpdate(
  handler: (...values: Given<"guildSoundboardSoundUpdate">) => unknown,
): void {
  listenAs("on_guild_soundboard_sound_update", Events.GuildSoundboardSoundUpdate, handler)
}

/**
 * Runs a function whenever several sounds of a server change.
 * @param handler a function that takes the sounds by their ids, and the server
 * @listens guildSoundboardSoundsUpdate
 * @example on_guild_soundboard_sounds_update(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onGuildSoundboardSoundsUpdate(
  handler: (...values: Given<"guildSoundboardSoundsUpdate">) => unknown,
): void {
  listenAs("on_guild_soundboard_sounds_update", Events.GuildSoundboardSoundsUpdate, handler)
}

/**
 * Runs a function whenever sounds that were asked for arrive.
 * @param handler a function that takes the sounds by their ids, and the server
 * @listens soundboardSounds
 * @example on_soundboard_sounds(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onSoundboardSounds(
  handler: (...values: Given<"soundboardSounds">) => unknown,
): void {
  listenAs("on_soundboard_sounds", Events.SoundboardSounds, handler)
}
