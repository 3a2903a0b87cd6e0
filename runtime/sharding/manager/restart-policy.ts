/** Decides whether and when a shard's process starts again after it ended. Pure. */
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"

export interface RestartPolicy {
  /** Delay after the first failure; it doubles with each one that follows. */
  firstDelayMs: number
  longestDelayMs: number
  /** A shard that was ready for this long has earned a fresh start. */
  stableAfterMs: number
}

/** How a process ended and what went before. */
export interface ProcessEnd {
  exitCode: number | null
  /** The option `respawn`. */
  respawn: boolean
  /** Ends since the last stable time, this one not counted. */
  failures: number
  /** How long the shard had been ready without a break, at most; 0 when it never was. */
  readyMs: number
}

export type RestartDecision =
  | { kind: "restart"; delayMs: number; failures: number }
  /** Stays down: the program asked for that with `respawn: false`. */
  | { kind: "stay-down" }
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
  // The exponent is capped first: 2 ** 2000 would be Infinity.
  const doubled = policy.firstDelayMs * 2 ** Math.min(failures - 1, 30)
  const longest = Math.min(doubled, policy.longestDelayMs)
  return { kind: "restart", delayMs: longest * (0.5 + random / 2), failures }
}

/** The fault of a fleet one of whose processes ended with the exit code for a wrong setting. */
export function configurationFault(how: string): Fault {
  return new Fault(
    "configuration",
    `${how}: a setting must change before it can start, so all shards are stopped. Its own words stand above.`,
    { exitCode: EXIT.configuration },
  )
}
