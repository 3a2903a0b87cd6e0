/** The answer of `GET /gateway/bot` (Discord docs, events/gateway "Get Gateway Bot"), in Discord's own field names. */
export interface GatewayInfo {
  /** WebSocket address without query. */
  url: string
  /** Recommended number of shards. */
  shards: number
  session_start_limit: {
    /** Identifies allowed per 24 h. */
    total: number
    remaining: number
    /** Milliseconds until `remaining` is `total` again; 0 when no window is running. */
    reset_after: number
    /** Identifies allowed per 5 s, one for each `shard_id % max_concurrency`. */
    max_concurrency: number
  }
}
