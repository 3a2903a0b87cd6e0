/**
 * Keeps an eye on this process's gateway connections: notes what they do, and acts where @discordjs/ws
 * does not. What to do is decided in `connection-state.ts`; here are the timer and the hands.
 */
import { setTimeout as delay } from "node:timers/promises"
import { timeScale } from "../clock.ts"
import {
  afterConnectionEvent,
  type ConnectionEvent,
  type ConnectionState,
  connectionTimes,
  decideSession,
  decideStep,
  newConnection,
  waitBefore,
} from "../sharding/shard/connection-state.ts"
import { thisProcess } from "../this-process.ts"

/** What @discordjs/ws hands about as a session. */
interface Session {
  resumeURL?: string | undefined
}

/** What is used of @discordjs/ws's manager; its types hide some of it. */
export interface GuardedManager {
  options: {
    retrieveSessionInfo(shardId: number): Session | null | Promise<Session | null>
    updateSessionInfo(shardId: number, session: Session | null): unknown
    readyTimeout: number | null
    helloTimeout: number | null
  }
  on(name: string, heard: (event: { shardId: number; data?: { t?: string } }) => void): unknown
}

interface GuardedShard {
  connection: { readyState: number } | null
  destroy(options: { reason: string; recover: number }): Promise<void>
  send(payload: { op: number; d: unknown }): Promise<void>
}

/** A strategy that runs its shards elsewhere has none to act on. */
export interface GuardedStrategy {
  shards?: { get(shardId: number): GuardedShard | undefined }
}

/** `WebSocketShardDestroyRecovery.Resume` */
const RESUME = 1
/** WebSocket.OPEN: while @discordjs/ws closes a connection itself, a second hand would open two. */
const OPEN = 1
/** Discord docs, topics/opcodes-and-status-codes "Gateway Opcodes". */
const REQUEST_GUILD_MEMBERS = 8

const OUTSIDE_LIFE = new Set(["READY", "RESUMED"])

/** @param stuck told once for a shard that nothing in this process helps */
export function guardConnections(
  manager: GuardedManager,
  strategy: GuardedStrategy,
  stuck: (shardId: number) => void,
): void {
  const guard = new Guard(manager, strategy, stuck)
  guard.hear()
  guard.chooseSessions()
  guard.look()
}

/** The shard may identify: an attempt that READY ends. */
export function noteIdentifying(shardId: number): void {
  note(shardId, { kind: "identifying" })
}

function note(shardId: number, event: ConnectionEvent): void {
  const now = Date.now()
  thisProcess.gauges.connections.set(shardId, afterConnectionEvent(stateOf(shardId), event, now))
}

function stateOf(shardId: number): ConnectionState {
  return thisProcess.gauges.connections.get(shardId) ?? newConnection(Date.now())
}

class Guard {
  readonly #manager: GuardedManager
  readonly #strategy: GuardedStrategy
  readonly #stuck: (shardId: number) => void
  readonly #times = connectionTimes()
  readonly #given: GuardedManager["options"]["retrieveSessionInfo"]
  readonly #told = new Set<number>()
  #lookedAt = Date.now()

  constructor(manager: GuardedManager, strategy: GuardedStrategy, stuck: (id: number) => void) {
    this.#manager = manager
    this.#strategy = strategy
    this.#stuck = stuck
    this.#given = manager.options.retrieveSessionInfo
  }

