/** The shards of one fleet: the place and the state of each, and who hears when a state changes. */
import type { PassedState } from "../../dashboard/shapes.ts"
import { afterEvent, newShardState, type ShardEvent, type ShardState } from "./shard-state.ts"
import { newSlot, processesOf, type Slot } from "./slot.ts"

/** Enough for a whole life of a process. */
const MOST_PASSED = 10

export class Roster {
  readonly #slots = new Map<number, Slot>()
  readonly #states = new Map<number, ShardState>()
  readonly #passed = new Map<number, readonly PassedState[]>()
  readonly #listeners = new Set<() => void>()

  constructor(shardIds: readonly number[]) {
    for (const id of shardIds) {
      this.#states.set(id, newShardState(id, Date.now()))
      this.#slots.set(id, newSlot())
    }
  }

  /** All shards in ascending id. */
  get states(): readonly ShardState[] {
    return [...this.#states.values()]
  }

  get slots(): readonly Slot[] {
    return [...this.#slots.values()]
  }

  /** Of every process that runs for the fleet, those that come and go included. */
  get pids(): readonly number[] {
    const pids = this.slots.flatMap(processesOf).map(({ pid }) => pid)
    return [...new Set(pids.filter((pid) => pid !== undefined))]
  }

  /** Calls back at each change of a state; returns how to end that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  apply(shardId: number, event: ShardEvent): void {
    const state = afterEvent(this.stateOf(shardId), event, Date.now())
    if (state.name !== this.stateOf(shardId).name) {
      const passed = [...this.passedBy(shardId), { state: state.name, at: state.since }]
      this.#passed.set(shardId, passed.slice(-MOST_PASSED))
    }
    this.#states.set(shardId, state)
    for (const listener of [...this.#listeners]) listener()
  }

  /** The newest states of a shard, the present one last. */
  passedBy(shardId: number): readonly PassedState[] {
    return this.#passed.get(shardId) ?? []
  }

  /** Tells every process to leave; settles when all are gone. */
  async stopAll(stopMs: number, keepSession: boolean): Promise<void> {
    const ends: Promise<void>[] = []
    for (const [id, slot] of this.#slots) {
      clearTimeout(slot.restart)
      this.apply(id, { kind: "told-to-stop" })
      for (const each of processesOf(slot)) ends.push(each.stop(stopMs, keepSession))
    }
    await Promise.all(ends)
  }

  killAll(): void {
    for (const each of this.slots.flatMap(processesOf)) each.kill()
  }

  findSlot(shardId: number): Slot | undefined {
    return this.#slots.get(shardId)
  }

  slotOf(shardId: number): Slot {
    const slot = this.#slots.get(shardId)
    if (slot === undefined) throw new Error(`there is no slot for shard ${shardId}`)
    return slot
  }

  stateOf(shardId: number): ShardState {
    return this.#states.get(shardId) ?? newShardState(shardId, Date.now())
  }
}
