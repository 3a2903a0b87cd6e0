/** What each shard last told of itself, so that a row of statistics is complete whatever the shard does. */
import type { HealthReport } from "../ipc/messages.ts"
import type { ShardStats } from "../types.ts"
import { isReady, type ShardState } from "./shard-state.ts"

type Numbers = Omit<ShardStats, "shard_id" | "ready" | "error">

export class LastNumbers {
  readonly #last = new Map<number, Numbers>()

  /** @param report a health report; anything else a shard answered is no report and is left out */
  keep(report: HealthReport): void {
    for (const { shard_id, ...counts } of report.shards) {
      this.#last.set(shard_id, {
        ...counts,
        memory_mb: report.memoryMb,
        uptime_ms: report.uptimeMs,
      })
    }
  }

  guildCount(shardId: number): number | undefined {
    return this.#last.get(shardId)?.guild_count
  }

  /** @param gap why the numbers are not fresh, if they are not */
  row(state: ShardState, gap: string | undefined): ShardStats {
    const numbers = this.#last.get(state.id)
    return {
      shard_id: state.id,
      guild_count: numbers?.guild_count ?? state.guildCount,
      user_count: numbers?.user_count ?? 0,
      ping: numbers?.ping ?? -1,
      memory_mb: numbers?.memory_mb ?? 0,
      uptime_ms: numbers?.uptime_ms ?? 0,
      ready: isReady(state) && gap === undefined,
      ...(gap === undefined ? {} : { error: gap }),
    }
  }
}
