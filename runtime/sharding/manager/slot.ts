/** The place of one shard in a fleet: its process, and what is remembered across its restarts. */
import type { Successor } from "./handover.ts"
import type { IdentifyReason } from "./identify-queue.ts"
import type { ShardProcess } from "./shard-process.ts"

export interface Slot {
  process: ShardProcess | undefined
  /** Starts beside `process`, to take over from it. */
  successor: Successor | undefined
  /** Processes that were replaced and still end. */
  leaving: Set<ShardProcess>
  restart: NodeJS.Timeout | undefined
  /** A respawn was asked for: its end is no failure. */
  isRespawning: boolean
  /** A person stopped it: its end is no failure, and it stays down. */
  isHalted: boolean
  /** Why the watchdog ended its process; that is no failure of the program. */
  watchdog: string | undefined
  /** When its process last told something of its connection. */
  toldAt: number
  /** Why its next IDENTIFY will be sent. */
  reason: IdentifyReason
  /** Whether its process was allowed an IDENTIFY. */
  hasIdentified: boolean
}

export function newSlot(): Slot {
  return {
    process: undefined,
    successor: undefined,
    leaving: new Set(),
    restart: undefined,
    isRespawning: false,
    isHalted: false,
    watchdog: undefined,
    toldAt: 0,
    reason: { cause: "operator", why: "start" },
    hasIdentified: false,
  }
}

/** Every process of a shard, those that come and go included. */
export function processesOf({ process, successor, leaving }: Slot): ShardProcess[] {
  return [process, successor?.process, ...leaving].filter((each) => each !== undefined)
}
