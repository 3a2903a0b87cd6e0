import fc from "fast-check"
import { expect, test } from "vitest"
import { decideRestart, type ProcessEnd } from "./restart-policy.ts"

const POLICY = { firstDelayMs: 1000, longestDelayMs: 60_000, stableAfterMs: 60_000 }
const CRASH: ProcessEnd = { exitCode: 1, respawn: true, failures: 0, readyMs: 0 }

test("delays double up to the longest, and stay within half of it for any luck", () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const decision = decideRestart({ ...CRASH, failures }, POLICY, random)
      if (decision.kind !== "restart") throw new Error("a crash is followed by a restart")
      const full = Math.min(1000 * 2 ** failures, 60_000)
      expect(decision.delayMs).toBeGreaterThanOrEqual(full / 2)
      expect(decision.delayMs).toBeLessThanOrEqual(full)
      expect(decision.failures).toBe(failures + 1)
    }),
  )
})

test("a crash loop cannot spend a day's identifies in an hour", () => {
  let failures = 0
  let starts = 0
  for (let at = 0; at < 3_600_000; starts++) {
    const decision = decideRestart({ ...CRASH, failures }, POLICY, 0)
    if (decision.kind !== "restart") break
    at += decision.delayMs
    failures = decision.failures
  }
  expect(starts).toBeLessThan(130)
})

test("a stable shard starts fresh", () => {
  expect(decideRestart({ ...CRASH, failures: 9, readyMs: 60_000 }, POLICY, 1)).toEqual({
    kind: "restart",
    delayMs: 1000,
    failures: 1,
  })
})

test("respawn: false stays down; a wrong setting is fatal with and without it", () => {
  expect(decideRestart({ ...CRASH, respawn: false }, POLICY, 0)).toEqual({ kind: "stay-down" })
  expect(decideRestart({ ...CRASH, exitCode: 78 }, POLICY, 0)).toEqual({ kind: "fatal" })
  expect(decideRestart({ ...CRASH, exitCode: 78, respawn: false }, POLICY, 0).kind).toBe("fatal")
  expect(decideRestart({ ...CRASH, exitCode: null }, POLICY, 0).kind).toBe("restart")
})
