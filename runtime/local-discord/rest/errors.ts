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
  "auto moderation rule": 10_066,
  "stage instance": 10_067,
  "guild welcome screen": 10_069,
  "guild scheduled event": 10_070,
} as const

/** 404 "Unknown Channel" and its kin. */
export function unknown(what: keyof typeof UNKNOWN): ApiError {
  const words = what.replace(/\b\w/g, (letter) => letter.toUpperCase())
  const message =
    what === "application command" ? "Unknown application command" : `Unknown ${words}`
  return new ApiError(404, UNKNOWN[what], message)
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
