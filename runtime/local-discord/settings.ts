/** What a local Discord can be told, and what it does when it is told nothing. */
import { randomBytes } from "node:crypto"
import { Fault } from "../fault.ts"
import { botId } from "./world/snowflake.ts"
import type { WorldSpec } from "./world/types.ts"

/** Options of `startLocalDiscord`. Durations are Discord's: `timeScale` makes them short. */
export interface LocalDiscordOptions {
  /** TCP port on 127.0.0.1; 0 takes any free one. Default 0. */
  port?: number
  /** Only a loopback address is accepted; there is no reason to give one. */
  host?: string
  world?: WorldSpec
  /** Tokens that are right. Default: one, made up. `"any"` accepts what comes, for people who try things out. */
  tokens?: string[] | "any"
  botName?: string
  /** What `/gateway/bot` recommends. Default one for each 1000 guilds. */
  shards?: number
  maxConcurrency?: number
  identifyBudget?: { total?: number; remaining?: number; resetAfterMs?: number }
  /** Factor for every duration, above 0 and up to 1: with 0.01 five seconds are fifty milliseconds. Default 1. */
  timeScale?: number
  /** The privileged intents that are switched on in the (imagined) developer portal. Default: all three. */
  intents?: { privilegedAllowed?: readonly PrivilegedIntent[] }
  /** Above this many guilds on one shard an identify is refused with 4011. Default 2500. */
  shardingRequiredAbove?: number
  /** Large-bot sharding: `num_shards` must be a multiple of this, else 4010. Default 1. */
  shardMultiple?: number
  heartbeatIntervalMs?: number
  /** How long a session without a connection can be resumed. Default 180 s. */
  sessionLifetimeMs?: number
  /** Delays every gateway frame and REST answer. Default 0. */
  latencyMs?: number
  /** Delays events further, so that the answer to a request comes before the event that it causes. Default 0. */
  eventDelayMs?: number
  /** Requests per second and token before a global 429. Default 50. */
  globalRequestsPerSecond?: number
}

export type PrivilegedIntent = "GUILD_MEMBERS" | "GUILD_PRESENCES" | "MESSAGE_CONTENT"

export interface Settings {
  port: number
  world: WorldSpec
  tokens: string[] | "any"
  botName: string
  shards: number | undefined
  maxConcurrency: number
  budget: { total: number; remaining: number; resetAfterMs: number }
  timeScale: number
  privilegedAllowed: readonly PrivilegedIntent[]
  shardingRequiredAbove: number
  shardMultiple: number
  heartbeatIntervalMs: number
  sessionLifetimeMs: number
  latencyMs: number
  eventDelayMs: number
  globalRequestsPerSecond: number
}

const LOOPBACK = new Set(["127.0.0.1", "localhost"])
const DAY_MS = 86_400_000

/** A token of the right shape: the bot's id, a time and a signature, none of which open anything. */
export function makeToken(): string {
  const id = Buffer.from(botId).toString("base64url")
  const random = randomBytes(32).toString("base64url")
  return `${id}.${random.slice(0, 6)}.${random.slice(4, 42)}`
}

/**
 * @throws Fault `local_discord_refused` for a host that is not this computer, or a time scale outside 0 to 1.
 */
export function settingsFrom(options: LocalDiscordOptions): Settings {
  if (options.host !== undefined && !LOOPBACK.has(options.host)) {
    throw new Fault(
      "local_discord_refused",
      `The local Discord only listens on this computer (127.0.0.1), not on "${options.host}".`,
      { host: options.host },
    )
  }
  const port = options.port ?? 0
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Fault(
      "local_discord_refused",
      `The local Discord cannot listen on port ${port}: a port is a whole number from 1 to 65535.`,
      { port },
    )
  }
  const timeScale = options.timeScale ?? 1
  if (!(timeScale > 0 && timeScale <= 1)) {
    throw new Fault(
      "local_discord_refused",
      `The local Discord's time scale is ${timeScale}; it must be above 0 and at most 1.`,
      { timeScale },
    )
  }
  const total = options.identifyBudget?.total ?? 1000
  return {
    port,
    world: options.world ?? {},
    tokens: options.tokens ?? [makeToken()],
    botName: options.botName ?? "local-bot",
    shards: options.shards,
    maxConcurrency: options.maxConcurrency ?? 1,
    budget: {
      total,
      remaining: options.identifyBudget?.remaining ?? total,
      resetAfterMs: options.identifyBudget?.resetAfterMs ?? DAY_MS,
    },
    timeScale,
    privilegedAllowed: options.intents?.privilegedAllowed ?? [
      "GUILD_MEMBERS",
      "GUILD_PRESENCES",
      "MESSAGE_CONTENT",
    ],
    shardingRequiredAbove: options.shardingRequiredAbove ?? 2500,
    shardMultiple: options.shardMultiple ?? 1,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    sessionLifetimeMs: options.sessionLifetimeMs ?? 180_000,
    latencyMs: options.latencyMs ?? 0,
    eventDelayMs: options.eventDelayMs ?? 0,
    globalRequestsPerSecond: options.globalRequestsPerSecond ?? 50,
  }
}
