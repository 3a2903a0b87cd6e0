/** One REST call on its way through a route. */
import type { Realm } from "../realm.ts"
import type { Fields } from "../world/types.ts"

export interface UploadedFile {
  /** The form field, for example `files[0]`. */
  field: string
  name: string
  contentType: string
  size: number
}

export interface Call {
  readonly realm: Realm
  readonly method: string
  /** Path without `/api/v10`. */
  readonly path: string
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The JSON body, or `payload_json` of a form. `{}` when there was none. */
  readonly body: Fields
  /** The body when it is a list (bulk overwrites, reordering). */
  readonly list: Fields[]
  readonly files: readonly UploadedFile[]
  readonly token: string
  /** `X-Audit-Log-Reason`. */
  readonly reason: string | null
}

/** What a handler gives back: a JSON body for 200, nothing for 204, or a status of its own. */
export type Answer = { status: number; body?: unknown } | { body: unknown } | undefined

export interface Route {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  /** find-my-way's pattern, for example `/channels/:channel/messages`. */
  path: string
  answer(call: Call): Answer | Promise<Answer>
  /** How many calls in how many milliseconds per channel, guild or webhook. Default 50 in 1 s. */
  limit?: readonly [calls: number, windowMs: number]
  /** Works without a bot token (interaction and webhook routes carry one in the path). */
  isOpen?: boolean
  /** Not counted by the global limit (interaction endpoints). */
  isExempt?: boolean
}

export function ok(body: unknown): Answer {
  return { body }
}
