import { expect, test } from "vitest"
import { gatewayInfo } from "../fixtures-of-tests/gateway-server.ts"
import { newGate } from "./identify-gate.ts"
import { IdentifyQueue } from "./identify-queue.ts"

function queue(limit: Parameters<typeof gatewayInfo>[1] = {}, graceMs = 40) {
  const told: number[] = []
  const gate = newGate(gatewayInfo(8, limit), { spacingMs: 60, graceMs }, Date.now())
  return {
    queue: new IdentifyQueue(gate, { noBudget: (shardId) => void told.push(shardId) }),
    told,
  }
}

const never = new AbortController().signal

test("shards of one bucket go one after the other, lower ids first, each after the spacing", async () => {
  const { queue: gate } = queue()
  const went: [number, number][] = []
  const began = Date.now()
  const waits = [0, 2, 1].map(async (shardId) => {
    await gate.wait(shardId, never)
    went.push([shardId, Date.now() - began])
    gate.sent(shardId)
  })
  await Promise.all(waits)
  expect(went.map(([shardId]) => shardId)).toEqual([0, 1, 2])
  expect(went[1]?.[1]).toBeGreaterThanOrEqual(60)
  expect(went[2]?.[1]).toBeGreaterThanOrEqual(120)
  expect(gate.nextAt()).toBeUndefined()
})

test("buckets do not wait for each other", async () => {
  const { queue: gate } = queue({ max_concurrency: 4 })
  const began = Date.now()
  await Promise.all([0, 1, 2, 3].map((shardId) => gate.wait(shardId, never)))
  expect(Date.now() - began).toBeLessThan(60)
})

test("a shard that went away before its turn holds up nobody", async () => {
  const { queue: gate } = queue()
  await gate.wait(0, never)
  gate.sent(0)
  const gone = new AbortController()
  const first = gate.wait(1, gone.signal)
  const second = gate.wait(2, never)
  gone.abort(new Error("its process ended"))
  await expect(first).rejects.toThrow("its process ended")
  await second
  await expect(gate.wait(3, gone.signal)).rejects.toThrow("its process ended")
})

test("a shard that dies between grant and IDENTIFY frees its bucket after grace and spacing", async () => {
  const { queue: gate } = queue({}, 30)
  // From before the grant: a busy computer tells of it late.
  const began = Date.now()
  await gate.wait(0, never)
  await gate.wait(1, never)
  expect(Date.now() - began).toBeGreaterThanOrEqual(90)
})

test("without budget shards wait for the new day, and somebody is told", async () => {
  const { queue: gate, told } = queue({ remaining: 1, total: 1000, reset_after: 150 })
  await gate.wait(0, never)
  gate.sent(0)
  const began = Date.now()
  await gate.wait(1, never)
  expect(Date.now() - began).toBeGreaterThan(80)
  expect(new Set(told)).toEqual(new Set([1]))
  expect(gate.gate.remaining).toBe(999)
})
