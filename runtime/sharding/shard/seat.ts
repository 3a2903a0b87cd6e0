/**
 * The border between a shard process and its Discord client. The sharding side hands a seat to the
 * Discord side (`runtime/discord/`), which connects with it and reports what happens.
 */
import type { GatewayInfo } from "../gateway-info.ts"

/** What the Discord side tells about one shard's gateway connection. */
export type GatewayEvent =
  | { kind: "connecting" }
  | { kind: "identifying" }
  /** READY arrived; `guildsExpected` guilds will follow one by one. */
  | { kind: "receiving_guilds"; guildsExpected: number }
  /** All guilds arrived or their wait is over. */
  | { kind: "ready"; guildCount: number; unavailableGuilds: number }
  | { kind: "resumed" }
  /** The connection closed and discord.js connects again. */
  | { kind: "reconnecting"; closeCode: number | null }
  /** Nothing that its process can do mends the connection. */
  | { kind: "stuck" }
  /** A close code after which connecting again cannot work (4004, 4010 to 4014). */
  | { kind: "fatal"; closeCode: number; words: string }

/**
 * How one process takes over the events of another that is the same shard: the new one connects and
 * holds back what it hears, the old one says what it has handled, the new one handles the rest.
 */
export interface EventRelay {
  /** From now on the events that are handled are noted. */
  note(): void
  /** Handles nothing any more. @returns the events that were handled since `note`, as the other side knows them */
  handOver(): string[]
  /** Handles what was held back and what follows, without the events that the other one has handled. */
  takeOver(handled: readonly string[]): void
}

/** What a manager may do with one shard's connection, while the others of the process go on. */
export interface ShardConnections {
  /** Leaves the shard's session and starts a new one. @returns whether the process has the shard */
  reopen(shardId: number): boolean
  /** Ends its connection, until it is reopened; returns alike. */
  close(shardId: number): boolean
}

export interface ShardSeat {
  readonly shardIds: readonly number[]
  readonly totalShards: number
  readonly token: string
  /** REST base without version. */
  readonly apiBase: string
  /** `GET /gateway/bot` as the manager got it, so that no shard asks again. */
  readonly gatewayInfo: GatewayInfo
  /**
   * Settles when this shard may send IDENTIFY.
   * @throws Fault when the manager refuses or is gone.
   */
  waitForIdentify(shardId: number, signal: AbortSignal): Promise<void>
  report(shardId: number, event: GatewayEvent): void
}
