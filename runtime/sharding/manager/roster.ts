/** The shards of one fleet: the place and the state of each, and who hears when a state changes. */
import type { PassedState } from "../../dashboard/shapes.ts"
import { afterEvent, newShardState, type ShardEvent, type ShardState } from "./shard-state.ts"
import { newNotes, newSlot, processesOf, type ShardNotes, type Slot } from "./slot.ts"

/** Enough for a whole life of a process. */
const MOST_PASSED = 10

/** One shard. */
interface Seat {
  slot: Slot
  notes: ShardNotes
  state: ShardState
  passed: readonly PassedState[]
}

export class Roster {
  /** The places of processes, in ascending order of their shards. */
  readonly slots: readonly Slot[]
  readonly #seats = new Map<number, Seat>()
  readonly #listeners = new Set<() => void>()

  /** @param groups the shards of each process */
  constructor(groups: readonly (readonly number[])[]) {
    this.slots = groups.map(newSlot)
    for (const slot of this.slots) {
      for (const id of slot.shardIds) {
        const state = newShardState(id, Date.now())
        this.#seats.set(id, { slot, notes: newNotes(), state, passed: [] })
      }
    }
  }

  /** All shards in ascending id. */
  get states(): readonly ShardState[] {
    return [...this.#seats.values()].map(({ state }) => state)
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
    const seat = this.#seatOf(shardId)
    const before = seat.state
    seat.state = afterEvent(before, event, Date.now())
    if (seat.state.name !== before.name) {
      const passed = { state: seat.state.name, at: seat.state.since }
      seat.passed = [...seat.passed, passed].slice(-MOST_PASSED)
    }
    for (const listener of [...this.#listeners]) listener()
  }

  /** The newest states of a shard, the present one last. */
  passedBy(shardId: number): readonly PassedState[] {
    return this.#seatOf(shardId).passed
  }

  /** The shards of a place that are to run: those that nobody has stopped. */
  wantedOf({ shardIds }: Slot): number[] {
    return shardIds.filter((id) => !this.notesOf(id).isHalted)
  }

  /** Tells every process to leave; settles when all are gone. */
  async stopAll(stopMs: number, keepSession: boolean): Promise<void> {
    const ends: Promise<void>[] = []
    for (const slot of this.slots) {
      clearTimeout(slot.restart)
      for (const id of slot.shardIds) this.apply(id, { kind: "told-to-stop" })
      for (const each of processesOf(slot)) ends.push(each.stop(stopMs, keepSession))
    }
    await Promise.all(ends)
  }

  killAll(): void {
    for (const each of this.slots.flatMap(processesOf)) each.kill()
  }

  /** Whether this fleet runs the shard. */
  has(shardId: number): boolean {
    return this.#seats.has(shardId)
  }

  slotOf(shardId: number): Slot {
    return this.#seatOf(shardId).slot
  }

  notesOf(shardId: number): ShardNotes {
    return this.#seatOf(shardId).notes
  }

  stateOf(shardId: number): ShardState {
    return this.#seatOf(shardId).state
  }

  #seatOf(shardId: number): Seat {
    const seat = this.#seats.get(shardId)
    if (seat === undefined) throw new Error(`this fleet runs no shard ${shardId}`)
    return seat
  }
}
