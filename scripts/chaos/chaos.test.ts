/**
 * A bounded chaos run in the suite; `npm run chaos` is the long one. Both print their seed, and
 * `EASYLANG_SEED=… npx vitest run scripts/chaos` plays the same faults again.
 */
import { expect, test } from "vitest"
import { runChaos } from "./chaos-run.ts"
import { failuresOf } from "./failures.ts"
import { scheduleOf } from "./faults.ts"

const SHARDS = 8

test("a seed gives the same faults again", () => {
  expect(scheduleOf(7, 50, SHARDS)).toEqual(scheduleOf(7, 50, SHARDS))
  expect(scheduleOf(7, 50, SHARDS)).not.toEqual(scheduleOf(8, 50, SHARDS))
})

test("8 shards go through random faults while calls go on, and all promises are kept", async () => {
  const seed = Number(process.env.EASYLANG_SEED ?? Math.floor(Math.random() * 2 ** 31))
  // Each seed has its own layout, so that a seed alone tells the whole run.
  const perProcess = seed % 2 === 0 ? 1 : 2
  console.log(`chaos: EASYLANG_SEED=${seed}, ${perProcess} shards per process`)
  const options = { seed, perProcess, faults: 60, gapMs: 120, shards: SHARDS, recoverMs: 45_000 }
  const report = await runChaos(options)
  expect(failuresOf(report, SHARDS / perProcess), `EASYLANG_SEED=${seed}`).toEqual([])
}, 110_000)
