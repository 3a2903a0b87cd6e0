/** Every call ends, whatever a shard does: real processes, real signals. */
import { afterEach, expect, test } from "vitest"
import { type FixtureFleet, fixtureFleet, until } from "../fixtures-of-tests/fleet-of-fixtures.ts"
import { reasonsOf } from "../reasons.ts"

let running: FixtureFleet | undefined

afterEach(async () => {
  delete process.env.AWKWARD
  await running?.stop()
  running = undefined
})

async function start(...parts: Parameters<typeof fixtureFleet>): Promise<FixtureFleet> {
  running = await fixtureFleet(...parts)
  return running
}

const QUICKLY = { answerMs: 300, healthMs: 300, stopMs: 300 }

test.each([
  ["dies", "its process ended before it answered"],
  ["blocks", "it did not answer within 0.3 s"],
  ["stops", "it did not answer within 0.3 s"],
  ["never", "it did not answer within 0.3 s"],
  ["garbage", "it did not answer within 0.3 s"],
  ["refuses", "I will not"],
])(
  "a shard that %s when asked: the others' results are there, its reason too, told once",
  async (way, why) => {
    process.env.AWKWARD = way
    const { fleet, output } = await start("awkward-when-asked", { total_shards: 3 }, QUICKLY)
    await fleet.spawn()
    const began = Date.now()
    const results = await fleet.evalOnAll("x")
    expect(Date.now() - began).toBeLessThan(1500)
    expect(results).toEqual([
      { pid: expect.any(Number), asked: 1 },
      null,
      { pid: expect.any(Number), asked: 1 },
    ])
    expect(reasonsOf(results)).toEqual([null, why, null])
    expect(JSON.stringify(Object.keys(results))).toBe('["0","1","2"]')
    expect(output().split(`shard 1 gave no result, null stands in its place: ${why}`)).toHaveLength(
      2,
    )
    const values = await fleet.valuesOfAll("ws.ping")
    expect(values[0]).not.toBeNull()
    expect(values[1]).toBeNull()
    expect((await fleet.stats()).map((row) => row.shard_id)).toEqual([0, 1, 2])
    expect(typeof (await fleet.respawn(1))).toBe("boolean")
  },
)

test("50 MB from a shard: the call ends, and the manager goes on", async () => {
  process.env.AWKWARD = "much"
  const { fleet } = await start("awkward-when-asked", { total_shards: 2 })
  await fleet.spawn()
  const [first, much] = await fleet.evalOnAll("x")
  expect(first).toMatchObject({ asked: 1 })
  expect((much as string).length).toBe(50_000_000)
  expect(await fleet.evalOnAll("x", undefined, { shard: 0 })).toMatchObject([{ asked: 2 }])
})

test("a long answer comes through the pipe of its own", async () => {
  process.env.AWKWARD = "long"
  const { fleet } = await start("awkward-when-asked", { total_shards: 2 })
  await fleet.spawn()
  for (const round of [1, 2]) {
    expect(await fleet.evalOnAll("x")).toEqual([
      { pid: expect.any(Number), asked: round },
      "x".repeat(100_000),
    ])
  }
})

test("scribbles in the pipe of long answers are told once, and harm no call", async () => {
  process.env.AWKWARD = "scribbles"
  const { fleet, output } = await start("awkward-when-asked", { total_shards: 2 })
  await fleet.spawn()
  const [, fine] = await fleet.evalOnAll("x")
  expect(fine).toBe("fine")
  await until("the words", () => output().includes("shard 1 sends messages that I do not know"))
})

test("the same call a hundred times at once is a hundred calls", async () => {
  process.env.AWKWARD = "refuses"
  const { fleet } = await start("awkward-when-asked", { total_shards: 1 })
  await fleet.spawn()
  const calls = Array.from({ length: 100 }, () => fleet.evalOnAll("x"))
  const answers = (await Promise.all(calls)).map(([value]) => (value as { asked: number }).asked)
  expect(answers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
})

test("calls while shards start, die and stop: all settle", async () => {
  const { fleet, stop } = await start("well-behaved", { total_shards: 3 }, QUICKLY)
  const spawned = fleet.spawn()
  await until("the fleet", () => fleet.info().total_shards === 3)
  let settled = 0
  let asked = 0
  const ask = () => {
    for (const call of [fleet.evalOnAll("x"), fleet.valuesOfAll("y"), fleet.stats()]) {
      asked += 1
      void call
        .catch(() => {})
        .finally(() => {
          settled += 1
        })
    }
  }
  const asking = setInterval(ask, 1)
  await spawned
  const respawned = fleet.respawn(1)
  await Promise.all([respawned, stop()])
  clearInterval(asking)
  ask()
  await until("all calls", () => settled === asked, 3000)
  expect(asked).toBeGreaterThan(50)
  const rest = await fleet.evalOnAll("x")
  expect(rest).toEqual([null, null, null])
  expect(reasonsOf(rest)[0]).toBe("its process ended and does not start again")
})

test("one shard is asked alone, with its own deadline; one that is not run here is a fault", async () => {
  process.env.AWKWARD = "never"
  const { fleet } = await start("awkward-when-asked", { total_shards: 3 })
  await fleet.spawn()
  expect(await fleet.evalOnAll("x", {}, { shard: 2 })).toMatchObject([{ asked: 1 }])
  expect(await fleet.valuesOfAll("x", { shard: 2 })).toMatchObject([{ asked: 2 }])
  const late = await fleet.evalOnAll("x", {}, { shard: 1, withinMs: 50 })
  expect(late).toEqual([null])
  expect(reasonsOf(late)).toEqual(["it did not answer within 0.1 s"])
  await expect(fleet.evalOnAll("x", {}, { shard: 7 })).rejects.toThrow(
    "broadcast_eval(… shard: 7): this manager runs no such shard. It runs 0, 1, 2.",
  )
})
