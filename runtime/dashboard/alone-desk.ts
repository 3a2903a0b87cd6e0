/** A bot that runs without a manager, as a page shows it: one tile. */
import { Fault } from "../fault.ts"
import { statsOfAlone } from "../sharding/shard/alone-stats.ts"
import { measureHealth } from "../sharding/shard/health.ts"
import { thisProcess } from "../this-process.ts"
import type { Desk, FleetView } from "./shapes.ts"

export function aloneDesk(): Desk {
  let since = Date.now()
  let wasReady = false
  return {
    async fleet(): Promise<FleetView> {
      const isReady = thisProcess.client?.isReady() ?? false
      if (isReady !== wasReady) since = Date.now()
      wasReady = isReady
      const report = measureHealth()
      const { memoryMb, uptimeMs, loopDelayMs, rateLimited } = report
      return {
        at: Date.now(),
        measuredAt: Date.now(),
        isManaged: false,
        totalShards: 1,
        shards: statsOfAlone(report).map((row) => ({
          id: row.shard_id,
          pid: process.pid,
          state: row.state,
          since,
          passed: [],
          receiving: row.ready,
          ...(row.error !== undefined && { problem: row.error }),
          guilds: row.guild_count,
          unavailableGuilds: row.guilds_unavailable,
          members: row.user_count,
          ping: row.ping,
          memoryMb,
          uptimeMs,
          loopDelayMs,
          ackAgeMs: row.last_ack_ms,
          dispatchAgeMs: row.last_dispatch_ms,
          answerMs: null,
          rateLimited,
          restarts: 0,
          restartReasons: {},
          lastRestarts: [],
          isReplaced: false,
        })),
        identifies: {
          remaining: null,
          total: null,
          resetsAt: null,
          sent: 1,
          waiting: 0,
          nextAt: null,
        },
        manager: { memoryMb, uptimeMs, loopDelayMs },
      }
    },
    // Whoever started this process reads its output.
    logsAfter: async () => [],
    async act() {
      throw new Fault(
        "no_manager",
        "This bot runs without a manager: there are no shards to start.",
      )
    },
  }
}
