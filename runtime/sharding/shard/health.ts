/** The numbers of this process and of the shards in it. */
import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Client } from "discord.js"
import { thisProcess } from "../../this-process.ts"
import type { HealthReport, ShardNumbers } from "../ipc/messages.ts"
import { connectionTimes, whyDeaf } from "./connection-state.ts"
import { guildsOf, usersOf } from "./shard-share.ts"

/** Counts what `get_shard_stats` shows. Zeros and a ping of -1 before the client is there. */
export function measureHealth(): HealthReport {
  const ids = thisProcess.seat?.shardIds ?? [0]
  return {
    memoryMb: Math.round((process.memoryUsage.rss() / 1024 / 1024) * 100) / 100,
    uptimeMs: Math.round(process.uptime() * 1000),
    loopDelayMs: takeLoopDelay(),
    rateLimited: thisProcess.gauges.rateLimited,
    shards: ids.map((id) => numbersOf(thisProcess.client, id)),
  }
}

/** The loop's timer ticks this often, which is part of each sample: more often, and idle shards keep a processor awake. */
const RESOLUTION_MS = 100

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

function numbersOf(client: Client | undefined, shardId: number): ShardNumbers {
  const guilds = client && guildsOf(client, shardId)
  const ping = client?.ws.shards.get(shardId)?.ping ?? -1
  const available = guilds?.filter((guild) => guild.available).size ?? 0
  return {
    shard_id: shardId,
    guild_count: guilds?.size ?? 0,
    user_count: client === undefined ? 0 : usersOf(client, shardId).size,
    ping: Number.isFinite(ping) ? ping : -1,
    guilds_available: available,
    guilds_unavailable: (guilds?.size ?? 0) - available,
    ...agesOf(shardId),
  }
}

/** How long ago its connection last heard what. */
function agesOf(shardId: number): Pick<ShardNumbers, "last_ack_ms" | "last_dispatch_ms" | "deaf"> {
  const connection = thisProcess.gauges.connections.get(shardId)
  const now = Date.now()
  const age = (at: number | undefined) => (at === undefined ? null : Math.max(0, now - at))
  return {
    last_ack_ms: age(connection?.ackAt),
    last_dispatch_ms: age(connection?.dispatchAt),
    deaf: connection === undefined ? null : (whyDeaf(connection, connectionTimes(), now) ?? null),
  }
}
