/** The documented loop that respawns whatever is not ready must not burn the day's logins. */
import { afterEach, expect, test } from "vitest"
import {
  type FixtureFleet,
  fixtureFleet,
  QUICK,
  until,
} from "../fixtures-of-tests/fleet-of-fixtures.ts"
import { gatewayInfo } from "../fixtures-of-tests/gateway-server.ts"

let running: FixtureFleet | undefined

afterEach(async () => {
  await running?.stop()
  running = undefined
})

test("a shard that backs off is left alone, however often the loop asks, and the answer says so", async () => {
  const restart = { ...QUICK.restart, firstDelayMs: 700, longestDelayMs: 700 }
  running = await fixtureFleet("dies-at-start", { total_shards: 1 }, { restart, startMs: 300 })
  const { fleet, output } = running
  const starts = () => output().split("[shard 0] I cannot read my settings").length - 1
  await fleet.spawn()
  await until("its first end", () => output().includes("it starts again in"))
  const before = starts()
  const answers: boolean[] = []
  for (let round = 0; round < 25; round += 1) {
    const stats = await fleet.stats()
    for (const stat of stats) {
      if (!stat.ready) answers.push(await fleet.respawn(stat.shard_id))
    }
  }
  expect(answers).toHaveLength(25)
  expect(new Set(answers)).toEqual(new Set([false]))
  expect(output()).toMatch(/I leave shard 0 alone, it is (backing off|starting)/)
  // It started again by its own clock at most once meanwhile.
  expect(starts()).toBeLessThanOrEqual(before + 1)
})

test("a loop over shards that work stops at the identifies that are kept for a person, who may go on", async () => {
  const limit = { total: 10, remaining: 5, reset_after: 3_600_000 }
  running = await fixtureFleet("well-behaved", {}, {}, gatewayInfo(2, limit))
  const { fleet, output, records } = running
  await fleet.spawn()
  const answers: boolean[] = []
  for (let round = 0; round < 4; round += 1) answers.push(await fleet.respawn(0))
  expect(answers).toEqual([true, false, false, false])
  expect(records()).toHaveLength(3)
  expect((await fleet.stats()).map(({ ready }) => ready)).toEqual([true, true])
  expect(output()).toMatch(
    /I leave shard 0 alone, only 2 identifies are left until .* UTC, and 2 are kept for you: Respawn on/,
  )
  expect(await fleet.respawn(0, "operator")).toBe(true)
  expect(records()).toHaveLength(4)
})

test("nobody takes a shard down that could not log in again", async () => {
  const limit = { total: 2, remaining: 2, reset_after: 3_600_000 }
  running = await fixtureFleet("well-behaved", {}, {}, gatewayInfo(2, limit))
  const { fleet, output, records } = running
  await fleet.spawn()
  expect(await fleet.respawn(1, "operator")).toBe(false)
  expect(output()).toMatch(/no identifies are left until .* UTC, and without one it would not come/)
  expect((await fleet.stats()).map(({ ready }) => ready)).toEqual([true, true])
  expect(records()).toHaveLength(2)
})
