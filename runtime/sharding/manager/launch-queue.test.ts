import { expect, test } from "vitest"
import { LaunchQueue } from "./launch-queue.ts"
import { afterEvent, newShardState, type ShardState } from "./shard-state.ts"
import { newSlot } from "./slot.ts"

test("as many boot as there is room for, in order, and the next when one has come up", () => {
  const states = new Map<number, ShardState>()
  const started: number[] = []
  const apply = (id: number, kind: "forked" | "connecting") => {
    const state = states.get(id) ?? newShardState(id, Date.now())
    states.set(id, afterEvent(state, { kind }, Date.now()))
  }
  const queue = new LaunchQueue(
    2,
    () => [...states.values()],
    ({ shardIds: [id = 0] }) => {
      apply(id, "forked")
      started.push(id)
    },
  )
  queue.add([0, 1, 2, 3].map((id) => newSlot([id])))
  expect(started).toEqual([0, 1])
  queue.look()
  expect(started).toEqual([0, 1])
  apply(1, "connecting")
  queue.look()
  expect(started).toEqual([0, 1, 2])
  queue.clear()
  apply(0, "connecting")
  apply(2, "connecting")
  queue.look()
  expect(started).toEqual([0, 1, 2])
})
