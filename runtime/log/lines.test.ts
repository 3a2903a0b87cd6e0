import fc from "fast-check"
import { expect, test } from "vitest"
import { formatEvent, type LogEvent, levelOfManager } from "./lines.ts"

const AT = Date.UTC(2026, 10, 27, 2, 30, 15, 7)

const ended: LogEvent = {
  at: AT,
  level: "warning",
  from: "manager",
  shards: [],
  text: "shard 3 ended (exit code 1); it starts again at once.",
}
const hello: LogEvent = { at: AT, level: "info", from: "shard", shards: [2], text: "hello" }

test("text has time, level and who; plain has who", () => {
  expect(formatEvent(hello, "text")).toBe("2026-11-27 02:30:15.007 info    [shard 2] hello")
  expect(formatEvent(ended, "text")).toMatch(/ warning \[manager\] shard 3 ended/)
  expect(formatEvent({ ...hello, shards: [4, 5] }, "plain")).toBe("[shard 4+5] hello")
  expect(formatEvent({ ...hello, shards: [4, 5, 6, 7] }, "plain")).toBe("[shard 4-7] hello")
  expect(formatEvent({ ...hello, shards: [4, 5, 7] }, "plain")).toBe("[shard 4+5+7] hello")
  expect(formatEvent({ ...hello, from: "program" }, "plain")).toBe("hello")
})

test("a terminal gets colours, by level", () => {
  const trouble = formatEvent({ ...hello, level: "error" }, "text", true)
  expect(trouble).toContain("\u001b[31merror  \u001b[39m")
  expect(trouble).toContain("\u001b[36m[shard 2]\u001b[39m")
})

test("JSON names the shard as a number, and all of a process that has several", () => {
  expect(JSON.parse(formatEvent(hello, "json"))).toEqual({
    time: "2026-11-27T02:30:15.007Z",
    level: "info",
    from: "shard",
    shard: 2,
    message: "hello",
  })
  expect(JSON.parse(formatEvent({ ...hello, shards: [4, 5] }, "json"))).toMatchObject({
    shard: null,
    shards: [4, 5],
  })
})

test("whatever is said, JSON is one line that reads back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "\n", "\r", "\u2028", "\u0000", '"', "\\", "ü", "🦀")),
      (parts) => {
        const text = parts.join("")
        const line = formatEvent({ ...hello, text }, "json")
        expect(line).not.toMatch(/[\r\n]/)
        expect(JSON.parse(line).message).toBe(text)
      },
    ),
  )
})

test("the manager's words about trouble are warnings", () => {
  expect(levelOfManager(ended.text)).toBe("warning")
  const gap = "broadcast_eval(): shard 1 gave no result, null stands in its place: it is starting."
  expect(levelOfManager(gap)).toBe("warning")
  expect(levelOfManager("2 of 2 shards ready")).toBe("info")
})
