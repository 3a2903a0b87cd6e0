/** The numbers of this process and of the shards in it. */
import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Client } from "discord.js"
import { thisProcess } from "../../this-process.ts"
import type { HealthReport, ShardNumbers } from "../ipc/messages.ts"

/** Counts what `get_shard_stats` shows. Zeros and a ping of -1 before the client is there. */
export function measureHealth(): HealthReport {
  const ids = thisProcess.seat?.shardIds ?? [0]
  return {
    memoryMb: Math.round((process.memoryUsage.rss() / 1024 / 1024) * 100) / 100,
    uptimeMs: Math.round(process.uptime() * 1000),
    loopDelayMs: takeLoopDelay(),
    rateLimited: thisProcess.gauges.rateLimited,
    shards: ids.map((id) => numbersOf(thisProcess.client, id, ids.length === 1)),
  }
}

/** The loop's timer ticks this often, which is part of each sample. */
const RESOLUTION_MS = 20

/** From here on the delays of this process's event loop are measured. */
export function measureLoop(): void {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  loop.enable()
  thisProcess.gauges.loop = loop
}

function takeLoopDelay(): number {
  const { loop } = thisProcess.gauges
  if (loop === undefined || loop.count === 0) return 0
  const longest = Math.max(0, loop.max / 1e6 - RESOLUTION_MS)
  loop.reset()
  return Math.round(longest * 10) / 10
}

function numbersOf(client: Client | undefined, shardId: number, isOnly: boolean): ShardNumbers {
  const guilds = client?.guilds.cache
  const ping = client?.ws.shards.get(shardId)?.ping ?? -1
  return {
    shard_id: shardId,
    guild_count: isOnly
      ? (guilds?.size ?? 0)
      : (guilds?.filter((guild) => guild.shardId === shardId).size ?? 0),
    user_count: client?.users.cache.size ?? 0,
    ping: Number.isFinite(ping) ? ping : -1,
  }
}
