/** The row of `get_shard_stats` of a bot that runs without a manager. */
import { thisProcess } from "../../this-process.ts"
import type { HealthReport } from "../ipc/messages.ts"
import type { ShardStats } from "../types.ts"

/** One row: a bot alone has no manager that starts it again. */
export function statsOfAlone(report: HealthReport): ShardStats[] {
  const isReady = thisProcess.client?.isReady() ?? false
  return report.shards.map(({ deaf, ...numbers }) => ({
    last_ack_ms: null,
    last_dispatch_ms: null,
    guilds_available: numbers.guild_count,
    guilds_unavailable: 0,
    ...numbers,
    memory_mb: report.memoryMb,
    uptime_ms: report.uptimeMs,
    loop_delay_ms: report.loopDelayMs,
    ready: isReady && deaf == null,
    state: isReady ? "ready" : "connecting",
    state_ms: Math.max(0, Date.now() - (thisProcess.client?.readyTimestamp ?? Date.now())),
    restarts: 0,
    restart_reasons: {},
    ...(isReady && deaf != null && { error: deaf }),
  }))
}
