/** What each shard last told of itself, so that a row of statistics is complete whatever the shard does. */
import type { HealthReport, ShardNumbers } from "../ipc/messages.ts"
import type { ShardStats } from "../types.ts"
import type { RestartRecord } from "./restarts.ts"
import { isReady, type ShardState } from "./shard-state.ts"

/** One shard's numbers, those of its process, and when they were told. */
interface Told extends Omit<ShardNumbers, "shard_id"> {
  memory_mb: number
  uptime_ms: number
  loop_delay_ms: number
  at: number
}

export class LastNumbers {
  readonly #last = new Map<number, Told>()

  /** @param report a health report; anything else a shard answered is no report and is left out */
  keep(report: HealthReport): void {
    // Shares, so that the memory of all shards adds up to that of their processes.
    const share = Math.round((report.memoryMb / Math.max(1, report.shards.length)) * 100) / 100
    for (const { shard_id, ...counts } of report.shards) {
      this.#last.set(shard_id, {
        ...counts,
        memory_mb: share,
        uptime_ms: report.uptimeMs,
        loop_delay_ms: report.loopDelayMs,
        at: Date.now(),
      })
    }
  }

  guildCount(shardId: number): number | undefined {
    return this.#last.get(shardId)?.guild_count
  }

  /** @param gap why the numbers are not fresh, if they are not */
  row(state: ShardState, gap: string | undefined, restarts: RestartRecord): ShardStats {
    const told = this.#last.get(state.id)
    const now = Date.now()
    const problem = problemOf(state, gap, told)
    const guilds = told?.guild_count ?? state.guildCount
    const unavailable = told?.guilds_unavailable ?? state.unavailableGuilds
    return {
      shard_id: state.id,
      guild_count: guilds,
      user_count: told?.user_count ?? 0,
      ping: told?.ping ?? -1,
      memory_mb: told?.memory_mb ?? 0,
      uptime_ms: told?.uptime_ms ?? 0,
      ready: isReady(state) && problem === undefined,
      state: state.name,
      state_ms: Math.max(0, now - state.since),
      last_ack_ms: ageNow(told?.last_ack_ms, told, now),
      last_dispatch_ms: ageNow(told?.last_dispatch_ms, told, now),
      loop_delay_ms: told?.loop_delay_ms ?? null,
      guilds_available: told?.guilds_available ?? Math.max(0, guilds - unavailable),
      guilds_unavailable: unavailable,
      restarts: restarts.total,
      restart_reasons: restarts.reasons,
      ...(problem === undefined ? {} : { error: problem }),
    }
  }
}

/** A process that answers may have a connection that hears nothing. */
function problemOf(state: ShardState, gap: string | undefined, told?: Told): string | undefined {
  if (gap !== undefined) return gap
  return isReady(state) ? (told?.deaf ?? undefined) : undefined
}

/** A process that is silent says nothing newer: what it told has grown older meanwhile. */
function ageNow(
  age: number | null | undefined,
  told: Told | undefined,
  now: number,
): number | null {
  return age === null || age === undefined || told === undefined
    ? null
    : Math.max(0, age + now - told.at)
}
