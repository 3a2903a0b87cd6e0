/** What the local Discord counts, for tests and benchmarks. Plain data. */

/** One IDENTIFY as it arrived. */
export interface IdentifySeen {
  shardId: number
  shardCount: number
  /** Milliseconds (unscaled) since the local Discord started. */
  atMs: number
  /** `paced`: answered with op 9 because its 5 s were not over; `refused`: closed with `closeCode`. */
  outcome: "ready" | "paced" | "refused"
  closeCode?: number
}

export interface Stats {
  identifies: IdentifySeen[]
  /** How many identifies came before the 5 s of their `shard_id % max_concurrency` were over. */
  brokenPacing: number
  /** RESUMEs that worked, and those that were answered with op 9. */
  resumes: number
  failedResumes: number
  /** How many times the token was reset because the identify budget was exceeded. */
  resets: number
  budgetUsed: number
  /** WebSocket connections open now, and ever opened. */
  connections: number
  connectionsEver: number
  /** Handshakes answered with 503 by the faults `gatewayDown` and `resumeHostDown`. */
  turnedAway: number
  /** Closes by the local Discord: code → how many. */
  closes: Record<number, number>
  presencesOverLimit: number
  restRequests: number
  /** 429s that were earned, and those that a fault asked for. */
  tooManyRequests: { route: number; global: number; asked: number }
  /** `GET /gateway/bot` calls. */
  gatewayBotCalls: number
  /** `METHOD /path` of every request that no route was there for. */
  unknownRoutes: string[]
}

export function newStats(): Stats {
  return {
    identifies: [],
    brokenPacing: 0,
    resumes: 0,
    failedResumes: 0,
    resets: 0,
    budgetUsed: 0,
    connections: 0,
    connectionsEver: 0,
    turnedAway: 0,
    closes: {},
    presencesOverLimit: 0,
    restRequests: 0,
    tooManyRequests: { route: 0, global: 0, asked: 0 },
    gatewayBotCalls: 0,
    unknownRoutes: [],
  }
}
