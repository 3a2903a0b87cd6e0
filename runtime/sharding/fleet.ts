/** What answers the sharding builtins in this process: a manager, a shard that asks its manager, or a bot alone. */
import type { Desk } from "../dashboard/shapes.ts"
import type { Asked } from "./asked.ts"
import type { Refusal } from "./commands/registrar.ts"
import type { CommandData } from "./commands/same-command.ts"
import type { ShardInfo, ShardStats } from "./types.ts"

export interface Fleet {
  info(): ShardInfo
  /**
   * Runs JavaScript text on every shard; one result a shard in ascending shard id, null where none came.
   * `reasonsOf` tells why there is none.
   * @param context what the text sees as `context`: plain values
   * @param asked one shard only, another deadline
   */
  evalOnAll(code: string, context?: unknown, asked?: Asked): Promise<unknown[]>
  /** Reads a property path of every shard's client; order and gaps as `evalOnAll`. */
  valuesOfAll(path: string, asked?: Asked): Promise<unknown[]>
  /** Settles with true when the shard is ready again, false when it could not be respawned in time. */
  respawn(shardId: number): Promise<boolean>
  /** One row a shard in ascending shard id. */
  stats(): Promise<ShardStats[]>
  /**
   * Has Discord told of a command, once for all shards.
   * @param guildId the server that alone has it; null for everywhere
   * @returns what Discord refuses, or null
   */
  registerCommand(guildId: string | null, command: CommandData): Promise<Refusal | null>
  /**
   * Whether this process is the one that runs a task which runs once per fleet.
   * @param everyMs from one run to the next
   */
  takeTurn(task: string, everyMs: number): Promise<boolean>
  /** What a dashboard looks at; a shard's process has none. */
  readonly desk?: Desk
  /** Replaces the shards one after another, by the bundle at this path. @returns whether all of them are new */
  renew?(entryPath?: string): Promise<boolean>
}
