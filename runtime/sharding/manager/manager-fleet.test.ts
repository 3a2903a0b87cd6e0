import { rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import {
  type FixtureFleet,
  fixtureFleet,
  TOKEN,
  until,
} from "../fixtures-of-tests/fleet-of-fixtures.ts"
import { gatewayInfo } from "../fixtures-of-tests/gateway-server.ts"

let running: FixtureFleet | undefined

async function start(...parts: Parameters<typeof fixtureFleet>): Promise<FixtureFleet> {
  running = await fixtureFleet(...parts)
  return running
}

afterEach(async () => {
  await running?.stop()
  running = undefined
})

test("every shard becomes ready, answers, and tells its numbers", async () => {
  const { fleet, output } = await start("well-behaved")
  expect(await fleet.spawn()).toEqual([
    { id: 0, ready: true },
    { id: 1, ready: true },
  ])
  expect(await fleet.evalOnAll("x")).toEqual(["0: x", "1: x"])
  expect(await fleet.valuesOfAll("ws.ping")).toEqual([7, 7])
  const stats = await fleet.stats()
  expect(stats.map((row) => row.shard_id)).toEqual([0, 1])
  expect(stats[1]).toMatchObject({ guild_count: 5, user_count: 7, ping: 12, memory_mb: 50.25 })
  expect(stats[1]).toMatchObject({ ready: true })
  expect(fleet.info()).toEqual({
    shard_id: null,
    total_shards: 2,
    guild_count: 10,
    sharded: false,
  })
  await until("the shards' lines", () => output().includes("[shard 1] ready with 2 shards"))
  expect(output()).toContain("1 of 2 shards ready")
})

test('"auto" takes what Discord recommends, and shard_list runs only its shards', async () => {
  const { fleet } = await start("well-behaved", { total_shards: "auto" }, {}, gatewayInfo(3))
  expect(await fleet.spawn()).toHaveLength(3)
  await running?.stop()
  const some = await start("well-behaved", { total_shards: 8, shard_list: [6, 2] })
  expect(await some.fleet.spawn()).toEqual([
    { id: 2, ready: true },
    { id: 6, ready: true },
  ])
  expect(some.fleet.info().total_shards).toBe(8)
})

test("two managers of one token share Discord's pace", async () => {
  const gate = { spacingMs: 400, graceMs: 500 }
  const options = { total_shards: 2, shard_list: [0] }
  const { fleet } = await start("well-behaved", options, { gate })
  const other = await fixtureFleet("well-behaved", { total_shards: 2, shard_list: [1] }, { gate })
  const began = Date.now()
  await Promise.all([fleet.spawn(), other.fleet.spawn()])
  expect(Date.now() - began).toBeGreaterThanOrEqual(400)
  await other.stop()
})

test("a shard that dies at its start is started again, each time later, and spawn goes on without it", async () => {
  const { fleet, output } = await start("dies-at-start", { total_shards: 1 }, { startMs: 1500 })
  expect(await fleet.spawn()).toEqual([{ id: 0, ready: false }])
  expect(output()).toContain("[shard 0] I cannot read my settings")
  expect(output().match(/ended \(exit code 3\) before it was ready/g)?.length).toBeGreaterThan(1)
  const [row] = await fleet.stats()
  expect(row).toMatchObject({ shard_id: 0, guild_count: 0, ping: -1, ready: false })
  expect(row?.error).toMatch(/it is (backing off|starting)/)
})

test("a shard that waits for its turn is not started twice by a respawn", async () => {
  const { fleet, output } = await start("well-behaved", {}, { startsAtOnce: 1 })
  const spawned = fleet.spawn()
  await until("the first shard's start", () => output().includes("0 of 2 shards ready"))
  expect(await fleet.respawn(1)).toBe(false)
  await spawned
  const starts = () => output().split("[shard 1] ready with 2 shards").length - 1
  await until("its start", () => starts() > 0)
  expect(starts()).toBe(1)
})

test("respawn: false leaves a dead shard down, and spawn does not wait for it", async () => {
  const { fleet, output } = await start("dies-at-start", { total_shards: 1, respawn: false })
  expect(await fleet.spawn()).toEqual([{ id: 0, ready: false }])
  expect(output()).toContain("it stays down, because respawn is false")
  expect((await fleet.stats())[0]?.error).toBe("its process ended and does not start again")
})

test("a shard that failed once is back by itself", async () => {
  const mark = join(tmpdir(), `easylang-dies-once-${process.pid}`)
  process.env.MARK = mark
  try {
    const { fleet } = await start("dies-once", { total_shards: 1 })
    expect(await fleet.spawn()).toEqual([{ id: 0, ready: true }])
  } finally {
    rmSync(mark, { force: true })
  }
})

test("a shard that never becomes ready holds nobody up", async () => {
  const { fleet, output } = await start("never-ready", {}, { startMs: 2500 })
  expect(await fleet.spawn()).toEqual([
    { id: 0, ready: true },
    { id: 1, ready: false },
  ])
  expect(output()).toMatch(
    /shard 1 is not ready yet \(identifying for \d+ s\); it goes on starting/,
  )
  expect(await fleet.respawn(1)).toBe(false)
  expect(output()).toContain("I leave shard 1 alone, it is identifying")
})

test("a shard that answers late leaves a gap, told once, and complete statistics", async () => {
  const { fleet, output } = await start("answers-late", {}, { answerMs: 300, healthMs: 300 })
  await fleet.spawn()
  expect(await fleet.evalOnAll("x")).toEqual([0, null])
  expect(await fleet.evalOnAll("x")).toEqual([0, null])
  const told =
    "broadcast_eval(): shard 1 gave no result, null stands in its place: it did not answer"
  expect(output().split(told)).toHaveLength(2)
  const stats = await fleet.stats()
  expect(stats[1]).toMatchObject({
    shard_id: 1,
    guild_count: 5,
    user_count: 0,
    ping: -1,
    memory_mb: 0,
    uptime_ms: 0,
    ready: false,
    error: "it did not answer within 0.3 s",
  })
})

test("garbage from a shard is met, told once and harms nobody", async () => {
  const { fleet, output } = await start("answers-garbage", { total_shards: 1 })
  expect(await fleet.spawn()).toEqual([{ id: 0, ready: true }])
  expect(output().split("sends messages that I do not know")).toHaveLength(2)
  expect(await fleet.evalOnAll("1")).toEqual([1])
  expect((await fleet.stats())[0]).toMatchObject({ guild_count: 5, memory_mb: 0 })
})

test("respawn gives a shard a new process; unknown shards are a fault", async () => {
  const { fleet, output } = await start("well-behaved")
  await fleet.spawn()
  expect(await fleet.respawn(0)).toBe(true)
  const starts = () => output().split("[shard 0] ready with 2 shards").length - 1
  await until("its second start", () => starts() === 2)
  expect(output()).not.toContain("[shard 0] ended")
  await expect(fleet.respawn(7)).rejects.toThrow("this manager runs no such shard. It runs 0, 1")
})

test("a shard that ignores stop is killed", async () => {
  const { fleet, stop } = await start("ignores-stop", {}, { stopMs: 200 })
  await fleet.spawn()
  const began = Date.now()
  await stop()
  expect(Date.now() - began).toBeLessThan(3000)
})

test.each([
  [4014, "Message Content Intent"],
  [4004, "refused the token"],
])("close code %i ends the fleet with a configuration fault", async (closeCode, words) => {
  process.env.CLOSE_CODE = String(closeCode)
  const { fleet } = await start("refused-intents")
  const spawned = fleet.spawn()
  await expect(spawned).rejects.toThrow(words)
  await expect(spawned).rejects.toMatchObject({ facts: { closeCode, exitCode: 78 } })
})

test("the token is in no argv, no environment and no output", async () => {
  process.env.TOKEN = TOKEN
  process.env.ALSO = `Bot ${TOKEN}`
  try {
    const { fleet, output } = await start("prints-secrets", { total_shards: 1 })
    await fleet.spawn()
    await until("the lines", () => output().includes("my token is"))
    expect(output()).not.toContain(TOKEN)
    expect(output()).toMatch(/env \{(?!.*"(TOKEN|ALSO)")/)
    expect(output()).toContain("my token is [token], argument [token]")
  } finally {
    delete process.env.TOKEN
    delete process.env.ALSO
  }
})

test("fewer identifies than shards: nothing is started", async () => {
  const info = gatewayInfo(2, { remaining: 1, reset_after: 60_000 })
  const { fleet, output } = await start("well-behaved", {}, {}, info)
  await expect(fleet.spawn()).rejects.toMatchObject({
    code: "no_identifies_left",
    facts: { needed: 2, remaining: 1, exitCode: 75 },
  })
  expect(output()).toBe("")
})
