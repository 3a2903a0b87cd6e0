/**
 * The key and what a browser gets for it: a session in a cookie that scripts cannot read, and a token
 * that every action must show. Comparing takes as long for a wrong key as for the right one.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import type { IncomingMessage } from "node:http"

const SESSION_MS = 12 * 60 * 60 * 1000
/** More than people who look after one fleet. */
const MOST_SESSIONS = 100

/** Who asks: by cookie (a browser), by header (a program), or by being on this computer. */
export interface Visitor {
  /** What an action of this visitor must carry in the header `x-easylang-token`; null when none is needed. */
  actionToken: string | null
}

export class Keys {
  readonly #key: string | undefined
  /** Makes digests of equal length, and of no use elsewhere. */
  readonly #salt = randomBytes(32)
  /** Digest of a session's secret → when it ends. */
  readonly #sessions = new Map<string, number>()

  /** @param key undefined when everybody who reaches the server may look */
  constructor(key: string | undefined) {
    this.#key = key
  }

  get isNeeded(): boolean {
    return this.#key !== undefined
  }

  /** Whether this is the key. */
  fits(given: string): boolean {
    if (this.#key === undefined) return true
    return timingSafeEqual(this.#digest(given), this.#digest(this.#key))
  }

  /** @returns the value of the `set-cookie` header that begins a session on this port */
  openSession(port: number, now: number, isSecure: boolean): string {
    const secret = randomBytes(32).toString("base64url")
    this.#sessions.set(this.#digest(secret).toString("hex"), now + SESSION_MS)
    if (this.#sessions.size > MOST_SESSIONS) {
      const oldest = this.#sessions.keys().next().value
      if (oldest !== undefined) this.#sessions.delete(oldest)
    }
    const secure = isSecure ? "; Secure" : ""
    return `${cookieName(port)}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_MS / 1000}${secure}`
  }

  /** Who this request is from; undefined for somebody who may not look. */
  visitor(request: IncomingMessage, port: number, now: number): Visitor | undefined {
    if (this.#key === undefined) return { actionToken: this.#actionToken("open") }
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1]
    // A browser adds no such header by itself, so no foreign page can borrow it.
    if (given !== undefined) return this.fits(given) ? { actionToken: null } : undefined
    const secret = cookieOf(request, cookieName(port))
    if (secret === undefined) return undefined
    const session = this.#digest(secret).toString("hex")
    const endsAt = this.#sessions.get(session)
    if (endsAt === undefined || endsAt <= now) return undefined
    return { actionToken: this.#actionToken(session) }
  }

  /** Whether the token that came with an action is the visitor's. */
  mayAct({ actionToken }: Visitor, given: string | undefined): boolean {
    if (actionToken === null) return true
    return given !== undefined && timingSafeEqual(this.#digest(given), this.#digest(actionToken))
  }

  #actionToken(session: string): string {
    return createHmac("sha256", this.#salt).update(`action ${session}`).digest("base64url")
  }

  #digest(text: string): Buffer {
    return createHmac("sha256", this.#salt).update(text).digest()
  }
}

/** Cookies know no ports: two fleets on one computer have two names. */
function cookieName(port: number): string {
  return `easylang_${port}`
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [key = "", value = ""] = part.trim().split("=", 2)
    if (key === name && value !== "") return value
  }
  return undefined
}