  hear(): void {
    const { options } = this.#manager
    const on = (name: string, event: (id: number, data?: { t?: string }) => ConnectionEvent) =>
      this.#manager.on(name, ({ shardId, data }) => note(shardId, event(shardId, data)))
    on("hello", (id) => ({ kind: "hello", isResuming: this.#given.call(options, id) !== null }))
    on("ready", () => ({ kind: "ready" }))
    on("resumed", () => ({ kind: "resumed" }))
    on("closed", () => ({ kind: "closed" }))
    on("heartbeat", () => ({ kind: "ack" }))
    on("dispatch", (_, data) => ({ kind: "dispatch", isLife: !OUTSIDE_LIFE.has(data?.t ?? "") }))
  }

  /** @discordjs/ws asks for the session before each connection: the place to slow down and to choose. */
  chooseSessions(): void {
    const { options } = this.#manager
    const update = options.updateSessionInfo
    options.retrieveSessionInfo = (shardId) =>
      stateOf(shardId).phase === "down"
        ? this.#beforeConnecting(shardId)
        : this.#given.call(options, shardId)
    options.updateSessionInfo = (shardId, session) => {
      const { phase, failedOpens } = stateOf(shardId)
      // It leaves the session of an address that nobody listens at. That says nothing of the session.
      if (session === null && phase === "down" && failedOpens > 0) return
      return update.call(options, shardId, session)
    }
    this.#leave = (shardId) => void update.call(options, shardId, null)
  }

  #leave: (shardId: number) => void = () => {}

  async #beforeConnecting(shardId: number): Promise<Session | null> {
    const waitMs = waitBefore(stateOf(shardId), this.#times, Math.random())
    if (waitMs > 0) await delay(waitMs)
    const session = await this.#given.call(this.#manager.options, shardId)
    if (session === null) return null
    switch (decideSession(stateOf(shardId))) {
      case "resume":
        return session
      case "resume at the general address":
        return { ...session, resumeURL: undefined }
      case "identify":
        console.error("The session with Discord cannot be resumed; I start a new one.")
        note(shardId, { kind: "session-left" })
        this.#leave(shardId)
        return null
    }
  }

  /** Looks now and then; the timer keeps no process alive. */
  look(): void {
    this.#shorten()
    const { lookMs } = this.#times
    setInterval(() => {
      const now = Date.now()
      const isLate = now - this.#lookedAt > 3 * lookMs
      this.#lookedAt = now
      // After a blocked loop or a computer's sleep what has arrived is read first.
      if (isLate || thisProcess.leaving === "now") return
      for (const shardId of thisProcess.gauges.connections.keys()) this.#act(shardId, now)
    }, lookMs).unref()
  }

  /** Its own patience follows a local Discord's clock, too. */
  #shorten(): void {
    const { options } = this.#manager
    const scale = timeScale()
    if (scale === 1) return
    // A busy computer does not scale.
    const shorter = (ms: number) => Math.max(ms * scale, 1500)
    options.readyTimeout = shorter(options.readyTimeout ?? 15_000)
    options.helloTimeout = shorter(options.helloTimeout ?? 60_000)
  }

  #act(shardId: number, now: number): void {
    const shard = this.#strategy.shards?.get(shardId)
    if (shard === undefined) return
    const guildId = guildOf(shardId)
    switch (decideStep(stateOf(shardId), this.#times, guildId !== undefined, now)) {
      case "none":
        return
      case "ask":
        note(shardId, { kind: "asked" })
        return void ask(shard, guildId ?? "").catch(() => {})
      case "reconnect":
        return connectAnew(shard, "Discord does not answer on this connection")
      case "reconnect, it is deaf":
        note(shardId, { kind: "deaf" })
        return connectAnew(shard, "Discord sends no events on this connection")
      case "end the process":
        if (!this.#told.has(shardId)) this.#stuck(shardId)
        this.#told.add(shardId)
    }
  }
}

/** A server of the shard that is there, to ask Discord about. */
function guildOf(shardId: number): string | undefined {
  return thisProcess.client?.guilds.cache.find(
    (guild) => guild.shardId === shardId && guild.available,
  )?.id
}

/** For the bot itself as a member: needs no intent, and is answered with an event (docs, "Request Guild Members"). */
function ask(shard: GuardedShard, guildId: string): Promise<void> {
  const d = { guild_id: guildId, user_ids: [thisProcess.client?.user?.id ?? ""] }
  return shard.send({ op: REQUEST_GUILD_MEMBERS, d })
}

function connectAnew(shard: GuardedShard, words: string): void {
  if (shard.connection?.readyState !== OPEN) return
  console.error(`${words}; I connect anew.`)
  void shard.destroy({ reason: words, recover: RESUME }).catch(() => {})
}
