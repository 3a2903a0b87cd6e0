/** The documented loop that respawns whatever is not ready must not burn the day's logins. */
import { afterEach, expect, test } from "vitest"
import {
  type FixtureFleet,
  fixtureFleet,
  QUICK,
  until,
} from "../fixtures-of-tests/fleet-of-fixtures.ts"

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
