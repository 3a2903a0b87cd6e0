/** Remembers how often processes died, and judges each end: start again, give up, or stop the whole fleet. */
import { afterDeath, afterRecovery, type BreakerState, decideBreak } from "./fleet-breaker.ts"
import { decideRestart, type RestartDecision, type RestartPolicy } from "./restart-policy.ts"
import { nameShards } from "./shard-names.ts"
import { longestReadyMs, type ShardState } from "./shard-state.ts"

/** How a process ended. */
export interface ProcessDeath {
  /** Of the shards that it ran, at least one. */
  states: readonly ShardState[]
  exitCode: number | null
  /** "exit code 1", "signal SIGKILL". */
  words: string
  /** Ended by the watchdog: Discord or this computer may be the reason, and the shard is never given up for that. */
  isByWatchdog: boolean
  /** Whether one of its shards was allowed an IDENTIFY. */
  spentIdentify: boolean
}

/** Processes go by the number of their first shard. */
export class Mortality {
  readonly #policy: RestartPolicy
  readonly #respawn: boolean
  readonly #processes: number
  readonly #failures = new Map<number, number>()
  #deaths: BreakerState = new Map()

  /** @param processes how many run in this fleet */
  constructor(policy: RestartPolicy, respawn: boolean, processes: number) {
    this.#policy = policy
    this.#respawn = respawn
    this.#processes = processes
  }

  /** @param key the process */
  judge(key: number, death: ProcessDeath): RestartDecision {
    const { states, exitCode, words, isByWatchdog, spentIdentify } = death
    // A process has worked when all of its shards did: otherwise one that dies as its last shard comes
    // up would spend the identifies of the first ones again and again.
    const readyMs = Math.min(...states.map((each) => longestReadyMs(each, Date.now())))
    const failures = this.#failures.get(key) ?? 0
    const end = { exitCode, respawn: this.#respawn, failures, readyMs, isByWatchdog }
    const decision = decideRestart(end, this.#policy, Math.random())
    if (decision.kind === "restart" || decision.kind === "give-up") {
      const wasStable = readyMs >= this.#policy.stableAfterMs
      this.#failures.set(key, decision.failures)
      if (isByWatchdog) return decision
      this.#deaths = afterDeath(this.#deaths, {
        process: key,
        how: words,
        spentIdentify,
        wasStable,
      })
    }
    return decision
  }

  /** What most processes die of again and again, if they do. */
  get commonDeath(): string | undefined {
    return decideBreak(this.#deaths, this.#processes)
  }

  /** A person starts the process anew: what was before counts no more. */
  forgive(key: number): void {
    this.#failures.delete(key)
    this.#deaths = afterRecovery(this.#deaths, key)
  }
}

/** "shard 3 ended (exit code 1) before it was ready". */
export function describeEnd(death: ProcessDeath): string {
  const name = nameShards(death.states.map(({ id }) => id))
  return `${name} ended (${death.words})${lackOf(death)}`
}

/** What was missing when a process ended; a program without `bot_start` ends like one that is done. */
function lackOf({ states, exitCode }: ProcessDeath): string {
  if (states.every(({ wasReady }) => wasReady)) return ""
  const ranThrough = exitCode === 0 && states.every(({ name }) => name === "starting")
  const before = ` before ${states.length === 1 ? "it was" : "they were"} ready`
  return ranThrough ? `${before}, and without bot_start()` : before
}

/** When a process starts again: "at once", "in 4.0 s". */
export function describeDelay(delayMs: number): string {
  return delayMs === 0 ? "at once" : `in ${(delayMs / 1000).toFixed(1)} s`
}
