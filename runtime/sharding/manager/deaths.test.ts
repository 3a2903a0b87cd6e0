/** Shards that die again and again, as real processes: one of many, most of many, the only one. */
import { afterEach, expect, test } from "vitest"
import {
  type FixtureFleet,
  fixtureFleet,
  QUICK,
  until,
} from "../fixtures-of-tests/fleet-of-fixtures.ts"
import { gatewayInfo } from "../fixtures-of-tests/gateway-server.ts"

let running: FixtureFleet | undefined

afterEach(async () => {
  delete process.env.CLOSE_CODE
  await running?.stop()
  running = undefined
})

const restart = { ...QUICK.restart, longestDelayMs: 40 }

async function start(...parts: Parameters<typeof fixtureFleet>): Promise<FixtureFleet> {
  running = await fixtureFleet(...parts)
  return running
}

test("a shard that keeps dying is given up loudly, the others go on, and a person may try it again", async () => {
  const policy = { ...restart, mostFailures: 3 }
  const parts = [{ total_shards: 3 }, { restart: policy }] as const
  const { fleet, output, events } = await start("dies-as-one", ...parts)
  expect(await fleet.spawn()).toEqual([
    { id: 0, ready: true },
    { id: 1, ready: false },
    { id: 2, ready: true },
  ])
  const told = "(exit code 5) before it was ready, 4 times without a stable time: I give it up"
  expect(output().split(told)).toHaveLength(2)
  // It does not come back by itself: whoever watches for errors must hear of it.
  expect(events.find(({ text }) => text.includes(told))?.level).toBe("error")
  expect((await fleet.stats()).map((row) => row.ready)).toEqual([true, false, true])
  expect(await fleet.respawn(1)).toBe(false)
  expect(output().split(told)).toHaveLength(3)
})

test("the same death in most shards stops the fleet with the reason and exit code 78", async () => {
  const { fleet, output } = await start("dies-at-start", { total_shards: 4 }, { restart })
  await expect(fleet.spawn()).rejects.toMatchObject({
    code: "bad_deploy",
    message: expect.stringContaining("in the same way (exit code 3)"),
    facts: { exitCode: 78 },
  })
  const starts = output().split("I cannot read my settings").length - 1
  expect(starts).toBeLessThanOrEqual(4 * 7)
})

test("when the only shard is given up, the program ends", async () => {
  const policy = { ...restart, mostFailures: 2 }
  const { fleet, output } = await start("dies-at-start", { total_shards: 1 }, { restart: policy })
  await expect(fleet.spawn()).rejects.toMatchObject({
    code: "all_given_up",
    facts: { exitCode: 78 },
  })
  expect(output()).toContain("0 of 1 shard ready")
})

test("4011 says which number Discord wants, and with auto a new start is allowed", async () => {
  process.env.CLOSE_CODE = "4011"
  const first = await start("refused-intents", { total_shards: 1 }, {}, gatewayInfo(7))
  await expect(first.fleet.spawn()).rejects.toMatchObject({
    message: expect.stringContaining(
      "for 1 shard (close code 4011). Discord recommends 7 now. Write total_shards: 7",
    ),
    facts: { closeCode: 4011, recommended: 7, exitCode: 78 },
  })
})

test("4011 and 4010 promise no cure where Discord recommends the number that it refused", async () => {
  const words = {
    4011: "Discord recommends 2 all the same, so the next start would end like this one. Write a larger number, for example total_shards: 4.",
    4010: "Discord recommends 2 all the same. A very large bot needs a multiple of",
  }
  for (const [code, fix] of Object.entries(words)) {
    process.env.CLOSE_CODE = code
    const { fleet, stop } = await start("refused-intents", { total_shards: "auto" })
    await expect(fleet.spawn()).rejects.toMatchObject({
      message: expect.stringContaining(fix),
      facts: { exitCode: 78 },
    })
    await stop()
  }
})

test("fatal close codes never start a shard again", async () => {
  for (const closeCode of [4004, 4010, 4011, 4012, 4013, 4014]) {
    process.env.CLOSE_CODE = String(closeCode)
    const { fleet, output, stop } = await start("refused-intents", { total_shards: 1 })
    await expect(fleet.spawn()).rejects.toMatchObject({ facts: { closeCode, exitCode: 78 } })
    expect(output()).not.toContain("starts again")
    await stop()
  }
})

test("each identify is told with its reason", async () => {
  const policy = { ...restart, mostFailures: 2 }
  const { fleet, records } = await start("dies-as-one", { total_shards: 2 }, { restart: policy })
  await fleet.spawn()
  await until("the shard's last", () => records().length === 4)
  expect(records().filter(({ shard }) => shard === 0)).toMatchObject([{ why: "start", of: 2 }])
  expect(records().filter(({ shard }) => shard === 1)).toMatchObject([
    { why: "start" },
    { why: "restart after exit code 5" },
    { why: "restart after exit code 5" },
  ])
})

test("a shard that the reserve keeps waiting goes when a person says so on the dashboard, as its words promise", async () => {
  const limit = { total: 6, remaining: 4, reset_after: 3_600_000 }
  const info = gatewayInfo(2, limit)
  const { fleet, output, records } = await start("dies-as-one", {}, { restart, startMs: 300 }, info)
  void fleet.spawn()
  await until("the wait", () => output().includes("those are kept for you"))
  expect(output()).toContain("Respawn on the dashboard or a restart of this program may use them")
  expect(await fleet.respawn(1)).toBe(false)
  expect(records()).toHaveLength(2)
  expect(await fleet.desk.act({ do: "respawn", shard: 1 })).toContain("were kept for you")
  await until("its identify", () => records().length === 3)
  expect(await fleet.desk.act({ do: "respawn", shard: 0 })).toBe("Shard 0 starts again.")
})
