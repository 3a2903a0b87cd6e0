/** Who may ask what: each request and each stream is looked at here, in this order, before it is answered. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { Keys, type Visitor } from "./guard/keys.ts"
import { isForeign, isOwnHost } from "./guard/origins.ts"
import { Rates } from "./guard/rates.ts"
import { loginPage } from "./page-files.ts"
import { refuse, reply } from "./replies.ts"
import type { DashboardSettings } from "./settings.ts"

/** A page asks a few times a second, Prometheus seldom. */
const REQUESTS = { burst: 200, perSecond: 50 }
/** Wrong keys of one address: a person who mistypes is not kept out for long. */
const GUESSES = { burst: 10, perSecond: 10 / 60 }

export class Doorkeeper {
  readonly #settings: DashboardSettings
  readonly #port: number
  readonly #keys: Keys
  readonly #requests = new Rates(REQUESTS)
  readonly #guesses = new Rates(GUESSES)

  constructor(settings: DashboardSettings, port: number) {
    this.#settings = settings
    this.#port = port
    this.#keys = new Keys(settings.key)
  }

  /** Answers 429 to an address that asks too often. */
  isPaced(request: IncomingMessage, response: ServerResponse): boolean {
    const waitMs = this.#requests.take(addressOf(request), Date.now())
    return waitMs === 0 || tooOften(response, waitMs)
  }

  /** Answers 421 to a foreign name of this computer, 403 to a foreign page. */
  isFromHere(request: IncomingMessage, response: ServerResponse): boolean {
    if (!isOwnHost(request.headers.host, this.#settings.host)) {
      refuse(response, 421, "This dashboard answers to addresses in numbers and to localhost.")
      return false
    }
    if (!isForeign(request.headers)) return true
    refuse(response, 403, "Other pages may not use this dashboard.")
    return false
  }

  /** The visitor, or undefined when it was answered that one needs the key. @param isPage whether a person looks */
  admit(request: IncomingMessage, response: ServerResponse, isPage: boolean): Visitor | undefined {
    const isGuess = this.#keys.isNeeded && request.headers.authorization !== undefined
    if (isGuess && !this.mayGuess(request, response)) return undefined
    const visitor = this.#keys.visitor(request, this.#port, Date.now())
    if (visitor !== undefined) return visitor
    if (isGuess) this.#countGuess(request)
    if (isPage && !isGuess) reply(response, 401, "text/html", loginPage(""))
    else {
      response.setHeader("www-authenticate", "Bearer")
      refuse(response, 401, "The dashboard's key is needed: Authorization: Bearer …")
    }
    return undefined
  }

  /** Whether a stream that was admitted still is. */
  mayStay(request: IncomingMessage): boolean {
    return this.#keys.visitor(request, this.#port, Date.now()) !== undefined
  }

  /** Answers 429 to an address that has shown too many wrong keys, even when this one is right. */
  mayGuess(request: IncomingMessage, response: ServerResponse): boolean {
    const waitMs = this.#guesses.look(addressOf(request), Date.now())
    return waitMs === 0 || tooOften(response, waitMs)
  }

  /** The cookie for the right key; a wrong one is counted. */
  open(request: IncomingMessage, key: string): string | undefined {
    if (this.#keys.fits(key)) {
      const isSecure = request.headers["x-forwarded-proto"] === "https"
      return this.#keys.openSession(this.#port, Date.now(), isSecure)
    }
    this.#countGuess(request)
    return undefined
  }

  /** Answers 403 to an action without the token that only our own page knows. */
  mayAct(request: IncomingMessage, response: ServerResponse, visitor: Visitor): boolean {
    const given = request.headers["x-easylang-token"]
    if (this.#keys.mayAct(visitor, typeof given === "string" ? given : undefined)) return true
    refuse(response, 403, "This action lacks the page's token. Load the page again.")
    return false
  }

  #countGuess(request: IncomingMessage): void {
    this.#guesses.take(addressOf(request), Date.now())
  }
}

function addressOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? ""
}

function tooOften(response: ServerResponse, waitMs: number): false {
  response.setHeader("retry-after", Math.ceil(waitMs / 1000))
  refuse(response, 429, "Too often. Wait a little.")
  return false
}
