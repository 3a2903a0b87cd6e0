/** The plugin's table of options and the runtime's type say the same. */
import { expect, test } from "vitest"
import type { ShardManagerOptions } from "../../../runtime/sharding/types.ts"
import { OPTIONS } from "./options.ts"
import { wordings } from "./wordings.ts"

test("has a row for every option of the runtime, and no other", () => {
  // The type makes this list complete: an option more or less does not compile.
  const known: Record<keyof ShardManagerOptions, true> = {
    token: true,
    total_shards: true,
    shard_list: true,
    shards_per_process: true,
    respawn: true,
    max_shards: true,
    keep_session: true,
    dashboard: true,
  }
  expect(Object.keys(OPTIONS).sort()).toEqual(Object.keys(known).sort())
})

test("lists every option for somebody who wrote one that there is not", () => {
  const wording = wordings.unknown_option?.({ option: "colour", known: Object.keys(OPTIONS) })
  const listed = [...`${wording?.hint}`.matchAll(/^ {4}(\w+): /gm)].map(([, name]) => name)
  expect(listed.sort()).toEqual(Object.keys(OPTIONS).sort())
})
