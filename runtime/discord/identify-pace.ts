/** Identify pacing of a bot that runs without a manager: Discord docs, events/gateway "Rate Limiting". */
import { setTimeout as delay } from "node:timers/promises"
import { scaledMs } from "../clock.ts"

/** One IDENTIFY per bucket in this time; the rest covers clocks that run apart. */
const SPACING_MS = 5_000 + 250

/** Lets each bucket (`shard_id % max_concurrency`) identify once in five seconds, in order of asking. */
export class IdentifyPace {
  readonly #buckets: number
  readonly #nextAt = new Map<number, number>()

  constructor(maxConcurrency: number) {
    this.#buckets = Math.max(1, maxConcurrency)
  }

  /** Settles when the shard may identify; rejects when `signal` aborts first. */
  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    const bucket = shardId % this.#buckets
    const now = Date.now()
    const at = Math.max(now, this.#nextAt.get(bucket) ?? 0)
    this.#nextAt.set(bucket, at + scaledMs(SPACING_MS))
    if (at > now) await delay(at - now, undefined, { signal })
    signal.throwIfAborted()
  }
}
