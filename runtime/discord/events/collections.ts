/** Emoji, stickers and sounds of servers, as words of their own. */
import { Events } from "discord.js"
import { type Handler, listenAs } from "../listen.ts"

/**
 * Runs a function whenever a server gets an emoji.
 * @param handler a function that takes the emoji
 * @listens emojiCreate
 * @role bot
 */
export function onEmojiCreate(handler: Handler<"emojiCreate">): void {
  listenAs("on_emoji_create", Events.GuildEmojiCreate, handler)
}

/**
 * Runs a function whenever a server loses an emoji.
 * @param handler a function that takes the emoji
 * @listens emojiDelete
 * @role bot
 */
export function onEmojiDelete(handler: Handler<"emojiDelete">): void {
  listenAs("on_emoji_delete", Events.GuildEmojiDelete, handler)
}

/**
 * Runs a function whenever an emoji changes.
 * @param handler a function that takes the emoji as it was, and as it is now
 * @listens emojiUpdate
 * @role bot
 */
export function onEmojiUpdate(handler: Handler<"emojiUpdate">): void {
  listenAs("on_emoji_update", Events.GuildEmojiUpdate, handler)
}

/**
 * Runs a function whenever a server gets a sticker.
 * @param handler a function that takes the sticker
 * @listens stickerCreate
 * @role bot
 */
export function onStickerCreate(handler: Handler<"stickerCreate">): void {
  listenAs("on_sticker_create", Events.GuildStickerCreate, handler)
}

/**
 * Runs a function whenever a server loses a sticker.
 * @param handler a function that takes the sticker
 * @listens stickerDelete
 * @role bot
 */
export function onStickerDelete(handler: Handler<"stickerDelete">): void {
  listenAs("on_sticker_delete", Events.GuildStickerDelete, handler)
}

/**
 * Runs a function whenever a sticker changes.
 * @param handler a function that takes the sticker as it was, and as it is now
 * @listens stickerUpdate
 * @role bot
 */
export function onStickerUpdate(handler: Handler<"stickerUpdate">): void {
  listenAs("on_sticker_update", Events.GuildStickerUpdate, handler)
}

/**
 * Runs a function whenever a server gets a sound.
 * @param handler a function that takes the sound
 * @listens guildSoundboardSoundCreate
 * @role bot
 */
export function onGuildSoundboardSoundCreate(handler: Handler<"guildSoundboardSoundCreate">): void {
  listenAs("on_guild_soundboard_sound_create", Events.GuildSoundboardSoundCreate, handler)
}

/**
 * Runs a function whenever a server loses a sound.
 * @param handler a function that takes the sound
 * @listens guildSoundboardSoundDelete
 * @role bot
 */
export function onGuildSoundboardSoundDelete(handler: Handler<"guildSoundboardSoundDelete">): void {
  listenAs("on_guild_soundboard_sound_delete", Events.GuildSoundboardSoundDelete, handler)
}

/**
 * Runs a function whenever a sound changes.
 * @param handler a function that takes the sound as it was, and as it is now
 * @listens guildSoundboardSoundUpdate
 * @role bot
 */
export function onGuildSoundboardSoundUpdate(handler: Handler<"guildSoundboardSoundUpdate">): void {
  listenAs("on_guild_soundboard_sound_update", Events.GuildSoundboardSoundUpdate, handler)
}

/**
 * Runs a function whenever several sounds of a server change.
 * @param handler a function that takes the sounds by their ids, and the server
 * @listens guildSoundboardSoundsUpdate
 * @role bot
 */
export function onGuildSoundboardSoundsUpdate(
  handler: Handler<"guildSoundboardSoundsUpdate">,
): void {
  listenAs("on_guild_soundboard_sounds_update", Events.GuildSoundboardSoundsUpdate, handler)
}

/**
 * Runs a function whenever sounds that were asked for arrive.
 * @param handler a function that takes the sounds by their ids, and the server
 * @listens soundboardSounds
 * @role bot
 */
export function onSoundboardSounds(handler: Handler<"soundboardSounds">): void {
  listenAs("on_soundboard_sounds", Events.SoundboardSounds, handler)
}
