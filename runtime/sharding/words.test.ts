import { afterEach, expect, test } from "vitest"
import { thisProcess } from "../this-process.ts"
import type { Fleet } from "./fleet.ts"
import { startAloneFleet } from "./shard/alone-fleet.ts"
import {
  broadcastEval,
  fetchClientValues,
  getShardForGuild,
  getShardInfo,
  getShardStats,
  respawnShard,
} from "./words.ts"

afterEach(() => {
  thisProcess.fleet = undefined
})

/** A fleet that gives back what reached it. */
const ECHO: Fleet = {
  info: () => ({ shard_id: 1, total_shards: 2, guild_count: 3, sharded: true }),
  evalOnAll: async (code) => [code],
  valuesOfAll: async (path) => [path],
  respawn: async (id) => id === 3,
  stats: async () => [],
  registerCommand: async () => null,
  takeTurn: async () => true,
}

test("before a manager or a bot the words say whom to call first", async () => {
  expect(() => getShardInfo()).toThrow("get_shard_info() has nobody to ask yet")
  await expect(getShardStats()).rejects.toThrow("call create_shard_manager() and spawn_shards()")
})

test("wrong arguments are met before they travel", async () => {
  thisProcess.fleet = ECHO
  await expect(broadcastEval((() => 1) as never)).rejects.toThrow("takes JavaScript as text")
  await expect(fetchClientValues(null as never)).rejects.toThrow('like "guilds.cache.size"')
  await expect(respawnShard(-1)).rejects.toThrow("a whole number from 0 on")
  await expect(respawnShard(undefined as never)).rejects.toThrow("takes a shard id")
  expect(await respawnShard("3" as never)).toBe(true)
  expect(await broadcastEval("1")).toEqual(["1"])
})

test("a bot alone is a fleet of itself", async () => {
  startAloneFleet()
  expect(getShardInfo()).toEqual({
    shard_id: null,
    total_shards: 1,
    guild_count: 0,
    sharded: false,
  })
  await expect(broadcastEval("1")).rejects.toThrow("it has not called bot_start() yet")
  await expect(respawnShard(0)).rejects.toThrow("needs a manager: this bot runs alone")
  expect(await getShardStats()).toMatchObject([{ shard_id: 0, ping: -1, ready: false }])
})

test("values reach the code as plain values, and what cannot travel is met first", async () => {
  let context: unknown
  thisProcess.fleet = {
    ...ECHO,
    evalOnAll: async (_, given) => {
      context = given
      return []
    },
  }
  await broadcastEval("context.when", { when: new Date(0), skip: () => 1 })
  expect(context).toEqual({ when: "1970-01-01T00:00:00.000Z" })
  await expect(broadcastEval("1", [1] as never)).rejects.toThrow("takes the values for its code")
  const round: Record<string, unknown> = {}
  round.self = round
  await expect(broadcastEval("1", round)).rejects.toThrow("plain values only")
})

test("a server's shard is counted in whole numbers of any size", () => {
  // Discord docs, events/gateway "Sharding Formula": (guild_id >> 22) % num_shards.
  expect(getShardForGuild("197038439483310086", 8)).toBe(2)
  expect(getShardForGuild("41771983423143937", 16)).toBe(Number((41771983423143937n >> 22n) % 16n))
  expect(getShardForGuild("0", 1)).toBe(0)
  thisProcess.fleet = ECHO
  expect(getShardForGuild("197038439483310086")).toBe(Number((197038439483310086n >> 22n) % 2n))
  expect(() => getShardForGuild(197038439483310 as never, 8)).toThrow("as a number it would lose")
  expect(() => getShardForGuild("1", 0)).toThrow("a whole number from 1 on")
  expect(() => getShardForGuild("one", 1)).toThrow("takes a server's id as text")
})
