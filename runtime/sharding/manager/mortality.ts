/** Remembers how often shards died, and judges each end: start again, give up, or stop the whole fleet. */
import { afterDeath, afterRecovery, type BreakerState, decideBreak } from "./fleet-breaker.ts"
import { decideRestart, type RestartDecision, type RestartPolicy } from "./restart-policy.ts"
import { longestReadyMs, type ShardState } from "./shard-state.ts"

/** How a shard's process ended. */
export interface ShardEnd {
  state: ShardState
  exitCode: number | null
  /** "exit code 1", "signal SIGKILL". */
  words: string
  /** Ended by the watchdog: Discord or this computer may be the reason, and the shard is never given up for that. */
  isByWatchdog: boolean
  /** Whether its process was allowed an IDENTIFY. */
  spentIdentify: boolean
}

export class Mortality {
  readonly #policy: RestartPolicy
  readonly #respawn: boolean
  readonly #shards: number
  readonly #failures = new Map<number, number>()
  #deaths: BreakerState = new Map()

  /** @param shards how many run in this fleet */
  constructor(policy: RestartPolicy, respawn: boolean, shards: number) {
    this.#policy = policy
    this.#respawn = respawn
    this.#shards = shards
  }

  judge({ state, exitCode, words, isByWatchdog, spentIdentify }: ShardEnd): RestartDecision {
    const readyMs = longestReadyMs(state, Date.now())
    const failures = this.#failures.get(state.id) ?? 0
    const end = { exitCode, respawn: this.#respawn, failures, readyMs, isByWatchdog }
    const decision = decideRestart(end, this.#policy, Math.random())
    if (decision.kind === "restart" || decision.kind === "give-up") {
      const wasStable = readyMs >= this.#policy.stableAfterMs
      this.#failures.set(state.id, decision.failures)
      if (isByWatchdog) return decision
      const death = { shardId: state.id, how: words, spentIdentify, wasStable }
      this.#deaths = afterDeath(this.#deaths, death)
    }
    return decision
  }

  /** What most shards die of again and again, if they do. */
  get commonDeath(): string | undefined {
    return decideBreak(this.#deaths, this.#shards)
  }

  /** A person starts the shard anew: what was before counts no more. */
  forgive(shardId: number): void {
    this.#failures.delete(shardId)
    this.#deaths = afterRecovery(this.#deaths, shardId)
  }
}

/** "shard 3 ended (exit code 1) before it was ready". */
export function describeEnd({ state, exitCode, words }: ShardEnd): string {
  return `shard ${state.id} ended (${words})${lackOf(state, exitCode)}`
}

/** What was missing when a process ended; a program without `bot_start` ends like one that is done. */
function lackOf({ name, wasReady }: ShardState, exitCode: number | null): string {
  if (wasReady) return ""
  const ranThrough = exitCode === 0 && name === "starting"
  return ranThrough ? " before it was ready, and without bot_start()" : " before it was ready"
}

/** When a shard starts again: "at once", "in 4.0 s". */
export function describeDelay(delayMs: number): string {
  return delayMs === 0 ? "at once" : `in ${(delayMs / 1000).toFixed(1)} s`
}
