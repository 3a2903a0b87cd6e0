import { expect, test } from "vitest"
import { readAsked } from "./asked.ts"

const shardOf = (guildId: string) => Number(guildId) % 4
const read = (given: object) => readAsked("broadcast_eval", given, shardOf)

test("four names are options, everything else is a value for the code", () => {
  const given = { shard: 2, timeout: 1.5, unsafe: true, channel_id: "1", sharp: 1 }
  expect(read(given)).toEqual({
    asked: { shard: 2, withinMs: 1500 },
    values: { channel_id: "1", sharp: 1 },
  })
  expect(read({ guild_id: "7" })).toEqual({ asked: { shard: 3 }, values: {} })
  expect(read({ shard: "1" }).asked).toEqual({ shard: 1 })
  expect(read({ shard: null })).toEqual({ asked: {}, values: {} })
})

test.each([
  [{ shard: -1 }, "a shard id"],
  [{ shard: "one" }, "a shard id"],
  [{ timeout: 0 }, "its timeout in seconds"],
  [{ timeout: "5" }, "its timeout in seconds"],
  [{ guild_id: "abc" }, "broadcast_eval() takes a server's id as guild_id"],
  [{ guild_id: 7 }, "broadcast_eval() takes a server's id as guild_id"],
  [{ shard: 1, guild_id: "1" }, "either shard or guild_id"],
])("%j is told of", (given, words) => {
  expect(() => read(given)).toThrow(words)
})
