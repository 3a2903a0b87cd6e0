/** The plugin's table of options and the runtime's type say the same. */
import { expect, test } from "vitest"
import type { ShardManagerOptions } from "../../../runtime/sharding/types.ts"
import { OPTIONS } from "./options.ts"

test("has a row for every option of the runtime, and no other", () => {
  // The type makes this list complete: an option more or less does not compile.
  const known: Record<keyof ShardManagerOptions, true> = {
    token: true,
    total_shards: true,
    shard_list: true,
    respawn: true,
    max_shards: true,
    keep_session: true,
    dashboard: true,
  }
  expect(Object.keys(OPTIONS).sort()).toEqual(Object.keys(known).sort())
})
