import fc from "fast-check"
import { expect, test } from "vitest"
import { gatewayInfo } from "../fixtures-of-tests/gateway-server.ts"
import { afterGrant, afterSent, budgetAt, decideIdentify, newGate } from "./identify-gate.ts"

const TIMES = { spacingMs: 5000, graceMs: 2500 }

/** Lets shards through as fast as the gate allows; each sends its IDENTIFY some time after its grant. */
function runGate(shards: number, maxConcurrency: number, remaining: number, slowness: number[]) {
  const info = gatewayInfo(shards, { max_concurrency: maxConcurrency, remaining, total: 1000 })
  let gate = newGate(info, TIMES, 0)
  let now = 0
  const sent: { shardId: number; at: number }[] = []
  let refusals = 0
  for (let shardId = 0; shardId < shards; shardId++) {
    let decision = decideIdentify(gate, shardId, now)
    while (decision.kind === "wait") {
      expect(decision.until).toBeGreaterThan(now)
      now = decision.until
      decision = decideIdentify(gate, shardId, now)
    }
    if (decision.kind === "no-budget") {
      refusals++
      continue
    }
    gate = afterGrant(gate, shardId, now)
    const at = now + (slowness[shardId % slowness.length] ?? 0)
    sent.push({ shardId, at })
    gate = afterSent(gate, shardId, at)
  }
  return { sent, refusals, gate }
}

test("no bucket ever identifies twice within five seconds, however slow a shard is", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 1, max: 16 }),
      fc.array(fc.nat(2400), { minLength: 1 }),
      (shards, maxConcurrency, slowness) => {
        const { sent } = runGate(shards, maxConcurrency, 1000, slowness)
        const last = new Map<number, number>()
        for (const { shardId, at } of sent) {
          const bucket = shardId % maxConcurrency
          expect(at - (last.get(bucket) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(5000)
          last.set(bucket, at)
        }
      },
    ),
  )
})

test("the budget is never exceeded", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      (shards, remaining) => {
        const { sent, refusals } = runGate(shards, 1, remaining, [0])
        expect(sent.length).toBe(Math.min(shards, remaining))
        expect(refusals).toBe(shards - sent.length)
      },
    ),
  )
})

test("prompt shards lose no time: n shards of one bucket take n - 1 times five seconds", () => {
  expect(runGate(8, 1, 1000, [0]).sent.at(-1)).toEqual({ shardId: 7, at: 35_000 })
  expect(runGate(16, 16, 1000, [0]).sent.at(-1)).toEqual({ shardId: 15, at: 0 })
})

test("a shard that never says that it identified holds its bucket for the grace and the spacing", () => {
  const gate = afterGrant(newGate(gatewayInfo(2), TIMES, 0), 0, 100)
  expect(decideIdentify(gate, 1, 200)).toEqual({ kind: "wait", until: 7600 })
  expect(decideIdentify(afterSent(gate, 0, 150), 1, 200)).toEqual({ kind: "wait", until: 5150 })
  expect(afterSent(gate, 1, 150)).toBe(gate)
})

test("a used-up budget is full again when its window ends, and a new window starts with an identify", () => {
  const info = gatewayInfo(1, { remaining: 0, total: 1000, reset_after: 60_000 })
  const gate = newGate(info, TIMES, 0)
  expect(decideIdentify(gate, 0, 1)).toMatchObject({ kind: "no-budget", until: 60_000 })
  expect(decideIdentify(gate, 0, 60_000)).toEqual({ kind: "now" })
  const next = afterGrant(gate, 0, 60_000)
  expect(budgetAt(next, 60_001)).toEqual({ remaining: 999, resetsAt: 60_000 + 86_400_000 })
})

test("reset_after 0 means that no window runs yet, not that the budget is new at once", () => {
  const gate = newGate(gatewayInfo(1, { remaining: 3, total: 1000 }), TIMES, 0)
  expect(budgetAt(gate, 10).remaining).toBe(3)
  expect(budgetAt(afterGrant(gate, 0, 10), 20)).toEqual({ remaining: 2, resetsAt: 86_400_010 })
})
