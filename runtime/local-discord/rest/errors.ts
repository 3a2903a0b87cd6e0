/** Errors as Discord's REST words them (Discord docs, "JSON Error Codes"). */
import type { Fields } from "../world/types.ts"

/** Thrown by route handlers; becomes the answer. */
export class ApiError extends Error {
  readonly status: number
  readonly body: Fields

  constructor(status: number, code: number, message: string, more: Fields = {}) {
    super(message)
    this.status = status
    this.body = { message, code, ...more }
  }
}

const UNKNOWN = {
  application: 10_002,
  channel: 10_003,
  guild: 10_004,
  invite: 10_006,
  member: 10_007,
  message: 10_008,
  role: 10_011,
  user: 10_013,
  emoji: 10_014,
  webhook: 10_015,
  ban: 10_026,
  "guild template": 10_057,
  sticker: 10_060,
  interaction: 10_062,
  "application command": 10_063,
  "voice state": 10_065,
  "stage instance": 10_067,
  "guild welcome screen": 10_069,
  "guild scheduled event": 10_070,
  sound: 10_097,
} as const

/** 404 "Unknown Channel" and its kin. */
export function unknown(what: keyof typeof UNKNOWN): ApiError {
  const words = what.replace(/\b\w/g, (letter) => letter.toUpperCase())
  const message =
    what === "application command" ? "Unknown application command" : `Unknown ${words}`
  return new ApiError(404, UNKNOWN[what], message)
}

/**
 * 404 without a number of its own: what Discord answers for automod rules that are not there
 * (discordjs/discord.js#9287). For answers of polls it is a guess: neither "Get Answer Voters" (Discord docs,
 * resources/poll) nor the list of codes names one.
 */
export function notFound(): ApiError {
  return new ApiError(404, 0, "404: Not Found")
}

/** Code → status and words (Discord docs, topics/opcodes-and-status-codes "JSON Error Codes"). */
const REFUSALS = {
  30008: [400, "Maximum number of emojis reached (50)"],
  30010: [400, "Maximum number of reactions reached (20)"],
  30018: [400, "Maximum number of animated emojis reached (50)"],
  30031: [400, "Guild already has a template"],
  30038: [400, "Maximum number of uncompleted guild scheduled events reached (100)"],
  30039: [400, "Maximum number of stickers reached (5)"],
  30045: [400, "Maximum number of soundboard sounds reached (8)"],
  30048: [400, "Maximum number of tags in a forum channel has been reached (20)"],
  40058: [400, "Cannot send a message in a forum channel"],
  40061: [400, "Tag names must be unique"],
  40067: [400, "A tag is required to create a forum post in this channel"],
  50020: [400, "Invite code was either invalid or taken"],
  50024: [400, "Cannot execute action on this channel type"],
  50045: [400, "File uploaded exceeds the maximum size"],
  50046: [400, "Invalid file uploaded"],
  50083: [400, "Thread is archived"],
  150006: [400, "The Stage is already open"],
  160004: [400, "A thread has already been created for this message"],
  180000: [400, "Cannot update a finished event"],
  220001: [400, "Webhooks posted to forum channels must have a thread_name or thread_id"],
  220003: [400, "Webhooks can only create threads in forum channels"],
  520001: [400, "Poll expired"],
  520003: [400, "Cannot edit a poll message"],
  520006: [400, "Cannot expire a non-poll message"],
} as const satisfies Readonly<Record<number, readonly [status: number, message: string]>>

export function refusal(code: keyof typeof REFUSALS): ApiError {
  const [status, message] = REFUSALS[code]
  return new ApiError(status, code, message)
}

export interface FieldError {
  /** Path to the field, for example `["embeds", "0", "title"]`. */
  path: string[]
  code: string
  message: string
}

/** 400 "Invalid Form Body" with the errors nested by path, as Discord sends them. */
export function invalidForm(...found: FieldError[]): ApiError {
  const errors: Fields = {}
  for (const { path, code, message } of found) {
    let at = errors
    for (const step of path) at = at[step] = (at[step] ?? {}) as Fields
    at._errors = [...((at._errors as Fields[]) ?? []), { code, message }]
  }
  return new ApiError(400, 50_035, "Invalid Form Body", { errors })
}
