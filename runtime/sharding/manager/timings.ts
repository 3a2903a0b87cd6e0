/** Every duration of the manager in one place, and how much it does at once. */
import { availableParallelism } from "node:os"
import { scaledMs } from "../../clock.ts"
import type { GateTimes } from "./identify-gate.ts"
import type { WatchTimes } from "./process-watch.ts"
import type { RestartPolicy } from "./restart-policy.ts"

/** Discord's time from one IDENTIFY to the next in a bucket (docs, events/gateway "Rate Limiting"). */
const IDENTIFY_SPACING_MS = 5000
const DAY_MS = 24 * 60 * 60 * 1000

export interface Timings {
  gate: GateTimes
  restart: RestartPolicy
  /** How many processes start side by side. */
  startsAtOnce: number
  /** Beyond its wait for an identify slot a shard may take this long until `spawn_shards` goes on without it. */
  startMs: number
  /** A shard that was told to stop is killed after this. */
  stopMs: number
  /** A shard has this long for an answer. */
  answerMs: number
  /** The same for its numbers: `get_shard_stats` shows the last known ones instead of waiting. */
  healthMs: number
  /** A shard that reconnects for longer may be respawned. */
  reconnectMs: number
  /** How often Discord's own count of identifies is read again, while any are sent or waited for. */
  budgetMs: number
  /** Waits between tries to reach Discord before the first shard. */
  gatewayRetriesMs: readonly number[]
  watch: WatchTimes
}

/**
 * The manager's durations. What Discord or a backoff decides is scaled against a local Discord; what
 * a process on this computer needs is not.
 */
export function defaultTimings(): Timings {
  return {
    gate: {
      // Two shards' ways to Discord are not equally long, on a busy computer least of all: the floor is for scaled clocks.
      spacingMs: scaledMs(IDENTIFY_SPACING_MS) + Math.max(scaledMs(150), 80),
      graceMs: Math.max(scaledMs(2500), 500),
      dayMs: scaledMs(DAY_MS),
    },
    restart: {
      firstDelayMs: scaledMs(4000),
      longestDelayMs: scaledMs(60_000),
      stableAfterMs: scaledMs(60_000),
      mostFailures: 10,
    },
    startsAtOnce: Math.max(2, availableParallelism()),
    startMs: 30_000,
    stopMs: 6000,
    answerMs: 10_000,
    healthMs: 3000,
    reconnectMs: scaledMs(60_000),
    budgetMs: Math.max(scaledMs(10 * 60_000), 60_000),
    gatewayRetriesMs: [500, 1000, 2000, 4000, 8000].map(scaledMs),
    // The floors are what processes need on a busy computer, which does not scale.
    watch: {
      roundMs: Math.max(scaledMs(10_000), 1500),
      mostMisses: 4,
      bootMs: Math.max(scaledMs(60_000), 15_000),
      quietMs: Math.max(scaledMs(5 * 60_000), 20_000),
    },
  }
}
