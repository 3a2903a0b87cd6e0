import { afterEach, describe, expect, test, vi } from "vitest"
import { thisProcess } from "../this-process.ts"
import { getArgument, getEnv, length, sleep, str, time, wait } from "./words.ts"

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

describe("sleep", () => {
  test("waits that many milliseconds", async () => {
    const start = performance.now()
    await sleep(30)
    expect(performance.now() - start).toBeGreaterThan(28)
    await sleep(0)
  })

  test("what is no number of milliseconds is said", async () => {
    await expect(sleep("5" as never)).rejects.toThrow("sleep() needs a number of milliseconds")
    await expect(sleep(-1)).rejects.toThrow("and got -1")
  })
})

test("get_env gives text, or null", () => {
  vi.stubEnv("EASY_NAME", "")
  expect(getEnv("EASY_NAME")).toBe("")
  expect(getEnv("EASY_OTHER_NAME")).toBeNull()
  expect(() => getEnv(5 as never)).toThrow("get_env() needs text as its first argument")
})

test("get_env gives a shard the variable that its manager keeps out of its environment", () => {
  thisProcess.arguments = new Map([["EASY_TOKEN", "secret"]])
  expect(getEnv("EASY_TOKEN")).toBeNull()
  thisProcess.seat = {} as typeof thisProcess.seat
  expect(getEnv("EASY_TOKEN")).toBe("secret")
  thisProcess.seat = undefined
})

test("time is in milliseconds", () => {
  expect(Math.abs(time() - Date.now())).toBeLessThan(1000)
})
