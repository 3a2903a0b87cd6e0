import { expect, test } from "vitest"
import { Fault } from "../../fault.ts"
import { readOptions } from "./options.ts"

const TOKEN = "MTE.abc.def"

test("defaults", () => {
  expect(readOptions({ token: TOKEN }, undefined)).toEqual({
    token: TOKEN,
    totalShards: "auto",
    shardList: null,
    shardsPerProcess: 1,
    respawn: true,
    keepSession: false,
  })
})

test("camelCase, null and numbers as text are met", () => {
  const given = { totalShards: "8", shardList: [7, 0, 3], respawn: null, token: `  Bot ${TOKEN}\n` }
  expect(readOptions(given, undefined)).toEqual({
    token: TOKEN,
    totalShards: 8,
    shardList: [0, 3, 7],
    shardsPerProcess: 1,
    respawn: true,
    keepSession: false,
  })
})

test("the token may come from the program's arguments", () => {
  expect(readOptions(undefined, TOKEN).token).toBe(TOKEN)
  expect(readOptions({ token: "MTE.own.one" }, TOKEN).token).toBe("MTE.own.one")
})

test("shards_per_process is one, a number, also as text, or auto", () => {
  const read = (options: object) => readOptions({ token: TOKEN, ...options }, "").shardsPerProcess
  expect(read({})).toBe(1)
  expect(read({ shards_per_process: 4 })).toBe(4)
  expect(read({ shardsPerProcess: "16" })).toBe(16)
  expect(read({ shards_per_process: "auto" })).toBe("auto")
})

test("max_shards lifts the documented limit; auto has none", () => {
  expect(readOptions({ token: TOKEN, total_shards: 64, max_shards: 64 }, "").totalShards).toBe(64)
})

const WRONG: [unknown, number, string][] = [
  [{ total_shards: 17 }, 64, "allow them: max_shards: 17"],
  [{ total_shards: 0 }, 64, 'total_shards must be a whole number from 1 upwards, or "auto"'],
  [{ total_shards: 2.5 }, 64, "but it is 2.5"],
  [{ total_shards: "many" }, 64, 'but it is the text "many"'],
  [{ max_shards: 0 }, 64, "max_shards must be"],
  [{ shards_per_process: 0 }, 64, "shards_per_process must be a whole number from 1 upwards"],
  [{ shards_per_process: 2.5 }, 64, "but it is 2.5"],
  [{ shards_per_process: "some" }, 64, 'or "auto", but it is the text "some"'],
  [{ shards_per_process: [2] }, 64, "but it is a list"],
  [{ shardPerProcess: 2 }, 64, "Maybe you meant shards_per_process."],
  [{ totl_shards: 4 }, 64, 'no option "totl_shards". Maybe you meant total_shards.'],
  [{ colour: 4 }, 64, 'no option "colour". Its options are token,'],
  [{ respawn: "yes" }, 64, "respawn must be true or false"],
  [{ shard_list: [0] }, 64, "shard_list needs total_shards as a number"],
  [{ total_shards: 4, shard_list: [] }, 64, "shard_list is empty"],
  [{ total_shards: 4, shard_list: [1, 1] }, 64, "shard 1 twice"],
  [{ total_shards: 4, shard_list: [4] }, 64, "the shards are 0 to 3"],
  [{ total_shards: 4, shard_list: ["a"] }, 64, "whole numbers from 0 upwards"],
  [{ total_shards: 4, shard_list: 2 }, 64, "a list of shard ids"],
  [[], 64, "takes its options as an object"],
  ["x", 64, "takes its options as an object"],
  [{ token: 5 }, 64, "token must be text"],
  [{ token: "YOUR_BOT_TOKEN" }, 78, 'still the placeholder "YOUR_BOT_TOKEN"'],
  [{ token: "TOKEN" }, 78, "placeholder"],
  [{ token: "" }, 78, "There is no Discord bot token"],
  [{ token: "abc\u0007def" }, 78, "characters that no token has"],
]

test.each(WRONG)("%j: exit %i, %s", (given, exitCode, words) => {
  const options =
    typeof given === "object" && !Array.isArray(given) && !Object.hasOwn(given ?? {}, "token")
      ? { token: TOKEN, ...given }
      : given
  let met: unknown
  try {
    readOptions(options, undefined)
  } catch (error) {
    met = error
  }
  expect(met).toBeInstanceOf(Fault)
  expect((met as Fault).message).toContain(words)
  expect((met as Fault).facts.exitCode).toBe(exitCode)
  expect((met as Fault).message).not.toContain(TOKEN)
})
