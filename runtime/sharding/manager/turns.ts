/** Which process runs a task that runs once per fleet: one at a time, another when that one is gone. Pure. */

/** Two runs of a task are at least this part of its interval apart, whoever runs them. */
const LEAST_PART = 0.9

interface Turn<Holder> {
  holder: Holder
  at: number
}

export class Turns<Holder> {
  readonly #turns = new Map<string, Turn<Holder>>()
  readonly #canRun: (holder: Holder) => boolean
  readonly #now: () => number

  /** @param canRun whether a process still is the shard, and ready */
  constructor(canRun: (holder: Holder) => boolean, now: () => number = Date.now) {
    this.#canRun = canRun
    this.#now = now
  }

  /**
   * Whether this process runs the task now.
   * @param everyMs from one run to the next
   */
  take(task: string, holder: Holder, everyMs: number): boolean {
    if (!this.#canRun(holder)) return false
    const turn = this.#turns.get(task)
    const now = this.#now()
    if (turn !== undefined) {
      if (turn.holder !== holder && this.#canRun(turn.holder)) return false
      if (now - turn.at < everyMs * LEAST_PART) return false
    }
    this.#turns.set(task, { holder, at: now })
    return true
  }
}
