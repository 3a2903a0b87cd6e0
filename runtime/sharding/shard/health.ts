/** The numbers of this process and of the shards in it. */
import type { Client } from "discord.js"
import { thisProcess } from "../../this-process.ts"
import type { HealthReport, ShardNumbers } from "../ipc/messages.ts"

/** Counts what `get_shard_stats` shows. Zeros and a ping of -1 before the client is there. */
export function measureHealth(): HealthReport {
  const ids = thisProcess.seat?.shardIds ?? [0]
  return {
    memoryMb: Math.round((process.memoryUsage.rss() / 1024 / 1024) * 100) / 100,
    uptimeMs: Math.round(process.uptime() * 1000),
    shards: ids.map((id) => numbersOf(thisProcess.client, id, ids.length === 1)),
  }
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
