/** Where a dashboard listens: option, flag, key, and what is refused. */
import { expect, test } from "vitest"
import { expectNoDashboard, readDashboard } from "./settings.ts"

const KEY = "sixteen-letters-"
const found = (values: Record<string, string>) => (name: string) => values[name]

test("nobody asks, nobody listens", () => {
  expect(readDashboard(undefined, found({ DASHBOARD_KEY: KEY }))).toBeUndefined()
})

test("easylang dev shows its own page instead", () => {
  expect(readDashboard({ port: 8080 }, found({ "--dashboard": "off" }))).toBeUndefined()
})

test.each([
  [{}, {}, { port: 7330, host: "127.0.0.1", key: undefined }],
  [{ port: "8080" }, {}, { port: 8080, host: "127.0.0.1", key: undefined }],
  [{ host: "::1", port: 0 }, {}, { port: 0, host: "::1", key: undefined }],
  [{ host: "0.0.0.0", key: KEY }, {}, { port: 7330, host: "0.0.0.0", key: KEY }],
  [{ host: "0.0.0.0" }, { DASHBOARD_KEY: KEY }, { port: 7330, host: "0.0.0.0", key: KEY }],
  [{ port: 1 }, { "--dashboard": "9000" }, { port: 9000, host: "127.0.0.1", key: undefined }],
  [undefined, { "--dashboard": "" }, { port: 7330, host: "127.0.0.1", key: undefined }],
  [undefined, { "--dashboard": "[::1]:9000" }, { port: 9000, host: "::1", key: undefined }],
  [
    undefined,
    { "--dashboard": "0.0.0.0:9000", DASHBOARD_KEY: KEY },
    { port: 9000, host: "0.0.0.0", key: KEY },
  ],
])("%o with %o", (option, values, settings) => {
  expect(readDashboard(option, found(values))).toEqual(settings)
})

test.each([
  [{ host: "0.0.0.0" }, 78, "without a key"],
  [{ host: "192.168.1.5" }, 78, "without a key"],
  [{ host: "bot.example" }, 78, "without a key"],
  [{ host: "127.evil.example" }, 78, "without a key"],
  [{ host: "::" }, 78, "without a key"],
  [{ host: "0.0.0.0", key: "" }, 78, "without a key"],
  [{ key: "short" }, 78, "openssl rand"],
  [{ port: 70_000 }, 64, "0 to 65535"],
  [{ port: "eighty" }, 64, "0 to 65535"],
  [{ ports: 80 }, 64, "Maybe you meant port"],
  [{ host: 5 }, 64, "must be text"],
  [true, 64, "must be an object"],
  [[8080], 64, "must be an object"],
])("%o is refused with %i", (option, exitCode, words) => {
  expect(() => readDashboard(option, found({}))).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(words),
      facts: expect.objectContaining({ exitCode }),
    }),
  )
})

test("a bot without a manager has no page, and says so when one is asked for", () => {
  expectNoDashboard(found({}))
  expectNoDashboard(found({ "--dashboard": "off" }))
  expect(() => expectNoDashboard(found({ "--dashboard": "" }))).toThrow(
    expect.objectContaining({
      message: expect.stringContaining("this bot runs without one"),
      facts: expect.objectContaining({ exitCode: 64 }),
    }),
  )
})
