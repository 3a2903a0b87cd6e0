/** A bot that runs without a manager, as a page shows it: one tile. */
import { Fault } from "../fault.ts"
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
      const { memoryMb, uptimeMs, loopDelayMs, rateLimited, shards } = measureHealth()
      return {
        at: Date.now(),
        measuredAt: Date.now(),
        isManaged: false,
        totalShards: 1,
        shards: shards.map(({ shard_id, guild_count, user_count, ping }) => ({
          id: shard_id,
          pid: process.pid,
          state: isReady ? "ready" : "connecting",
          since,
          passed: [],
          receiving: isReady,
          guilds: guild_count,
          unavailableGuilds: 0,
          members: user_count,
          ping,
          memoryMb,
          uptimeMs,
          loopDelayMs,
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
