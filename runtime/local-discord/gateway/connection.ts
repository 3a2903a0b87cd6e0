/** One WebSocket: sending in order (late, packed or not at all, as faults want it), counting what comes, closing. */
import type { WebSocket } from "ws"
import type { Realm } from "../realm.ts"
import type { Packer } from "./compression.ts"
import { payloadPacker } from "./compression.ts"
import type { Line, Session } from "./sessions.ts"

/** 120 payloads in 60 s, heartbeats included (Discord docs, "Gateway Rate Limiting"). */
const PAYLOADS_PER_WINDOW = 120
const WINDOW_MS = 60_000

export class Connection implements Line {
  session: Session | undefined
  /** When the client last gave a sign that it beats, in milliseconds since 1970. */
  lastBeatAt: number
  /** True from the moment we decided to close. */
  isClosing = false
  readonly #socket: WebSocket
  readonly #realm: Realm
  #packer: Packer
  #windowEndsAt = 0
  #payloadsInWindow = 0
  #presences: number[] = []
  #sendDueAt = 0

  constructor(socket: WebSocket, realm: Realm, packer: Packer) {
    this.#socket = socket
    this.#realm = realm
    this.#packer = packer
    this.lastBeatAt = realm.time.now()
  }

  send(payload: { op: number; d?: unknown }): void {
    this.sendText(JSON.stringify({ t: null, s: null, d: null, ...payload }), false)
  }

  sendText(text: string, isEvent: boolean): void {
    const { faults, time } = this.#realm
    const shardId = this.session?.shardId
    if (shardId !== undefined && faults.silentShards.has(shardId)) return
    if (isEvent && shardId !== undefined && faults.mutedShards.has(shardId)) return
    const now = time.now()
    const delay = faults.latencyMs + (isEvent ? faults.eventDelayMs : 0)
    const dueAt = Math.max(this.#sendDueAt, now + time.scaled(delay))
    this.#sendDueAt = dueAt
    if (dueAt <= now) this.#pack(text)
    else setTimeout(() => this.#pack(text), dueAt - now)
  }

  #pack(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    this.#packer.pack(text, (frame) => {
      if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frame)
    })
  }

  /** From here on each payload is deflated by itself (`compress: true` in IDENTIFY). */
  packEachPayload(): void {
    this.#packer = payloadPacker
  }

  /** Counts one payload from the client; true when it was one too many. */
  isOverLimit(): boolean {
    const now = this.#realm.time.now()
    if (now >= this.#windowEndsAt) {
      this.#windowEndsAt = now + this.#realm.time.scaled(WINDOW_MS)
      this.#payloadsInWindow = 0
    }
    this.#payloadsInWindow++
    return this.#payloadsInWindow > PAYLOADS_PER_WINDOW
  }

  /** Counts one presence update; true when there were already five in the last 20 s (Discord docs, op 3). */
  isPresenceOverLimit(): boolean {
    const now = this.#realm.time.now()
    const oldest = now - this.#realm.time.scaled(20_000)
    this.#presences = this.#presences.filter((at) => at > oldest)
    if (this.#presences.length >= 5) return true
    this.#presences.push(now)
    return false
  }

  close(code: number, reason: string): void {
    if (this.isClosing) return
    this.isClosing = true
    const { stats, transcript } = this.#realm
    stats.closes[code] = (stats.closes[code] ?? 0) + 1
    transcript.add("close", this.session?.shardId, `${code} ${reason}`)
    this.#socket.close(code, reason)
    // A client that does not answer the close frame must not hold its session for ever.
    setTimeout(() => this.#socket.terminate(), 2000).unref()
  }

  /** The session is not this connection's any more (op 9); the client may resume or identify on it. */
  leaveSession(): void {
    const { session } = this
    this.session = undefined
    if (session?.line === this) this.#realm.sessions.lose(session)
  }

  /** Cuts TCP without a close frame. */
  drop(): void {
    this.isClosing = true
    this.#socket.terminate()
  }

  /** The socket is gone. */
  release(): void {
    this.#packer.close()
  }
}
