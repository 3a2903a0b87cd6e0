/** Decides whether and when a shard's process starts again after it ended. Pure. */
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"

/** From one delay to the next: three, so that a shard that dies at once starts five times in a minute at most. */
const GROWTH = 3

export interface RestartPolicy {
  /** Delay after the first failure; each that follows waits three times as long. */
  firstDelayMs: number
  longestDelayMs: number
  /** A shard that was ready for this long has earned a fresh start. */
  stableAfterMs: number
  /** After so many failures without a stable time the shard is given up. */
  mostFailures: number
}

/** How a process ended and what went before. */
export interface ProcessEnd {
  exitCode: number | null
  /** The option `respawn`. */
  respawn: boolean
  /** Ends since the last stable time, this one not counted. */
  failures: number
  /** The watchdog ended it: it starts again however often that was. */
  isByWatchdog?: boolean
  /** How long the shard had been ready without a break, at most; 0 when it never was. */
  readyMs: number
}

export type RestartDecision =
  | { kind: "restart"; delayMs: number; failures: number }
  /** Stays down: the program asked for that with `respawn: false`. */
  | { kind: "stay-down" }
  /** It died again and again; the other shards go on without it. */
  | { kind: "give-up"; failures: number }
  /** Starting again cannot work until a person changes a setting. */
  | { kind: "fatal" }

/** @param random a number from 0 to 1: shards that died together must not come back together */
export function decideRestart(
  end: ProcessEnd,
  policy: RestartPolicy,
  random: number,
): RestartDecision {
  if (end.exitCode === EXIT.configuration) return { kind: "fatal" }
  if (!end.respawn) return { kind: "stay-down" }
  const failures = end.readyMs >= policy.stableAfterMs ? 1 : end.failures + 1
  if (failures > policy.mostFailures && !end.isByWatchdog) return { kind: "give-up", failures }
  return { kind: "restart", delayMs: delayAfter(failures, end, policy, random), failures }
}

/** A shard that worked and died once is back at once: its guilds are deaf meanwhile. */
function delayAfter(
  failures: number,
  { readyMs }: ProcessEnd,
  policy: RestartPolicy,
  random: number,
): number {
  const waits = readyMs > 0 ? failures - 1 : failures
  if (waits === 0) return 0
  // The exponent is capped first: 3 ** 2000 would be Infinity.
  const grown = policy.firstDelayMs * GROWTH ** Math.min(waits - 1, 30)
  return Math.min(grown, policy.longestDelayMs) * (0.75 + random / 4)
}

/** The fault of a fleet one of whose processes ended with the exit code for a wrong setting. */
export function configurationFault(how: string): Fault {
  return new Fault(
    "configuration",
    `${how}: a setting must change before it can start, so all shards are stopped. Its own words stand above.`,
    { exitCode: EXIT.configuration },
  )
}

/** The fault of a fleet whose last shard was given up. */
export function allGivenUpFault(how: string): Fault {
  return new Fault(
    "all_given_up",
    `${how}. No shard is left, so the program ends. Its own words stand above; mend that and start again.`,
    { exitCode: EXIT.configuration },
  )
}
