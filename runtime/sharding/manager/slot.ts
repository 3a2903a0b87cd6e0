/** The place of one process in a fleet, with the shards that it runs, and what is remembered of each of these. */
import type { Successor } from "./handover.ts"
import type { IdentifyReason } from "./identify-queue.ts"
import type { ShardProcess } from "./shard-process.ts"

/** Shards that share a process; with `shards_per_process: 1` there is one in each. */
export interface Slot {
  /** Ascending, at least one. */
  readonly shardIds: readonly number[]
  process: ShardProcess | undefined
  /** Starts beside `process`, to take over from it. */
  successor: Successor | undefined
  /** Processes that were replaced and still end. */
  leaving: Set<ShardProcess>
  restart: NodeJS.Timeout | undefined
  /** A respawn that was asked for: its process ends, which is no failure, and starts again. */
  respawn: Promise<void> | undefined
  /** Why the watchdog ended its process; that is no failure of the program. */
  watchdog: string | undefined
}

/** What is remembered of one shard beside its state. */
export interface ShardNotes {
  /** A person stopped it: its end is no failure, and it stays down. */
  isHalted: boolean
  /** When it last told something of its connection. */
  toldAt: number
  /** Why its next IDENTIFY will be sent. */
  reason: IdentifyReason
  /** Whether it was allowed an IDENTIFY in this process. */
  hasIdentified: boolean
  /** It was told to start a new session: the end of the old one is no news. */
  isReopening: boolean
}

export function newSlot(shardIds: readonly number[]): Slot {
  return {
    shardIds,
    process: undefined,
    successor: undefined,
    leaving: new Set(),
    restart: undefined,
    respawn: undefined,
    watchdog: undefined,
  }
}

export function newNotes(): ShardNotes {
  return {
    isHalted: false,
    toldAt: 0,
    reason: { cause: "operator", why: "start" },
    hasIdentified: false,
    isReopening: false,
  }
}

/** Every process of a place, those that come and go included. */
export function processesOf({ process, successor, leaving }: Slot): ShardProcess[] {
  return [process, successor?.process, ...leaving].filter((each) => each !== undefined)
}
