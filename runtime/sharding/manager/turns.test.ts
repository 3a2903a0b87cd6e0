import { expect, test } from "vitest"
import { Turns } from "./turns.ts"

function turns(ready: Set<number>) {
  const clock = { now: 0 }
  const all = new Turns<number>(
    (shard) => ready.has(shard),
    () => clock.now,
  )
  return { all, clock }
}

test("the first that asks runs the task, and goes on running it", () => {
  const { all, clock } = turns(new Set([0, 1]))
  expect(all.take("backup", 1, 100)).toBe(true)
  for (clock.now of [100, 200, 300]) {
    expect(all.take("backup", 0, 100)).toBe(false)
    expect(all.take("backup", 1, 100)).toBe(true)
  }
})

test("another takes over when it is gone, not earlier than the task is due", () => {
  const ready = new Set([0, 1])
  const { all, clock } = turns(ready)
  all.take("backup", 1, 100)
  ready.delete(1)
  clock.now = 50
  expect(all.take("backup", 0, 100)).toBe(false)
  clock.now = 130
  expect(all.take("backup", 0, 100)).toBe(true)
  ready.add(1)
  clock.now = 240
  expect(all.take("backup", 1, 100)).toBe(false)
})

test("a shard that is not ready runs nothing; tasks do not know of each other", () => {
  const { all } = turns(new Set([0]))
  expect(all.take("backup", 1, 100)).toBe(false)
  expect(all.take("backup", 0, 100)).toBe(true)
  expect(all.take("news", 0, 100)).toBe(true)
})

test("a process that starts anew does not run what has just run", () => {
  const { all, clock } = turns(new Set([0]))
  all.take("backup", 0, 100)
  clock.now = 10
  expect(all.take("backup", 0, 100)).toBe(false)
})
