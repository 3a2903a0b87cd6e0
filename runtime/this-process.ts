/** The one piece of module-level state in the runtime: what this process is, and what answers for it. */
import type { Client } from "discord.js"
import type { Fleet } from "./sharding/fleet.ts"
import type { ShardSeat } from "./sharding/shard/seat.ts"

export interface ThisProcess {
  /** `KEY=VALUE` words of the command line; in a shard those of its manager. */
  arguments: ReadonlyMap<string, string>
  /** Bot files as the program names them → absolute paths of the bundles that stand for them. */
  entries: ReadonlyMap<string, string>
  /** Answers the sharding builtins; undefined until a manager was created or a bot was started. */
  fleet: Fleet | undefined
  /** Which shards this process is; undefined in a manager and in a bot that runs alone. */
  seat: ShardSeat | undefined
  /** The bot's client once `bot_start` was called. */
  client: Client | undefined
}

export const thisProcess: ThisProcess = {
  arguments: new Map(),
  entries: new Map(),
  fleet: undefined,
  seat: undefined,
  client: undefined,
}
