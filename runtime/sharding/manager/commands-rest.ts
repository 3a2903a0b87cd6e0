/** What the registrar of commands needs of Discord's REST, in a manager, which loads no discord.js. */
import { setTimeout as delay } from "node:timers/promises"
import { scaledMs } from "../../clock.ts"
import type { CommandsRest, Refusal } from "../commands/registrar.ts"
import { type Reply, request, wordsOf } from "./discord-http.ts"

/** Discord is asked again after these waits when it is not there; a 429 names its own. */
const RETRIES_MS = [1000, 3000, 9000, 27_000]
/** New commands are limited to 200 a day and server; a wait beyond this is that limit. */
const LONGEST_WAIT_MS = 5 * 60_000

export class ManagerRest implements CommandsRest {
  readonly #base: string
  readonly #token: string
  #applicationId: Promise<string> | undefined

  /** @param base REST base without version */
  constructor(base: string, token: string) {
    this.#base = base
    this.#token = token
  }

  /** Discord docs, resources/application "Get Current Application". */
  async applicationId(): Promise<string> {
    this.#applicationId ??= this.get("/applications/@me").then(
      (found) => (found as { id: string }).id,
    )
    try {
      return await this.#applicationId
    } catch (error) {
      this.#applicationId = undefined
      throw error
    }
  }

  get(path: string): Promise<unknown> {
    return this.#ask(path, undefined)
  }

  post(path: string, body: unknown): Promise<unknown> {
    return this.#ask(path, body)
  }

  async #ask(path: string, body: unknown): Promise<unknown> {
    const asked = { url: `${this.#base}/v10${path}`, token: this.#token, body }
    for (let attempt = 0; ; attempt++) {
      const reply = await request(asked).catch((error: unknown) => wordsOf(error))
      if (typeof reply !== "string" && reply.status < 300) return JSON.parse(reply.text)
      const waitMs = waitFor(reply, RETRIES_MS[attempt])
      if (waitMs === undefined) throw refusalFrom(reply)
      await delay(waitMs)
    }
  }
}

/** @returns undefined where another try cannot help, or is one too many */
function waitFor(reply: Reply | string, nextMs: number | undefined): number | undefined {
  if (nextMs === undefined) return undefined
  if (typeof reply === "string" || reply.status >= 500) return scaledMs(nextMs)
  if (reply.status !== 429 || reply.retryAfterMs > LONGEST_WAIT_MS) return undefined
  return Math.max(reply.retryAfterMs, scaledMs(1000))
}

function refusalFrom(reply: Reply | string): Refusal {
  if (typeof reply === "string") {
    return { status: 0, code: 0, message: `I cannot reach it: ${reply}.` }
  }
  const { status, text } = reply
  try {
    const { code, message, errors } = JSON.parse(text) as Record<string, unknown>
    return {
      status,
      code: Number(code) || 0,
      message: String(message ?? `it answered with status ${status}`),
      ...(errors !== undefined && { rawError: { errors } }),
    }
  } catch {
    return { status, code: 0, message: `it answered with status ${status}.` }
  }
}
