/** Starts processes in order, as many side by side as there is room for. */
import type { ShardState } from "./shard-state.ts"
import type { Slot } from "./slot.ts"

/** A process that has not begun to connect after this no longer keeps others from starting. */
const LONGEST_BOOT_MS = 1000

export class LaunchQueue {
  readonly #atOnce: number
  readonly #states: () => readonly ShardState[]
  readonly #launch: (slot: Slot) => void
  #waiting: Slot[] = []
  #timer: NodeJS.Timeout | undefined

  /**
   * @param atOnce how many processes may boot at the same time
   * @param states reads a shard of each process
   * @param launch starts one; its shards are "starting" when this returns
   */
  constructor(atOnce: number, states: () => readonly ShardState[], launch: (slot: Slot) => void) {
    this.#atOnce = atOnce
    this.#states = states
    this.#launch = launch
  }

  add(slots: readonly Slot[]): void {
    this.#waiting.push(...slots)
    this.look()
  }

  clear(): void {
    this.#waiting = []
    clearTimeout(this.#timer)
  }

  /** Starts what there is room for. To be called when a process has come up. */
  look(): void {
    clearTimeout(this.#timer)
    const now = Date.now()
    let room = this.#atOnce - this.#states().filter((each) => isBooting(each, now)).length
    for (; room > 0; room--) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      this.#launch(next)
    }
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.look(), LONGEST_BOOT_MS)
  }
}

function isBooting(state: ShardState, now: number): boolean {
  return state.name === "starting" && now - state.since < LONGEST_BOOT_MS
}
