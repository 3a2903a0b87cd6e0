import fc from "fast-check"
import { expect, test } from "vitest"
import { afterDeath, afterRecovery, type BreakerState, decideBreak } from "./fleet-breaker.ts"

const death = { how: "exit code 1", spentIdentify: true, wasStable: false }

function dying(times: number, ids: readonly number[], more = {}): BreakerState {
  let state: BreakerState = new Map()
  for (let round = 0; round < times; round += 1) {
    for (const process of ids) state = afterDeath(state, { ...death, ...more, process })
  }
  return state
}

test("the same death in most shards, three times each, stops the fleet", () => {
  expect(decideBreak(dying(2, [0, 1, 2, 3]), 4)).toBeUndefined()
  expect(decideBreak(dying(3, [0, 1]), 4)).toBeUndefined()
  expect(decideBreak(dying(3, [0, 1, 2]), 4)).toBe("exit code 1")
})

test("deaths before an identify cost nothing, so the program gets more time", () => {
  expect(decideBreak(dying(5, [0, 1], { spentIdentify: false }), 2)).toBeUndefined()
  expect(decideBreak(dying(6, [0, 1], { spentIdentify: false }), 2)).toBe("exit code 1")
})

test("kills from outside never stop a fleet", () => {
  expect(decideBreak(dying(50, [0, 1, 2], { how: "signal SIGKILL" }), 3)).toBeUndefined()
})

test("a fleet of one has no majority", () => {
  expect(decideBreak(dying(50, [0]), 1)).toBeUndefined()
})

test("a stable time, another death and a recovery each start the count anew", () => {
  fc.assert(
    fc.property(fc.constantFrom("stable", "other", "recovered"), fc.nat(2), (what, shardId) => {
      let state = dying(2, [0, 1, 2])
      if (what === "stable")
        state = afterDeath(state, { ...death, process: shardId, wasStable: true })
      if (what === "other")
        state = afterDeath(state, { ...death, process: shardId, how: "exit code 2" })
      if (what === "recovered") state = afterRecovery(state, shardId)
      const others = [0, 1, 2].filter((id) => id !== shardId)
      expect(decideBreak(afterDeath(state, { ...death, process: shardId }), 3)).toBeUndefined()
      for (const id of others) state = afterDeath(state, { ...death, process: id })
      expect(decideBreak(state, 3)).toBe("exit code 1")
    }),
  )
})

test("one bad shard never stops the others, whatever it dies of", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("exit code 1", "exit code 2"), { maxLength: 60 }),
      (ways) => {
        let state: BreakerState = new Map()
        for (const how of ways) state = afterDeath(state, { ...death, how, process: 1 })
        expect(decideBreak(state, 2)).toBeUndefined()
      },
    ),
  )
})
