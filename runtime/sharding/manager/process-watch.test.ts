import { expect, test } from "vitest"
import { reasonToEnd, type WatchedProcess, type WatchTimes } from "./process-watch.ts"
import { newShardState, type ShardStateName } from "./shard-state.ts"

const TIMES: WatchTimes = { roundMs: 10_000, mostMisses: 4, bootMs: 60_000, quietMs: 300_000 }

function watched(name: ShardStateName, more: Partial<WatchedProcess> = {}): WatchedProcess {
  return {
    state: { ...newShardState(3, 0), name },
    isSeated: true,
    misses: 0,
    toldAt: 0,
    ...more,
  }
}

test("a process that answers is left alone, however long it has been ready", () => {
  expect(reasonToEnd(watched("ready"), TIMES, 1e12)).toBeUndefined()
  expect(reasonToEnd(watched("ready", { misses: 3 }), TIMES, 1e12)).toBeUndefined()
})

test("one that did not answer four times in a row is blocked or stopped", () => {
  expect(reasonToEnd(watched("ready", { misses: 4 }), TIMES, 0)).toMatch(/blocked or stopped/)
  // That one is killed by whoever stops it.
  expect(reasonToEnd(watched("stopping", { misses: 9 }), TIMES, 1e12)).toBeUndefined()
})

test("a program may prepare itself for long, but its process must come to it", () => {
  const unseated = watched("starting", { isSeated: false })
  expect(reasonToEnd(unseated, TIMES, 59_000)).toBeUndefined()
  expect(reasonToEnd(unseated, TIMES, 61_000)).toMatch(/does not come to its program/)
  expect(reasonToEnd(watched("starting"), TIMES, 1e12)).toBeUndefined()
})

test("a connection on its way up tells something now and then; a wait for a slot may last", () => {
  expect(reasonToEnd(watched("reconnecting"), TIMES, 299_000)).toBeUndefined()
  expect(reasonToEnd(watched("reconnecting"), TIMES, 301_000)).toMatch(/reconnecting for too long/)
  const tries = watched("reconnecting", { toldAt: 300_000 })
  expect(reasonToEnd(tries, TIMES, 500_000)).toBeUndefined()
  expect(reasonToEnd(watched("waiting for a slot"), TIMES, 1e12)).toBeUndefined()
})
