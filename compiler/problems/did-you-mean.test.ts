import { expect, test } from "vitest"
import { didYouMean } from "./did-you-mean.ts"

const words = ["spawn_shards", "get_shard_info", "get_shard_stats", "print", "str", "range", "wait"]

test.each([
  ["spawnShards", ["spawn_shards"]],
  ["SPAWN_SHARDS", ["spawn_shards"]],
  ["prnt", ["print"]],
  ["get_shard_inf", ["get_shard_info"]],
  ["get_shard_stat", ["get_shard_stats"]],
  ["wiat", ["wait"]],
  ["x", []],
  ["banana", []],
])("%s", (written, expected) => {
  expect(didYouMean(written, words)).toEqual(expected)
})

test("never suggests what was written, nor says the same twice", () => {
  expect(didYouMean("print", ["print", "prints", "prints"])).toEqual(["prints"])
})
