import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { compile } from "../index.ts"
import { startProgramChecker } from "../installed.ts"
import { type Checker, startChecker } from "./check.ts"

let checker: Checker
beforeAll(() => {
  checker = startProgramChecker()
})
afterAll(() => checker.stop())

async function problemsOf(source: string, file = "bot.ez") {
  const compiled = compile(source, file)
  const result = await checker.check([compiled])
  expect(result.unchecked).toBeUndefined()
  return result.problems.map(({ code, place, facts }) => ({
    code,
    at: source.slice(place.start, place.end),
    facts,
  }))
}

describe("mistakes are found at their place and in our words", () => {
  it("knows the properties of a message", async () => {
    const found = await problemsOf("on_message(func(message) { print(message.contnet) })")
    expect(found).toMatchObject([
      {
        code: "unknown_property",
        at: "contnet",
        facts: { owner: "a Message", suggestion: "content" },
      },
    ])
  })

  it("knows both spellings of a Discord value", async () => {
    expect(
      await problemsOf("on_message(func(m) {\n print(m.channel_id)\n print(m.channelId)\n})"),
    ).toEqual([])
  })

  it("sees through a name given to a value", async () => {
    const found = await problemsOf(
      "on_message(func(message) {\n let m = message\n print(m.contnet)\n})",
    )
    expect(found).toMatchObject([{ code: "unknown_property", at: "contnet" }])
  })

  it("counts arguments", async () => {
    expect(await problemsOf("respawn_shard()")).toMatchObject([
      { code: "missing_argument", facts: { parameter: "shard_id" } },
    ])
    expect(await problemsOf("get_shard_stats(1)")).toMatchObject([
      { code: "surplus_argument", at: "1" },
    ])
    expect(await problemsOf("get_shard_stats(1, 2)")).toMatchObject([
      { code: "surplus_argument", at: "1" },
    ])
  })

  it("names kinds as EasyLang does", async () => {
    expect(await problemsOf('respawn_shard("one")')).toMatchObject([
      { code: "wrong_kind", at: '"one"', facts: { wanted: "a number", given: '"one"' } },
    ])
  })

  it("knows the result of a builtin", async () => {
    const found = await problemsOf("let info = get_shard_info()\nprint(info.shard_idd)")
    expect(found).toMatchObject([
      { code: "unknown_property", at: "shard_idd", facts: { suggestion: "shard_id" } },
    ])
  })
})

describe("legal dynamic programs pass", () => {
  it.each([
    ["another kind later", 'let x = 1\nx = "one"\nprint(x)'],
    ["a property gained later", "let o = { a: 1 }\no.b = 2\nprint(o.b)"],
    ["a dynamic key", 'let o = {}\nlet k = "a"\no[k] = 1\nprint(o[k])'],
    ["fewer arguments", "func f(a, b) { return a }\nprint(f(1))"],
    ["a list of many kinds", 'let l = [1, "a"]\nprint(l[0] + 1)'],
    ["comparing unlike kinds", 'print(1 == "1")'],
    ["null first", "let x = null\nfunc set() { x = { a: 1 } }\nset()\nprint(x.a)"],
    ["no words at all", "let x = 1"],
    ["an object inside an object", "let o = { inner: {} }\no.inner.b = 2\nprint(o.inner.b)"],
    ["a new property of a result", "let info = get_shard_info()\ninfo.mine = 1"],
    ["a default of another kind", 'wait(get_argument("SECONDS", 5))'],
    [
      "an option from outside",
      'create_shard_manager("bot.ez", { total_shards: get_argument("SHARDS", "auto") })',
    ],
    [
      "options with a default of another kind",
      'let o = { total_shards: get_argument("SHARDS", 4) }\ncreate_shard_manager("bot.ez", o)',
    ],
    [
      "one of several texts, through an object",
      'let o = { total_shards: "auto" }\ncreate_shard_manager("bot.ez", o)',
    ],
  ])("%s", async (_, source) => {
    expect(await problemsOf(source)).toEqual([])
  })
})

it("checks files one after the other and forgets the mistakes of the last", async () => {
  const wrong = compile("respawn_shard()", "one.ez")
  const right = compile("respawn_shard(1)", "one.ez")
  expect((await checker.check([wrong])).problems).toHaveLength(1)
  expect((await checker.check([right])).problems).toHaveLength(0)
  expect((await checker.check([wrong, compile("print(1)", "two.ez")])).problems).toHaveLength(1)
})

describe("a checker that fails is said, not met with a hang", () => {
  it("is not installed", async () => {
    const missing = startChecker("none.d.ts", { path: "/no/such/tsc" })
    expect((await missing.check([compile("print(1)")])).unchecked).toBe(
      "TypeScript's checker could not be started",
    )
  })

  it("is another program", async () => {
    const other = startChecker("none.d.ts", { path: "/bin/cat" })
    expect((await other.check([compile("print(1)")])).unchecked).toBe(
      "TypeScript's checker ended by itself",
    )
  })

  it("does not answer in time", async () => {
    const slow = startChecker(resolve("dist/types/checked.d.ts"), { deadlineMs: 1 })
    expect((await slow.check([compile("print(1)")])).unchecked).toBe(
      "TypeScript's checker gave no answer within 0.001 s",
    )
  })

  it("starts again after it died", async () => {
    const other = startProgramChecker()
    other.stop()
    expect((await other.check([compile("respawn_shard()")])).problems).toHaveLength(1)
    other.stop()
  })
})

it("finds the declarations that the package was built with", () => {
  expect(existsSync("dist/types/runtime/index.d.ts")).toBe(true)
})
