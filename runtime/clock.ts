/**
 * Durations, scaled. Against a local Discord `EASYLANG_TIME_SCALE=0.01` makes five seconds fifty
 * milliseconds; against any other address the scale is always 1, because pacing identifies faster
 * than Discord allows costs the token.
 */
import { discordAddress } from "./discord-address.ts"

/** The factor for every duration of this process: 1, or less against a local Discord. */
export function timeScale(environment: NodeJS.ProcessEnv = process.env): number {
  const scale = Number(environment.EASYLANG_TIME_SCALE ?? "1")
  if (!(scale > 0 && scale <= 1)) return 1
  return discordAddress(environment).isLocal ? scale : 1
}

/** `ms` milliseconds of Discord's time, in milliseconds of this process. */
export function scaledMs(ms: number): number {
  return ms * timeScale()
}
