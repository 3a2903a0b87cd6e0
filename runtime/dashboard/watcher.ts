/** Looks at a fleet again and again: often while somebody watches, seldom otherwise, for health and metrics. */
import type { Desk, FleetView, History } from "./shapes.ts"

const WATCHED_MS = 250
const UNWATCHED_MS = 2000
/** A row of history stands for this long. */
const ROW_MS = 2000
/** Rows of history that are kept of each shard. */
const HISTORY_ROWS = 120

export class Watcher {
  readonly #desk: Desk
  readonly #onLook: (fleet: FleetView) => void
  readonly #listeners = new Set<() => void>()
  #history: History = {}
  #last: FleetView | undefined
  #look: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  /** @param onLook told of each new look */
  constructor(desk: Desk, onLook: (fleet: FleetView) => void) {
    this.#desk = desk
    this.#onLook = onLook
    desk.onChange?.(() => this.#listeners.size > 0 && this.hurry())
    void this.#round()
  }

  /** The newest look; waits for the first. */
  async fleet(): Promise<FleetView | undefined> {
    if (this.#last === undefined) await this.#look
    return this.#last
  }

  get history(): History {
    return this.#history
  }

  /** Calls back after each look, and looks more often meanwhile; returns how to end that. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) void this.#round()
    return () => this.#listeners.delete(listener)
  }

  /** Looks at once: something has just been done. */
  hurry(): void {
    void this.#round()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  async #round(): Promise<void> {
    clearTimeout(this.#timer)
    this.#look ??= this.#lookOnce()
    await this.#look
    if (this.#isStopped) return
    clearTimeout(this.#timer)
    const everyMs = this.#listeners.size > 0 ? WATCHED_MS : UNWATCHED_MS
    this.#timer = setTimeout(() => void this.#round(), everyMs)
    // The fleet keeps its process alive, not whoever looks at it.
    this.#timer.unref()
  }

  async #lookOnce(): Promise<void> {
    try {
      const fleet = await this.#desk.fleet()
      this.#last = fleet
      this.#remember(fleet)
      this.#onLook(fleet)
      for (const listener of [...this.#listeners]) listener()
    } catch {
      // A fleet that cannot be looked at now (it is being replaced) is looked at in the next round.
    } finally {
      this.#look = undefined
    }
  }

  #remember({ at, shards }: FleetView): void {
    const kept: History = {}
    for (const { id, ping, memoryMb, guilds } of shards) {
      const rows = this.#history[id] ?? []
      const [lastAt = 0] = rows.at(-1) ?? []
      kept[id] =
        at - lastAt < ROW_MS
          ? rows
          : [...rows.slice(1 - HISTORY_ROWS), [at, ping, memoryMb, guilds]]
    }
    this.#history = kept
  }
}
