import { expect, test } from "vitest"
import { nameShards } from "./shard-names.ts"

test.each([
  [[3], "shard 3"],
  [[0, 1], "shards 0 and 1"],
  [[4, 5, 6, 7], "shards 4 to 7"],
  [[0, 2, 5], "shards 0, 2 and 5"],
])("%j are named in words", (ids, words) => {
  expect(nameShards(ids)).toBe(words)
})
