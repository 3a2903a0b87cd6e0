/**
 * `@discordjs/voice`, which only bots that speak need: it is looked for beside the program and in the
 * folder that it was started in, when a word asks for it.
 */
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"

const NAME = "@discordjs/voice"

/** As much of the package as the words use: https://discord.js.org/docs/packages/voice */
export interface VoicePackage {
  joinVoiceChannel(options: object): VoiceConnection
  getVoiceConnection(guildId: string): VoiceConnection | undefined
  createAudioPlayer(options?: object): AudioPlayer
  createAudioResource(source: string, options?: object): object
  entersState(target: object, status: string, timeoutMs: number): Promise<unknown>
}

export interface VoiceConnection {
  readonly joinConfig: { channelId: string | null; guildId: string }
  readonly state: { status: string }
  subscribe(player: AudioPlayer): unknown
  destroy(): void
}

export interface AudioPlayer {
  readonly state: { status: string }
  play(resource: object): void
  pause(): boolean
  unpause(): boolean
  stop(force?: boolean): boolean
  on(event: string, heard: (value: unknown) => void): unknown
}

/** @throws Fault `voice_missing` when the package is not installed */
export function voicePackage(word: string): VoicePackage {
  const folders = [process.cwd(), dirname(thisProcess.programFile ?? process.argv[1] ?? "")]
  for (const folder of new Set(folders)) {
    try {
      return createRequire(join(folder, "program.js"))(NAME) as VoicePackage
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") throw broken(word, error)
    }
  }
  throw new Fault(
    "voice_missing",
    `${word}() needs the package ${NAME}, which is not installed here. Install it in the folder that the bot is started in:\n\n    npm install ${NAME}`,
    { word },
  )
}

function broken(word: string, error: unknown): Fault {
  const fault = new Fault(
    "voice_broken",
    `${word}() cannot use the package ${NAME}: ${(error as Error).message.split("\n")[0]}. Install it again: npm install ${NAME}`,
    { word },
  )
  fault.cause = error
  return fault
}
