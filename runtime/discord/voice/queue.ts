/** What a server hears one after the other. The queue itself needs no package; playing does. */
import type { Guild } from "discord.js"
import { Fault } from "../../fault.ts"
import { handlerFailed, logFault } from "../../language/failure.ts"
import { botState } from "../bot-state.ts"
import { startedClient } from "../resolve/client.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { type AudioPlayer, type AudioResource, voicePackage, youtubePackage } from "./package.ts"

/** Something to be played. */
export interface Sound {
  /** A file or an address. */
  source: string
  title: string
  isYoutube?: boolean
}

export interface ServerQueue {
  now: Sound | null
  waiting: Sound[]
  /** 0 to 100. */
  volume: number
  resource: AudioResource | undefined
}

const FULL_VOLUME = 100

export function queueOf(guildId: string): ServerQueue {
  const { queues } = botState()
  const known = queues.get(guildId)
  if (known !== undefined) return known
  const fresh = { now: null, waiting: [], volume: FULL_VOLUME, resource: undefined }
  queues.set(guildId, fresh)
  return fresh
}

/** The server that is meant; also by the id of one of its channels, as some words are documented. */
export async function voiceGuild(given: GuildLike, word: string): Promise<Guild> {
  if (typeof given === "string") {
    const channel = startedClient(word).channels.cache.get(given.trim())
    if (channel !== undefined) return await guildOf(channel as GuildLike, word)
  }
  return await guildOf(given, word)
}

/** @throws Fault `voice_missing`, `not_in_voice` */
export function playNow({ id, name }: Guild, sound: Sound, word: string): void {
  const voice = voicePackage(word)
  const connection = voice.getVoiceConnection(id)
  if (connection === undefined) {
    throw new Fault(
      "not_in_voice",
      `The bot is in no voice channel of "${name}": join_voice_channel() comes first.`,
    )
  }
  const queue = queueOf(id)
  const heard = sound.isYoutube
    ? youtubePackage(word)(sound.source, { filter: "audioonly", quality: "highestaudio" })
    : sound.source
  queue.resource = voice.createAudioResource(heard, { inlineVolume: true })
  queue.resource.volume?.setVolume(queue.volume / FULL_VOLUME)
  const player = playerOf(id, () => voice.createAudioPlayer())
  connection.subscribe(player)
  player.play(queue.resource)
  queue.now = sound
}

function playerOf(guildId: string, create: () => AudioPlayer): AudioPlayer {
  const { players } = botState()
  const known = players.get(guildId)
  if (known !== undefined) return known
  const player = create()
  player.on("error", (error) => {
    logFault("playing sound", new Fault("sound_failed", (error as Error).message))
  })
  // https://discord.js.org/docs/packages/voice, AudioPlayer: "idle" when a sound has ended or was stopped.
  player.on("idle", () => playNext(guildId))
  players.set(guildId, player)
  return player
}

/** Goes on to what waits; a sound that cannot be played is logged, and the one behind it has its turn. */
function playNext(guildId: string): void {
  const queue = queueOf(guildId)
  queue.now = null
  const guild = startedClient("add_to_queue").guilds.cache.get(guildId)
  while (guild !== undefined && queue.now === null) {
    const next = queue.waiting.shift()
    if (next === undefined) return
    try {
      playNow(guild, next, "add_to_queue")
    } catch (error) {
      handlerFailed(`playing "${next.title}"`, error)
    }
  }
}

/** Begins with what waits, where the bot is in a voice channel and nothing plays. */
export function playIfIdle(guildId: string): void {
  if (queueOf(guildId).now !== null) return
  if (voicePackage("add_to_queue").getVoiceConnection(guildId) !== undefined) playNext(guildId)
}
