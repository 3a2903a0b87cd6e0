/** What the compiler's check says of texts that shards follow or run: types only. */
import type { Client, REST, WebSocketManager } from "discord.js"

/** What a path starts at and what code of `broadcast_eval` sees as `client`. */
export type ShardClient = Client<true>

/** A value as it arrives from a shard (`sharding/shard/plain-value.ts`). */
export type Travelled<T> = T extends Date | bigint
  ? string
  : T extends string | number | boolean | null
    ? T
    : T extends readonly (infer Item)[]
      ? Travelled<Item>[]
      : // biome-ignore lint/suspicious/noExplicitAny: an object arrives as what its toJSON gives
        any

/** Stands in the checker's message, where the compiler reads the reason. */
export interface CannotTravel<Why extends string> {
  readonly cannotTravel: Why
}

/** discord.js's managers differ from what they manage by their cache only. */
interface Manager {
  readonly client: Client
  // biome-ignore lint/suspicious/noExplicitAny: of any kind
  readonly cache: ReadonlyMap<any, any>
}

/** What a value must be to leave its shard. */
export type Travels<T> = 0 extends 1 & T
  ? unknown
  : [T] extends [(...values: never[]) => unknown]
    ? CannotTravel<"method">
    : [T] extends [symbol]
      ? CannotTravel<"symbol">
      : [T] extends [Manager | Client | WebSocketManager | REST]
        ? CannotTravel<"machine">
        : unknown
