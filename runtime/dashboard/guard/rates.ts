/** How often somebody may ask: a bucket of tokens for each address. Pure, with the clock passed in. */

export interface Rate {
  /** How many at once. */
  burst: number
  /** How many come back in a second. */
  perSecond: number
}

/** Addresses that are remembered; the oldest are forgotten. */
const MOST_ADDRESSES = 10_000

export class Rates {
  readonly #rate: Rate
  readonly #buckets = new Map<string, { left: number; at: number }>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes one. @returns milliseconds until the next is there, 0 when this one was */
  take(address: string, now: number): number {
    const left = this.#leftAt(address, now)
    this.#keep(address, Math.max(0, left >= 1 ? left - 1 : left), now)
    return left >= 1 ? 0 : this.#waitFor(left)
  }

  /** How long `take` would say to wait, without taking. */
  look(address: string, now: number): number {
    const left = this.#leftAt(address, now)
    return left >= 1 ? 0 : this.#waitFor(left)
  }

  #waitFor(left: number): number {
    return Math.ceil(((1 - left) / this.#rate.perSecond) * 1000)
  }

  #leftAt(address: string, now: number): number {
    const { burst, perSecond } = this.#rate
    const bucket = this.#buckets.get(address)
    if (bucket === undefined) return burst
    return Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond)
  }

  #keep(address: string, left: number, now: number): void {
    this.#buckets.delete(address)
    this.#buckets.set(address, { left, at: now })
    if (this.#buckets.size <= MOST_ADDRESSES) return
    const oldest = this.#buckets.keys().next().value
    if (oldest !== undefined) this.#buckets.delete(oldest)
  }
}
