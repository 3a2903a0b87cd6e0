import fc from "fast-check"
import { expect, test } from "vitest"
import { gatewayInfo } from "../fixtures-of-tests/gateway-server.ts"
import {
  afterForeign,
  afterGrant,
  afterRenewal,
  budgetAt,
  decideIdentify,
  newGate,
  reserveFor,
} from "./identify-gate.ts"
import { IdentifyQueue } from "./identify-queue.ts"

const TIMES = { spacingMs: 5000, graceMs: 2500 }
const never = new AbortController().signal

test("however often shards die by themselves, the operator's reserve is never touched", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 2, max: 1000 }),
      fc.array(fc.tuple(fc.nat(199), fc.nat(20_000)), { maxLength: 200 }),
      (shards, total, asks) => {
        const reserve = reserveFor(shards, total)
        const info = gatewayInfo(shards, { total, remaining: total, reset_after: 86_400_000 })
        let now = 0
        let gate = newGate(info, TIMES, now, reserve)
        for (const [shard, laterMs] of asks) {
          now += laterMs
          const decision = decideIdentify(gate, shard, now, "automatic")
          if (decision.kind === "now") gate = afterGrant(gate, shard, now)
        }
        expect(budgetAt(gate, now).remaining).toBeGreaterThanOrEqual(reserve)
        const all = decideIdentify(gate, 0, now + 10_000, "operator")
        expect(all.kind).toBe("now")
      },
    ),
  )
})

test("the reserve is one start of the fleet and at least a tenth, but never more than half", () => {
  expect(reserveFor(16, 1000)).toBe(100)
  expect(reserveFor(400, 2000)).toBe(400)
  expect(reserveFor(4, 6)).toBe(3)
})

test("Discord's own count wins, and identifies that it may not have seen are taken off", () => {
  const gate = newGate(gatewayInfo(4, { remaining: 900 }), TIMES, 0, 100)
  const info = gatewayInfo(4, { remaining: 300, reset_after: 60_000 })
  expect(budgetAt(afterRenewal(gate, info, 2, 1000), 1000)).toEqual({
    remaining: 298,
    resetsAt: 61_000,
  })
})

test("a changed max_concurrency never opens a bucket early", () => {
  const gate = afterGrant(newGate(gatewayInfo(4), TIMES, 0), 1, 0)
  const wider = afterRenewal(gate, gatewayInfo(4, { max_concurrency: 4 }), 0, 100)
  for (const shard of [0, 1, 2, 3]) {
    expect(decideIdentify(wider, shard, 100).kind).toBe("wait")
    expect(decideIdentify(wider, shard, 7600).kind).toBe("now")
  }
})

test("an identify of another process keeps its bucket busy", () => {
  const gate = afterForeign(newGate(gatewayInfo(4), TIMES, 0), 1, 1000)
  expect(decideIdentify(gate, 3, 5999)).toEqual({ kind: "wait", until: 6000 })
  expect(decideIdentify(gate, 3, 6000).kind).toBe("now")
})

test("a shard that the reserve keeps waiting holds up no operator, and is told of", async () => {
  const told: [number, boolean][] = []
  const limit = { remaining: 5, total: 10, reset_after: 60_000 }
  const gate = newGate(gatewayInfo(2, limit), { spacingMs: 1, graceMs: 1 }, Date.now(), 5)
  const queue = new IdentifyQueue(gate, {
    noBudget: (shardId, _until, isReserve) => void told.push([shardId, isReserve]),
  })
  const gone = new AbortController()
  const held = queue.wait(0, gone.signal, { cause: "automatic", why: "restart after exit code 1" })
  await queue.wait(1, never)
  expect(told[0]).toEqual([0, true])
  queue.renew(gatewayInfo(2, { remaining: 6, total: 10, reset_after: 60_000 }), Date.now() + 1)
  await held
})
