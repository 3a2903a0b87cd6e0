/**
 * The client as one shard of a shared process sees it: what `broadcast_eval` and `fetch_client_values` are
 * given, so that a program that adds up `guilds.cache.size` of all shards counts each server once, whoever
 * shares a process with whom. What belongs to no shard in particular is the client's own.
 */
import type { Client } from "discord.js"
import { channelsOf, guildsOf, isShared, usersOf } from "./shard-share.ts"

/** Properties that differ from shard to shard. */
const PARTS: Readonly<Record<string, (client: Client, shardId: number) => unknown>> = {
  guilds: (client, shardId) => withCache(client.guilds, () => guildsOf(client, shardId)),
  channels: (client, shardId) => withCache(client.channels, () => channelsOf(client, shardId)),
  users: (client, shardId) => withCache(client.users, () => usersOf(client, shardId)),
  // `ws.ping` is the mean of `ws.shards`.
  ws: (client, shardId) =>
    Object.create(client.ws, {
      shards: { value: client.ws.shards.filter((shard) => shard.id === shardId) },
    }),
  shard: (client, shardId) => Object.create(client.shard, { ids: { value: [shardId] } }),
}

/** @returns the client itself where its process runs no other shard */
export function clientOfShard(client: Client, shardId: number | undefined): Client {
  if (shardId === undefined || !isShared()) return client
  const parts = new Map<PropertyKey, unknown>()
  return new Proxy(client, {
    get(whole, name, view) {
      if (typeof name === "string" && Object.hasOwn(PARTS, name)) {
        if (!parts.has(name)) parts.set(name, PARTS[name]?.(whole, shardId))
        return parts.get(name)
      }
      const value = Reflect.get(whole, name, view)
      // What the client does, it does as a whole.
      return typeof value === "function" && name !== "constructor" ? value.bind(whole) : value
    },
  })
}

/** One of discord.js's managers, with a part of what it holds. */
function withCache<Manager extends object>(manager: Manager, cache: () => unknown): Manager {
  let known: unknown
  const read = () => {
    if (known === undefined) {
      known = cache()
      // As long as code runs without waiting it sees one state, and does not pay for it at each look.
      setImmediate(() => {
        known = undefined
      })
    }
    return known
  }
  // What its `fetch` brings is for everybody.
  const add = Reflect.get(manager, "_add") as (...values: unknown[]) => unknown
  return Object.create(manager, { cache: { get: read }, _add: { value: add.bind(manager) } })
}
