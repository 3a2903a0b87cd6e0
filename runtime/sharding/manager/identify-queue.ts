/** The thin shell around the identify gate: shards wait here, timers let them go. One for each token. */
import type { GatewayInfo } from "../gateway-info.ts"
import {
  afterForeign,
  afterGrant,
  afterRenewal,
  afterSent,
  decideIdentify,
  type GateState,
  type IdentifyCause,
  type IdentifyDecision,
} from "./identify-gate.ts"

/** Timers of Node cannot be set for longer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Why a shard identifies. */
export interface IdentifyReason {
  cause: IdentifyCause
  /** For the ledger: "start", "restart after exit code 1". */
  why: string
}

const STARTED: IdentifyReason = { cause: "operator", why: "start" }

/** What remembers identifies across managers. */
export interface IdentifyBook {
  /** Writes down what was just granted. */
  write(shardId: number, why: string, now: number): void
  /** What other processes of this token wrote since the last call. */
  foreign(): readonly { shard: number; at: number }[]
}

export interface QueueEvents {
  /** Told each time when a shard has to wait for the daily budget. */
  noBudget(shardId: number, untilMs: number, isReserve: boolean): void
}

interface Waiting {
  shardId: number
  reason: IdentifyReason
  /** @param goodUntil as `wait` returns it */
  go(goodUntil: number): void
  fail(): void
}

export class IdentifyQueue {
  #gate: GateState
  #timer: NodeJS.Timeout | undefined
  #waiting: Waiting[] = []
  readonly #events: QueueEvents
  readonly #book: IdentifyBook | undefined
  #grants: number[] = []
  #granted = 0

  /** @param book where grants are written down; without it only this process knows of them */
  constructor(gate: GateState, events: QueueEvents, book?: IdentifyBook) {
    this.#gate = gate
    this.#events = events
    this.#book = book
    this.#hearOthers()
  }

  /** Takes Discord's own numbers, which win. @param askedAt when Discord was asked for them */
  renew(info: GatewayInfo, askedAt: number): void {
    this.#grants = this.#grants.filter((at) => at >= askedAt)
    this.#gate = afterRenewal(this.#gate, info, this.#grants.length, Date.now())
    this.#letGo()
  }

  /** How many shards wait, for a slot or for the budget. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** How many permits were given in this run. */
  get granted(): number {
    return this.#granted
  }

  /** When a permit was last given; undefined when none was. */
  get lastGrantAt(): number | undefined {
    return this.#grants.at(-1)
  }

  get gate(): GateState {
    return this.#gate
  }

  /**
   * Settles when the shard may identify, with the time until which that is good: later the gate
   * takes the identify as sent, and lets the next shard go. Rejects with the signal's reason when
   * that aborts.
   */
  wait(shardId: number, signal: AbortSignal, reason: IdentifyReason = STARTED): Promise<number> {
    return new Promise((go, fail) => {
      if (signal.aborted) return fail(signal.reason)
      const drop = () => this.#drop(waiting)
      const waiting: Waiting = {
        shardId,
        reason,
        go(goodUntil) {
          signal.removeEventListener("abort", drop)
          go(goodUntil)
        },
        fail: () => fail(signal.reason),
      }
      this.#waiting.push(waiting)
      // Lower ids first: Discord asks that buckets are started in order.
      this.#waiting.sort((one, other) => one.shardId - other.shardId)
      signal.addEventListener("abort", drop, { once: true })
      this.#letGo()
    })
  }

  /** The shard sent IDENTIFY, or its process is gone. */
  sent(shardId: number): void {
    this.#gate = afterSent(this.#gate, shardId, Date.now())
    this.#letGo()
  }

  /**
   * A person lets a shard go that the operator's reserve keeps waiting.
   * @returns false when it waits for no such thing
   */
  release(shardId: number): boolean {
    const now = Date.now()
    const held = this.#waiting.filter(({ shardId: id, reason }) => {
      if (id !== shardId) return false
      const decision = decideIdentify(this.#gate, id, now, reason.cause)
      return decision.kind === "no-budget" && decision.isReserve
    })
    for (const waiting of held) waiting.reason = { ...waiting.reason, cause: "operator" }
    this.#letGo()
    return held.length > 0
  }

  /** When the next waiting shard may go; undefined when none waits. */
  nextAt(): number | undefined {
    const now = Date.now()
    const times = this.#firstOfBuckets(now).map(([, decision]) => openingTime(decision, now))
    return times.length === 0 ? undefined : Math.min(...times)
  }

  #drop(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((each) => each !== waiting)
    waiting.fail()
    this.#letGo()
  }

  #letGo(): void {
    clearTimeout(this.#timer)
    if (this.#waiting.length > 0) this.#hearOthers()
    const now = Date.now()
    for (const [waiting, decision] of this.#firstOfBuckets(now)) {
      if (decision.kind === "now") this.#grant(waiting, now)
    }
    for (const { shardId, reason } of this.#waiting) {
      const decision = decideIdentify(this.#gate, shardId, now, reason.cause)
      if (decision.kind !== "no-budget") continue
      this.#events.noBudget(shardId, decision.until, decision.isReserve)
    }
    this.#setTimer()
  }

  #grant(waiting: Waiting, now: number): void {
    this.#gate = afterGrant(this.#gate, waiting.shardId, now)
    this.#grants.push(now)
    this.#granted += 1
    this.#waiting = this.#waiting.filter((each) => each !== waiting)
    this.#book?.write(waiting.shardId, waiting.reason.why, now)
    waiting.go(now + this.#gate.times.graceMs)
  }

  #hearOthers(): void {
    const now = Date.now()
    for (const { shard, at } of this.#book?.foreign() ?? []) {
      // A clock that was set back must not make anybody wait for hours.
      this.#gate = afterForeign(this.#gate, shard, Math.min(at, now))
    }
  }

  #setTimer(): void {
    const next = this.nextAt()
    if (next === undefined) return
    // Timers may fire a millisecond early; then the gate says "wait" once more.
    const delayMs = Math.min(Math.max(1, Math.ceil(next - Date.now())), LONGEST_TIMER_MS)
    this.#timer = setTimeout(() => this.#letGo(), delayMs)
  }

  /** In each bucket the first that may go; one that the reserve keeps waiting holds up no operator. */
  #firstOfBuckets(now: number): [Waiting, IdentifyDecision][] {
    const firsts = new Map<number, [Waiting, IdentifyDecision]>()
    for (const waiting of this.#waiting) {
      const bucket = waiting.shardId % this.#gate.maxConcurrency
      const decision = decideIdentify(this.#gate, waiting.shardId, now, waiting.reason.cause)
      const before = firsts.get(bucket)?.[1].kind
      if (before === undefined || (before === "no-budget" && decision.kind !== "no-budget")) {
        firsts.set(bucket, [waiting, decision])
      }
    }
    return [...firsts.values()]
  }
}

function openingTime(decision: IdentifyDecision, now: number): number {
  return decision.kind === "now" ? now : decision.until
}
