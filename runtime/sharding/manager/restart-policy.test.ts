import fc from "fast-check"
import { expect, test } from "vitest"
import { decideRestart, type ProcessEnd } from "./restart-policy.ts"

const POLICY = {
  firstDelayMs: 4000,
  longestDelayMs: 60_000,
  stableAfterMs: 60_000,
  mostFailures: 10,
}
const CRASH: ProcessEnd = { exitCode: 1, respawn: true, failures: 0, readyMs: 0 }
const luck = fc.double({ min: 0, max: 1, noNaN: true })

test("delays grow threefold up to the longest, and stay within a quarter of it for any luck", () => {
  fc.assert(
    fc.property(fc.nat(5000), luck, (failures, random) => {
      const policy = { ...POLICY, mostFailures: 10_000 }
      const decision = decideRestart({ ...CRASH, failures }, policy, random)
      if (decision.kind !== "restart") throw new Error("a crash is followed by a restart")
      const full = Math.min(4000 * 3 ** Math.min(failures, 30), 60_000)
      expect(decision.delayMs).toBeGreaterThanOrEqual(full * 0.75)
      expect(decision.delayMs).toBeLessThanOrEqual(full)
      expect(decision.failures).toBe(failures + 1)
    }),
  )
})

/** Starts of a shard that dies each time, `readyMs` after it became ready, within a time. */
function startsWithin(ms: number, readyMs: number, random: () => number): number {
  let failures = 0
  let starts = 0
  for (let at = 0; at < ms; starts++) {
    const decision = decideRestart({ ...CRASH, failures, readyMs }, POLICY, random())
    if (decision.kind !== "restart") return starts + 1
    at += readyMs + decision.delayMs
    failures = decision.failures
  }
  return starts
}

test("a shard that dies at its start spends at most five identifies in a minute, and ten until it is given up", () => {
  fc.assert(
    fc.property(fc.infiniteStream(luck), fc.nat(59_999), (stream, readyMs) => {
      const random = () => stream.next().value ?? 0
      expect(startsWithin(60_000, readyMs, random)).toBeLessThanOrEqual(5)
      expect(startsWithin(Number.MAX_SAFE_INTEGER, readyMs, random)).toBe(11)
    }),
  )
})

test("a shard that worked is back at once after its first death, whatever killed it", () => {
  const end = { ...CRASH, exitCode: null, failures: 0, readyMs: 500 }
  expect(decideRestart(end, POLICY, 1)).toEqual({ kind: "restart", delayMs: 0, failures: 1 })
  const again = { ...end, failures: 1 }
  expect(decideRestart(again, POLICY, 1)).toEqual({ kind: "restart", delayMs: 4000, failures: 2 })
})

test("a stable shard starts fresh, however often it failed before", () => {
  expect(decideRestart({ ...CRASH, failures: 10, readyMs: 60_000 }, POLICY, 1)).toEqual({
    kind: "restart",
    delayMs: 0,
    failures: 1,
  })
})

test("a shard that keeps dying is given up", () => {
  expect(decideRestart({ ...CRASH, failures: 10 }, POLICY, 0).kind).toBe("give-up")
})

test("respawn: false stays down; a wrong setting is fatal with and without it", () => {
  expect(decideRestart({ ...CRASH, respawn: false }, POLICY, 0)).toEqual({ kind: "stay-down" })
  expect(decideRestart({ ...CRASH, exitCode: 78 }, POLICY, 0)).toEqual({ kind: "fatal" })
  expect(decideRestart({ ...CRASH, exitCode: 78, respawn: false }, POLICY, 0).kind).toBe("fatal")
  expect(decideRestart({ ...CRASH, exitCode: null }, POLICY, 0).kind).toBe("restart")
})
