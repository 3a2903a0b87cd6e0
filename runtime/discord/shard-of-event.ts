/** In a process of several shards each event is handled for the shard that received it. */
import type { Client } from "discord.js"
import { currentShard, runForShard } from "../sharding/shard/current-shard.ts"

/** What discord.js keeps to itself: where every packet becomes events. */
interface InnerSockets {
  handlePacket(packet?: unknown, shard?: { id: number }): boolean
}

/** Handlers, and all that they wait for and start, know their shard from here on. */
export function handleForShards(client: Client): void {
  const sockets = client.ws as unknown as InnerSockets
  const handle = sockets.handlePacket.bind(sockets)
  sockets.handlePacket = (packet, shard) =>
    shard === undefined ? handle(packet, shard) : runForShard(shard.id, () => handle(packet, shard))
}

/** Something that is done later, for the shard of now. */
export function keepingShard(later: () => void): () => void {
  const shardId = currentShard()
  return () => runForShard(shardId, later)
}
