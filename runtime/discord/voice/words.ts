/** Voice channels: joining them, leaving them, and playing sound there. */
import type { Channel } from "discord.js"
import { scaledMs } from "../../clock.ts"
import { Fault } from "../../fault.ts"
import { needText } from "../../language/needs.ts"
import { botState } from "../bot-state.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import type { GuildLike } from "../resolve/guild.ts"
import { type AudioPlayer, voicePackage } from "./package.ts"
import { playNow, voiceGuild } from "./queue.ts"

/** How long Discord may take to let the bot in. */
const JOINING_MS = 20_000

/** Where the bot speaks. */
export interface VoiceRow {
  guild_id: string
  channel_id: string
  /** `ready`, `connecting`, `signalling` or `disconnected`. */
  status: string
}

/**
 * Joins a voice channel. It needs the package @discordjs/voice, installed beside the program.
 * @param channel the channel or its id
 * @returns an object with `guild_id`, `channel_id` and `status`
 * @throws Fault `voice_missing`, `no_voice_channel` or `voice_failed`
 * @example join_voice_channel(get_user_voice_channel(message.author.id, message.guild_id))
 * @role bot
 * @needs GuildVoiceStates
 */
export async function joinVoiceChannel(channel: ChannelLike): Promise<VoiceRow> {
  const found: Channel = await channelOf(channel, "join_voice_channel")
  if (!found.isVoiceBased()) {
    throw new Fault("no_voice_channel", "join_voice_channel() needs a voice channel.")
  }
  const voice = voicePackage("join_voice_channel")
  const connection = voice.joinVoiceChannel({
    channelId: found.id,
    guildId: found.guild.id,
    adapterCreator: found.guild.voiceAdapterCreator,
  })
  try {
    await voice.entersState(connection, "ready", scaledMs(JOINING_MS))
  } catch {
    connection.destroy()
    throw new Fault(
      "voice_failed",
      `The bot could not join the voice channel "${found.name}": Discord did not let it in. Does it have the permission Connect there?`,
    )
  }
  return { guild_id: found.guild.id, channel_id: found.id, status: connection.state.status }
}

/**
 * Leaves a server's voice channel.
 * @param guild the server, its id, or something that happened on it
 * @returns whether the bot was in one
 * @example leave_voice_channel(message.guild_id)
 * @role bot
 */
export async function leaveVoiceChannel(guild: GuildLike): Promise<boolean> {
  const { id } = await voiceGuild(guild, "leave_voice_channel")
  const connection = voicePackage("leave_voice_channel").getVoiceConnection(id)
  botState().queues.delete(id)
  botState().players.get(id)?.stop(true)
  botState().players.delete(id)
  connection?.destroy()
  return connection !== undefined
}

/** What `play_audio` takes besides the sound. */
export interface PlayOptions {
  /** What get_now_playing() calls it. Default: the source. */
  title?: string
}

/**
 * Plays a sound file or an address at once in the voice channel that the bot is in.
 * @param guild the server, its id, what join_voice_channel() gave, or something that happened on it
 * @param source a file, or the address of a stream
 * @param options `title`
 * @returns true once it has begun
 * @throws Fault `not_in_voice` when the bot is in no voice channel of the server
 * @example play_audio(message.guild_id, "./song.mp3", { title: "A song" })
 * @role bot
 * @also play_file
 */
export async function playAudio(
  guild: GuildLike,
  source: string,
  options?: PlayOptions,
): Promise<boolean> {
  needText(source, ["play_audio", 2, "file or address"])
  const server = await voiceGuild(guild, "play_audio")
  playNow(server, { source, title: options?.title ?? source }, "play_audio")
  return true
}

/**
 * Plays the sound of a page of YouTube's. It needs the package @distube/ytdl-core beside @discordjs/voice.
 * @param guild the server, its id, what join_voice_channel() gave, or something that happened on it
 * @param url the page's address
 * @param options `title`
 * @returns true once it has begun
 * @throws Fault `voice_missing` where a package is not installed, `not_in_voice`
 * @example play_youtube(message.guild_id, "https://www.youtube.com/watch?v=dQw4w9WgXcQ")
 * @role bot
 */
export async function playYoutube(
  guild: GuildLike,
  url: string,
  options?: PlayOptions,
): Promise<boolean> {
  needText(url, ["play_youtube", 2, "address"])
  const server = await voiceGuild(guild, "play_youtube")
  playNow(server, { source: url, title: options?.title ?? url, isYoutube: true }, "play_youtube")
  return true
}

/**
 * How the bot is connected to a server's voice channels.
 * @param guild the server, its id, or something that happened on it
 * @returns an object with `guild_id`, `channel_id` and `status`, or null when it is in none
 * @example print(get_voice_connection(message.guild_id) == null)
 * @role bot
 */
export async function getVoiceConnection(guild: GuildLike): Promise<VoiceRow | null> {
  const { id } = await voiceGuild(guild, "get_voice_connection")
  const connection = voicePackage("get_voice_connection").getVoiceConnection(id)
  if (connection === undefined) return null
  const { channelId } = connection.joinConfig
  return { guild_id: id, channel_id: channelId ?? "", status: connection.state.status }
}

async function currentPlayer(guild: GuildLike, word: string): Promise<AudioPlayer | undefined> {
  return botState().players.get((await voiceGuild(guild, word)).id)
}

/**
 * Stops what is playing, and forgets what waits in the queue.
 * @param guild the server, its id, or something that happened on it
 * @returns whether something was playing
 * @example stop_audio(message.guild_id)
 * @role bot
 */
export async function stopAudio(guild: GuildLike): Promise<boolean> {
  const { id } = await voiceGuild(guild, "stop_audio")
  // First the queue: a player that stops takes the next of it.
  botState().queues.get(id)?.waiting.splice(0)
  return botState().players.get(id)?.stop(true) ?? false
}

/**
 * Pauses what is playing.
 * @param guild the server, its id, or something that happened on it
 * @returns whether something was playing
 * @example pause_audio(message.guild_id)
 * @role bot
 */
export async function pauseAudio(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "pause_audio"))?.pause() ?? false
}

/**
 * Goes on with what was paused.
 * @param guild the server, its id, or something that happened on it
 * @returns whether something was paused
 * @example resume_audio(message.guild_id)
 * @role bot
 */
export async function resumeAudio(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "resume_audio"))?.unpause() ?? false
}

/**
 * Whether something is playing.
 * @param guild the server, its id, or something that happened on it
 * @example print(is_playing(message.guild_id))
 * @role bot
 */
export async function isPlaying(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "is_playing"))?.state.status === "playing"
}

/**
 * Whether what was playing is paused.
 * @param guild the server, its id, or something that happened on it
 * @example print(is_paused(message.guild_id))
 * @role bot
 */
export async function isPaused(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "is_paused"))?.state.status === "paused"
}
