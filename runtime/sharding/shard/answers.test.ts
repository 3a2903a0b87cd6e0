/** What a shard makes of code, paths and values; discord.js's own Collection stands for its caches. */
import { type Client, Collection } from "discord.js"
import fc from "fast-check"
import { expect, test } from "vitest"
import { thisProcess } from "../../this-process.ts"
import { compileCode } from "./evaluate.ts"
import { plainValue } from "./plain-value.ts"
import { readPath } from "./property-path.ts"

class Guilds {
  readonly cache = new Collection([["7", { name: "seven" }]])
}

class FakeClient {
  readonly guilds = new Guilds()
  readonly user = null
  readonly ws = { ping: 12 }
  get shardCount() {
    return 4
  }
  destroy() {}
}

const client = new FakeClient()

test("code is an expression where it reads as one, else statements", async () => {
  expect(await compileCode("client.ws.ping")(client)).toBe(12)
  expect(await compileCode("return client.guilds.cache.size")(client)).toBe(1)
  expect(await compileCode("this.ws.ping + 1 // why")(client)).toBe(13)
  expect(await compileCode("await Promise.resolve(5)")(client)).toBe(5)
  expect(await compileCode("{ a: 1 }")(client)).toEqual({ a: 1 })
  expect(await compileCode("const x = 2\nreturn x * 2")(client)).toBe(4)
  expect(await compileCode("client.ws.ping;\n")(client)).toBe(12)
  expect(await compileCode("")(client)).toBeUndefined()
  expect(() => compileCode("let let let")).toThrow("broadcast_eval() runs JavaScript, and this")
})

test("paths are read null-safe", () => {
  expect(readPath(client, "guilds.cache.size")).toBe(1)
  expect(readPath(client, "guilds.cache.7.name")).toBe("seven")
  expect(readPath(client, "user.id")).toBe(null)
  expect(readPath(client, "shardCount")).toBe(4)
})

test.each([
  [
    "guilds.cach.size",
    'I cannot follow the path "guilds.cach.size" in a shard\'s client.\n\n`guilds` is there, but it has nothing called `cach`. Maybe you meant:\n\n    "guilds.cache.size"',
  ],
  ["gilds.cache", 'The client has nothing called `gilds`. Maybe you meant:\n\n    "guilds.cache"'],
  ["zebra", "The client has nothing called `zebra`."],
  ["ws.ping.value", "`ping` is a number, so nothing can follow it."],
  ["destroy", "`destroy` is something to call; a path can only read values."],
  ["constructor", "The client has nothing called `constructor`."],
  ["ws.__proto__", "`ws` is there, but it has nothing called `__proto__`."],
  ["", "The client has nothing called ``."],
])("path %j", (path, words) => {
  expect(() => readPath(client, path)).toThrow(words)
})

test("the token of the shard does not leave it, as it is or within a text", () => {
  const token = "a.token.of.a.test"
  thisProcess.client = { token } as Client
  try {
    const words =
      "The result holds the bot's token, which nobody may read, so it cannot leave its shard."
    expect(() => plainValue(token)).toThrow(words)
    expect(() => plainValue({ list: [`Bot ${token}`] })).toThrow(words)
    expect(plainValue("a.token")).toBe("a.token")
  } finally {
    thisProcess.client = undefined
  }
})

test("values become plain", () => {
  const date = new Date(0)
  expect(plainValue(client.guilds.cache)).toEqual([{ name: "seven" }])
  expect(plainValue(new Map([[1, new Set([2n])]]))).toEqual({ 1: ["2"] })
  expect(plainValue({ date, gone: undefined, run() {}, [Symbol.iterator]: 1 })).toEqual({
    date: "1970-01-01T00:00:00.000Z",
    gone: null,
  })
  expect(plainValue(undefined)).toBe(null)
  const same = { a: 1 }
  expect(plainValue([same, same])).toEqual([same, same])
})

test("what cannot travel says so", () => {
  const cycle: { self?: unknown } = {}
  cycle.self = [cycle]
  expect(() => plainValue(cycle)).toThrow("contains itself")
  const follows = { toJSON: (): unknown => follows.toJSON() }
  expect(() => plainValue(follows)).toThrow("contains itself")
  expect(() => plainValue(() => 1)).toThrow("is a function, which cannot leave its shard")
  expect(() => plainValue("x".repeat(9_000_000))).toThrow(
    "too large to leave its shard: it has over 8 million characters and entries.",
  )
})

test("plain values stay as they are, keys like __proto__ too", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.stringify(plainValue(value))).toBe(JSON.stringify(value))
    }),
  )
  expect(JSON.stringify(plainValue(JSON.parse('{"__proto__": 1}')))).toBe('{"__proto__":1}')
})

test.each([
  ["a promise", { a: [Promise.resolve(1)] }, "holds a promise; write `await` before it"],
  ["an iterator", { names: new Map([["a", 1]]).values() }, "holds a Map Iterator"],
  ["a weak map", new WeakMap(), "holds a WeakMap"],
  ["an object of functions", { a: { go() {} } }, "holds an object of functions only"],
  [
    "a class without visible fields",
    new (class Secret {
      #x = 1
      get x() {
        return this.#x
      }
    })(),
    "holds a Secret",
  ],
])("%s is a clear fault, not an empty object", (_what, value, words) => {
  expect(() => plainValue(value)).toThrow(words)
})

test("what is empty stays empty, and bytes and patterns are something", () => {
  expect(plainValue([{}, [], new Map(), new Set(), Object.create(null)])).toEqual([
    {},
    [],
    {},
    [],
    {},
  ])
  expect(plainValue([new Uint8Array([1, 2]), /a+/g])).toEqual([[1, 2], "/a+/g"])
})
