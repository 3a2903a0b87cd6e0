/** What the compiler's check says of texts that shards follow or run: types only. */
import type { Client, REST, WebSocketManager, WebSocketShard } from "discord.js"

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

/** Parts of discord.js that hold the whole client. */
type Machine = Client | WebSocketManager | WebSocketShard | REST

/** What an object of the code's own holds; one of discord.js's says itself, by its toJSON, what leaves. */
type Held<T> = T extends readonly (infer Item)[]
  ? Item
  : T extends ReadonlyMap<unknown, infer Item>
    ? Item
    : T extends { toJSON(...values: never[]): unknown }
      ? never
      : T extends object
        ? { [Key in keyof T]: Key extends "client" ? never : T[Key] }[keyof T]
        : never

/** Why a value surely cannot leave its shard, or never. */
type Obstacle<T> = 0 extends 1 & T
  ? never
  : T extends Manager
    ? "manager"
    : T extends Machine
      ? "machine"
      : never

/** What a value must be to leave its shard. */
export type Travels<T> = 0 extends 1 & T
  ? unknown
  : [T] extends [(...values: never[]) => unknown]
    ? CannotTravel<"method">
    : [T] extends [symbol]
      ? CannotTravel<"symbol">
      : [T] extends [Machine]
        ? CannotTravel<"machine">
        : [T] extends [Manager]
          ? CannotTravel<"manager">
          : [Obstacle<Held<T>>] extends [never]
            ? unknown
            : CannotTravel<Obstacle<Held<T>>>
