/**
 * `@discordjs/voice`, which only bots that speak need: it is looked for beside the program and in the
 * folder that it was started in, when a word asks for it.
 */
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"

const NAME = "@discordjs/voice"
/** Reads the sound of YouTube's pages. */
const YOUTUBE = "@distube/ytdl-core"

/** As much of the package as the words use: https://discord.js.org/docs/packages/voice */
export interface VoicePackage {
  joinVoiceChannel(options: object): VoiceConnection
  getVoiceConnection(guildId: string): VoiceConnection | undefined
  createAudioPlayer(options?: object): AudioPlayer
  createAudioResource(source: unknown, options?: object): AudioResource
  entersState(target: object, status: string, timeoutMs: number): Promise<unknown>
}

export interface AudioResource {
  /** Only with the option `inlineVolume`. */
  readonly volume?: { setVolume(factor: number): void }
}

export interface VoiceConnection {
  readonly joinConfig: { channelId: string | null; guildId: string }
  readonly state: { status: string }
  subscribe(player: AudioPlayer): unknown
  destroy(): void
}

export interface AudioPlayer {
  readonly state: { status: string }
  play(resource: AudioResource): void
  pause(): boolean
  unpause(): boolean
  stop(force?: boolean): boolean
  on(event: string, heard: (value: unknown) => void): unknown
}

/** @throws Fault `voice_missing` when the package is not installed */
export function voicePackage(word: string): VoicePackage {
  return packageNamed(NAME, word) as VoicePackage
}

/** @throws Fault `voice_missing` when the package is not installed */
export function youtubePackage(word: string): (url: string, options: object) => unknown {
  const found = packageNamed(YOUTUBE, word) as { default?: unknown }
  return (typeof found === "function" ? found : found.default) as (
    url: string,
    options: object,
  ) => unknown
}

function packageNamed(name: string, word: string): unknown {
  const folders = [process.cwd(), dirname(thisProcess.programFile ?? process.argv[1] ?? "")]
  for (const folder of new Set(folders)) {
    try {
      return createRequire(join(folder, "program.js"))(name)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") {
        throw broken(name, word, error)
      }
    }
  }
  throw new Fault(
    "voice_missing",
    `${word}() needs the package ${name}, which is not installed here. Install it in the folder that the bot is started in:\n\n    npm install ${name}`,
    { word },
  )
}

function broken(name: string, word: string, error: unknown): Fault {
  const fault = new Fault(
    "voice_broken",
    `${word}() cannot use the package ${name}: ${(error as Error).message.split("\n")[0]}. Install it again: npm install ${name}`,
    { word },
  )
  fault.cause = error
  return fault
}
