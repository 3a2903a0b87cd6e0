/** Voice channels: joining them, leaving them, and playing sound there. */
import type { BaseInteraction, Channel, Guild, Message } from "discord.js"
import { scaledMs } from "../../clock.ts"
import { Fault } from "../../fault.ts"
import { logFault } from "../../language/failure.ts"
import { needText } from "../../language/needs.ts"
import { botState } from "../bot-state.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { type AudioPlayer, type VoicePackage, voicePackage } from "./package.ts"

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
 * @role bot
 */
export async function leaveVoiceChannel(guild: GuildLike): Promise<boolean> {
  const { id } = await guildOf(guild, "leave_voice_channel")
  const connection = voicePackage("leave_voice_channel").getVoiceConnection(id)
  botState().players.get(id)?.stop(true)
  botState().players.delete(id)
  connection?.destroy()
  return connection !== undefined
}

/** What `play_audio` takes besides the sound. */
export interface PlayOptions {
  title?: string
}

/**
 * Plays a sound file or an address in the voice channel that the bot is in.
 * @param guild the server, its id, or something that happened on it
 * @param source a file, or the address of a stream
 * @param options `title`, for the program's own use
 * @returns true once it has begun
 * @throws Fault `not_in_voice` when the bot is in no voice channel of the server
 * @role bot
 * @also play_file
 */
export async function playAudio(
  guild: Guild | string | Message | BaseInteraction,
  source: string,
  options?: PlayOptions,
): Promise<boolean> {
  needText(source, ["play_audio", 2, "file or address"])
  void options
  const { id, name } = await guildOf(guild, "play_audio")
  const voice = voicePackage("play_audio")
  const connection = voice.getVoiceConnection(id)
  if (connection === undefined) {
    throw new Fault(
      "not_in_voice",
      `The bot is in no voice channel of "${name}": join_voice_channel() comes first.`,
    )
  }
  const player = playerOf(id, voice)
  connection.subscribe(player)
  player.play(voice.createAudioResource(source))
  return true
}

function playerOf(guildId: string, voice: VoicePackage): AudioPlayer {
  const { players } = botState()
  const known = players.get(guildId)
  if (known !== undefined) return known
  const player = voice.createAudioPlayer()
  player.on("error", (error) => {
    logFault("playing sound", new Fault("sound_failed", (error as Error).message))
  })
  players.set(guildId, player)
  return player
}

async function currentPlayer(guild: GuildLike, word: string): Promise<AudioPlayer | undefined> {
  return botState().players.get((await guildOf(guild, word)).id)
}

/**
 * Stops what is playing.
 * @param guild the server, its id, or something that happened on it
 * @returns whether something was playing
 * @role bot
 */
export async function stopAudio(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "stop_audio"))?.stop(true) ?? false
}

/**
 * Pauses what is playing.
 * @param guild the server, its id, or something that happened on it
 * @returns whether something was playing
 * @role bot
 */
export async function pauseAudio(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "pause_audio"))?.pause() ?? false
}

/**
 * Goes on with what was paused.
 * @param guild the server, its id, or something that happened on it
 * @returns whether something was paused
 * @role bot
 */
export async function resumeAudio(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "resume_audio"))?.unpause() ?? false
}

/**
 * Whether something is playing.
 * @param guild the server, its id, or something that happened on it
 * @role bot
 */
export async function isPlaying(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "is_playing"))?.state.status === "playing"
}

/**
 * Whether what was playing is paused.
 * @param guild the server, its id, or something that happened on it
 * @role bot
 */
export async function isPaused(guild: GuildLike): Promise<boolean> {
  return (await currentPlayer(guild, "is_paused"))?.state.status === "paused"
}
