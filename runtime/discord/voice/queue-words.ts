/** The queue of a server's voice channel, and how loud it is. */
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"
import { needText } from "../../language/needs.ts"
import { botState } from "../bot-state.ts"
import type { GuildLike } from "../resolve/guild.ts"
import { playIfIdle, queueOf, type Sound, voiceGuild } from "./queue.ts"

/** Something that plays or waits. */
export interface SoundRow {
  source: string
  title: string
}

function rowOf({ source, title }: Sound): SoundRow {
  return { source, title }
}

/**
 * Lets a sound wait until those before it have ended; it begins at once where the bot is in a voice
 * channel and nothing plays.
 * @param guild the server, its id, or something that happened on it
 * @param source a file, or the address of a stream
 * @param title what it is called. Default: the source
 * @returns how many sounds wait, this one included
 * @throws Fault `voice_missing` when the package for voice (discordjs/voice) is not installed
 * @example add_to_queue(message.guild_id, "./song.mp3", "A song")
 * @role bot
 */
export async function addToQueue(
  guild: GuildLike,
  source: string,
  title?: string | null,
): Promise<number> {
  needText(source, ["add_to_queue", 2, "file or address"])
  const { id } = await voiceGuild(guild, "add_to_queue")
  const { waiting } = queueOf(id)
  waiting.push({ source, title: title == null ? source : display(title) })
  const place = waiting.length
  try {
    playIfIdle(id)
  } catch (error) {
    waiting.pop()
    throw error
  }
  return place
}

/**
 * What waits to be played.
 * @param guild the server, its id, or something that happened on it
 * @returns a list of objects with `source` and `title`, the next one first
 * @example print(length(get_queue(message.guild_id)))
 * @role bot
 */
export async function getQueue(guild: GuildLike): Promise<SoundRow[]> {
  const { id } = await voiceGuild(guild, "get_queue")
  return (botState().queues.get(id)?.waiting ?? []).map(rowOf)
}

/**
 * Forgets what waits to be played; what plays goes on.
 * @param guild the server, its id, or something that happened on it
 * @returns true
 * @example clear_queue(message.guild_id)
 * @role bot
 */
export async function clearQueue(guild: GuildLike): Promise<boolean> {
  const { id } = await voiceGuild(guild, "clear_queue")
  botState().queues.get(id)?.waiting.splice(0)
  return true
}

/**
 * Ends what plays, and goes on to the next.
 * @param guild the server, its id, or something that happened on it
 * @returns whether something was playing
 * @example skip_audio(message.guild_id)
 * @role bot
 */
export async function skipAudio(guild: GuildLike): Promise<boolean> {
  const { id } = await voiceGuild(guild, "skip_audio")
  return botState().players.get(id)?.stop(true) ?? false
}

/**
 * What plays.
 * @param guild the server, its id, or something that happened on it
 * @returns an object with `source` and `title`, or null when nothing plays
 * @example print(get_now_playing(message.guild_id))
 * @role bot
 */
export async function getNowPlaying(guild: GuildLike): Promise<SoundRow | null> {
  const { id } = await voiceGuild(guild, "get_now_playing")
  const now = botState().queues.get(id)?.now
  return now == null ? null : rowOf(now)
}

/**
 * Sets how loud the bot plays on a server, also what plays now.
 * @param guild the server, its id, or something that happened on it
 * @param volume 0 to 100
 * @returns true
 * @throws Fault `wrong_volume`
 * @example set_volume(message.guild_id, 50)
 * @role bot
 */
export async function setVolume(guild: GuildLike, volume: number): Promise<boolean> {
  const { id } = await voiceGuild(guild, "set_volume")
  const wanted = Number(volume)
  if (!(wanted >= 0 && wanted <= 100)) {
    throw new Fault("wrong_volume", `set_volume() takes 0 to 100, and got ${display(volume)}.`)
  }
  const queue = queueOf(id)
  queue.volume = wanted
  queue.resource?.volume?.setVolume(wanted / 100)
  return true
}

/**
 * How loud the bot plays on a server.
 * @param guild the server, its id, or something that happened on it
 * @returns 0 to 100
 * @example print(get_volume(message.guild_id))
 * @role bot
 */
export async function getVolume(guild: GuildLike): Promise<number> {
  const { id } = await voiceGuild(guild, "get_volume")
  return botState().queues.get(id)?.volume ?? 100
}
