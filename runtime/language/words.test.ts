import { afterEach, describe, expect, test, vi } from "vitest"
import { thisProcess } from "../this-process.ts"
import { getArgument, length, str, wait } from "./words.ts"

afterEach(() => {
  vi.unstubAllEnvs()
  thisProcess.arguments = new Map()
})

test("str shows what print shows", () => {
  expect(str({ a: [1, null] })).toBe("{a: [1, null]}")
})

describe("length", () => {
  test.each([
    ["abc", 3],
    ["👍", 2],
    [[1, 2], 2],
    [{ a: 1, b: 2 }, 2],
    [new Map([[1, 2]]), 1],
    [{ cache: new Map([[1, 2]]) }, 1],
  ])("%j", (value, expected) => {
    expect(length(value)).toBe(expected)
  })

  test("of anything else is said", () => {
    expect(() => length(5 as never)).toThrow("length() needs a text, a list or an object")
    expect(() => length(null as never)).toThrow("and got null")
  })
})

describe("get_argument", () => {
  test("the command line, then the environment, then the fallback, then null", () => {
    expect(getArgument("EASY_NAME")).toBeNull()
    expect(getArgument("EASY_NAME", 5)).toBe(5)
    vi.stubEnv("EASY_NAME", "from outside")
    expect(getArgument("EASY_NAME", 5)).toBe("from outside")
    thisProcess.arguments = new Map([["EASY_NAME", ""]])
    expect(getArgument("EASY_NAME", 5)).toBe("")
  })
})

describe("wait", () => {
  test("waits that many seconds, scaled against a local Discord", async () => {
    vi.stubEnv("EASYLANG_DISCORD_API", "http://127.0.0.1:1/api")
    vi.stubEnv("EASYLANG_TIME_SCALE", "0.01")
    const start = performance.now()
    await wait(5)
    const took = performance.now() - start
    expect(took).toBeGreaterThan(45)
    expect(took).toBeLessThan(1000)
  })

  test("what is no number of seconds is said", async () => {
    await expect(wait("5" as never)).rejects.toThrow("wait() needs a number of seconds")
    await expect(wait(-1)).rejects.toThrow("and got -1")
    await expect(wait(Number.NaN)).rejects.toThrow("and got NaN")
  })
})
