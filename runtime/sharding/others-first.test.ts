import { afterEach, expect, test } from "vitest"
import { thisProcess } from "../this-process.ts"
import { othersFirst } from "./others-first.ts"

const before = thisProcess.leaving

afterEach(() => {
  thisProcess.leaving = before
})

/** Calls in a loop, as a program makes them, until a timer of the same process has run. */
async function calls(work: () => Promise<unknown>): Promise<number> {
  let isOver = false
  setTimeout(() => {
    isOver = true
  }, 20)
  let count = 0
  for (; !isOver && count < 1_000_000; count += 1) await othersFirst(work()).catch(() => {})
  return count
}

test("a loop over calls that end at once lets the process work", async () => {
  const quick = await calls(async () => [null])
  expect(quick).toBeGreaterThan(20)
  expect(quick).toBeLessThan(1_000_000)
  expect(await calls(() => Promise.reject(new Error("nobody to ask")))).toBeLessThan(1_000_000)
})

test("while the process leaves such a loop runs slowly", async () => {
  thisProcess.leaving = "now"
  expect(await calls(async () => [null])).toBeLessThanOrEqual(2)
})

test("the result and the fault are those of the call", async () => {
  expect(await othersFirst(Promise.resolve(3))).toBe(3)
  await expect(othersFirst(Promise.reject(new Error("why")))).rejects.toThrow("why")
})
