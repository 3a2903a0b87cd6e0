/** The thin shell around the identify gate: shards wait here, timers let them go. One for each token. */
import {
  afterGrant,
  afterSent,
  decideIdentify,
  type GateState,
  type IdentifyDecision,
} from "./identify-gate.ts"

/** Timers of Node cannot be set for longer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

interface Waiting {
  shardId: number
  /** @param goodUntil as `wait` returns it */
  go(goodUntil: number): void
  fail(): void
}

export class IdentifyQueue {
  #gate: GateState
  #timer: NodeJS.Timeout | undefined
  #waiting: Waiting[] = []
  /** Told once each time when a shard has to wait for the daily budget. */
  readonly #onNoBudget: (shardId: number, untilMs: number) => void

  constructor(gate: GateState, onNoBudget: (shardId: number, untilMs: number) => void) {
    this.#gate = gate
    this.#onNoBudget = onNoBudget
  }

  get gate(): GateState {
    return this.#gate
  }

  /**
   * Settles when the shard may identify, with the time until which that is good: later the gate
   * takes the identify as sent, and lets the next shard go. Rejects with the signal's reason when
   * that aborts.
   */
  wait(shardId: number, signal: AbortSignal): Promise<number> {
    return new Promise((go, fail) => {
      if (signal.aborted) return fail(signal.reason)
      const drop = () => this.#drop(waiting)
      const waiting: Waiting = {
        shardId,
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

  /** When the next waiting shard may go; undefined when none waits. */
  nextAt(): number | undefined {
    const now = Date.now()
    const times = this.#firstOfBuckets().map(({ shardId }) =>
      openingTime(decideIdentify(this.#gate, shardId, now), now),
    )
    return times.length === 0 ? undefined : Math.min(...times)
  }

  #drop(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((each) => each !== waiting)
    waiting.fail()
    this.#letGo()
  }

  #letGo(): void {
    clearTimeout(this.#timer)
    for (const waiting of this.#firstOfBuckets()) {
      const now = Date.now()
      const decision = decideIdentify(this.#gate, waiting.shardId, now)
      if (decision.kind === "now") this.#grant(waiting, now)
      if (decision.kind === "no-budget") this.#onNoBudget(waiting.shardId, decision.until)
    }
    this.#setTimer()
  }

  #grant(waiting: Waiting, now: number): void {
    this.#gate = afterGrant(this.#gate, waiting.shardId, now)
    this.#waiting = this.#waiting.filter((each) => each !== waiting)
    waiting.go(now + this.#gate.times.graceMs)
  }

  #setTimer(): void {
    const next = this.nextAt()
    if (next === undefined) return
    // Timers may fire a millisecond early; then the gate says "wait" once more.
    const delayMs = Math.min(Math.max(1, Math.ceil(next - Date.now())), LONGEST_TIMER_MS)
    this.#timer = setTimeout(() => this.#letGo(), delayMs)
  }

  #firstOfBuckets(): Waiting[] {
    const firsts = new Map<number, Waiting>()
    for (const waiting of this.#waiting) {
      const bucket = waiting.shardId % this.#gate.maxConcurrency
      if (!firsts.has(bucket)) firsts.set(bucket, waiting)
    }
    return [...firsts.values()]
  }
}

function openingTime(decision: IdentifyDecision, now: number): number {
  return decision.kind === "now" ? now : decision.until
}
