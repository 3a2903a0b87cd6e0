import { expect, test } from "vitest"
import { childEnvironment } from "./shard-process.ts"

const TOKEN = "MTE.fake-token-for-tests.abcdefgh"

test("a shard's memory allocator gives back what it does not need, unless the operator has set it up", () => {
  expect(childEnvironment({}, TOKEN)).toMatchObject({ MALLOC_ARENA_MAX: "1" })
  const given = { MALLOC_ARENA_MAX: "4", PATH: "/bin" }
  expect(childEnvironment(given, TOKEN)).toMatchObject({
    ...given,
    MALLOC_TRIM_THRESHOLD_: "1048576",
  })
})

test("no variable that holds the token reaches a shard's environment", () => {
  expect(childEnvironment({ BOT: `Bot ${TOKEN}` }, TOKEN)).not.toHaveProperty("BOT")
})
