/** What a manager may do with the connection of one shard, while the other shards of its process go on. */
import type { ShardConnections } from "../sharding/shard/seat.ts"

/** A shard as @discordjs/ws has it, as far as it is used here. */
export interface ConnectedShard {
  connection: { readyState: number } | null
  connect(): Promise<void>
  destroy(options: { reason: string; recover?: number }): Promise<void>
}

/** `WebSocketShardDestroyRecovery.Reconnect`: leaves the session, and starts a new one. */
const RECONNECT = 0
/** WebSocket.OPEN: while @discordjs/ws closes or opens a connection itself, a second hand would open two. */
const OPEN = 1

export class OwnConnections implements ShardConnections {
  readonly #find: (shardId: number) => ConnectedShard | undefined
  /** Shards that are to stay without a connection, and the end of the one that they had. */
  readonly #closed = new Map<number, Promise<void> | undefined>()

  constructor(find: (shardId: number) => ConnectedShard | undefined) {
    this.#find = find
  }

  reopen(shardId: number): boolean {
    const shard = this.#find(shardId)
    if (shard === undefined) return false
    const end = this.#closed.get(shardId)
    this.#closed.delete(shardId)
    if (end !== undefined) void end.then(() => shard.connect()).catch(() => {})
    // One that is not open is on its way already.
    else if (shard.connection?.readyState === OPEN) {
      void shard.destroy({ reason: "A new session is wanted.", recover: RECONNECT }).catch(() => {})
    }
    return true
  }

  close(shardId: number): boolean {
    if (this.#find(shardId) === undefined) return false
    if (!this.#closed.has(shardId)) this.#closed.set(shardId, undefined)
    this.opened(shardId)
    return true
  }

  /** A shard has a connection; one that was just opening it as it was told to close has it only now. */
  opened(shardId: number): void {
    const shard = this.#find(shardId)
    if (!this.isClosed(shardId) || shard?.connection?.readyState !== OPEN) return
    const end = shard.destroy({ reason: "The shard is stopped." }).catch(() => {})
    this.#closed.set(shardId, end)
  }

  /** Whether a shard is to stay without a connection. */
  isClosed(shardId: number): boolean {
    return this.#closed.has(shardId)
  }
}
