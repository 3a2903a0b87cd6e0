/** The shapes of the seven sharding builtins, exactly as SHARDING.md documents them. */

/** Options of `create_shard_manager`. EasyLang's spelling, also for TypeScript users. */
export interface ShardManagerOptions {
  /** The Discord bot token. Without it the manager takes the program's TOKEN argument or environment variable. */
  token?: string
  /** How many shards there are in all, or `"auto"` for what Discord recommends. Default `"auto"`. */
  total_shards?: number | `${number}` | "auto"
  /** The shard ids that this manager runs, each below `total_shards`. Default: all of them. */
  shard_list?: (number | `${number}`)[]
  /**
   * How many shards share a process: a whole number from 1 on, or `"auto"`, which decides by this computer's
   * cores and free memory. Default 1.
   */
  shards_per_process?: number | `${number}` | "auto"
  /** Start a shard again when its process ends. Default true. */
  respawn?: boolean
  /**
   * When the program is stopped, close so that Discord shows the bot as online for some minutes more: for
   * a restart that follows at once. Default false: the bot goes offline.
   */
  keep_session?: boolean
  /**
   * Serve a page about the fleet, with `/healthz`, `/readyz` and `/metrics`: `port` (default 7330), `host`
   * (default 127.0.0.1), `key` (needed on any other host). Default: none.
   */
  dashboard?: DashboardOptions
  /** The largest explicit `total_shards` that is accepted. Default 16, the documented limit. */
  max_shards?: number | `${number}`
}

/** The option `dashboard`. */
export interface DashboardOptions {
  /** Default 7330; 0 takes a free one. */
  port?: number | `${number}`
  /** Address to listen on. Default 127.0.0.1: only this computer reaches it. */
  host?: string
  /** What visitors must show; at least 16 characters. Needed when others than this computer reach the host. */
  key?: string
}

/** One shard as `spawn_shards` returns it. */
export interface SpawnedShard {
  /** Shard id. */
  id: number
  /** Whether the shard was ready when `spawn_shards` returned. */
  ready: boolean
}

/** What `create_shard_manager` returns: what it was asked for, as plain values. Never holds the token. */
export interface ShardManager {
  readonly bot_file: string
  readonly total_shards: number | "auto"
  readonly respawn: boolean
  readonly shard_list: readonly number[] | null
}

/** What `get_shard_info` returns. */
export interface ShardInfo {
  /**
   * The id of the shard whose event is handled; outside of events that of this process's first shard. Null in
   * the manager and in a bot that runs alone.
   */
  shard_id: number | null
  /** Total number of shards; 1 without sharding. */
  total_shards: number
  /**
   * Guilds on this shard; outside of events those of all shards of this process, in the manager those of all its
   * shards as last reported.
   */
  guild_count: number
  /** Whether this process is a shard. */
  sharded: boolean
}

/**
 * One row of `get_shard_stats`. Every field but `error` is always there;
 * a shard that is not ready has its last known numbers.
 */
export interface ShardStats {
  shard_id: number
  guild_count: number
  /** Number of users in this shard's cache. */
  user_count: number
  /** WebSocket ping in milliseconds, -1 while unknown. */
  ping: number
  /** Resident memory of the shard's process in MB, two decimals; of a shared process an equal share. */
  memory_mb: number
  /** How long the shard's process has run, in milliseconds. */
  uptime_ms: number
  /** Whether the shard really handles events: it is ready, its process answers, and Discord is heard. */
  ready: boolean
  /** What the shard is doing: "ready", "reconnecting", "waiting for a slot" … */
  state: string
  /** For how long it has been doing that, in milliseconds. */
  state_ms: number
  /** Milliseconds since Discord last acknowledged a heartbeat, null while unknown. */
  last_ack_ms: number | null
  /** Milliseconds since the last event came, null while unknown. A quiet bot hears none for minutes. */
  last_dispatch_ms: number | null
  /** The longest delay of its process's event loop lately, in milliseconds, null while unknown. */
  loop_delay_ms: number | null
  /** Of its guilds those that Discord says are there, and those that are in an outage. */
  guilds_available: number
  guilds_unavailable: number
  /** How often its process was started again in this run, and why: reason → how often. */
  restarts: number
  restart_reasons: Record<string, number>
  /** Why the shard's numbers are not fresh, or why it hears nothing of Discord; only there if so. */
  error?: string
}
