/** Questions to all shards: how long they take, and whether all settle while a shard is killed. */
import { setTimeout as sleep } from "node:timers/promises"
import { type Bots, type Contender, contendersWith } from "../contenders.ts"
import { killShard, type Measured, withReady } from "../running.ts"
import { percentile, report, reportCount } from "../table.ts"

const SHARDS = 16
const WARM_UP = 50
const SMALL = 400
const LARGE = 60
const STORM = 3000

interface Times {
  small: number[]
  large: number[]
}

export async function calls(bots: Bots): Promise<void> {
  const { ours, shardingManager, hybrid } = contendersWith(bots, 1)
  const mine = await timesOf(ours)
  const shared = await timesOf(contendersWith(bots, 4).ours)
  const rival = await timesOf(shardingManager)
  const other = await timesOf(hybrid)
  const rows: ["small" | "large", number, number][] = [
    ["small", 0.5, 0.5],
    ["small", 0.99, 0.5],
    ["large", 0.5, 0.8],
    ["large", 0.99, 0.8],
  ]
  for (const [kind, part, aim] of rows) {
    const of = (times: Times) => percentile(times[kind], part)
    report({
      name: `broadcast_eval, ${kind === "small" ? "small result" : "100 KB results"}, ${SHARDS} shards, p${part * 100}`,
      ours: `${of(mine).toFixed(2)} ms (4 shards per process: ${of(shared).toFixed(2)} ms)`,
      beside: `ShardingManager ${of(rival).toFixed(2)} ms; hybrid-sharding ${of(other).toFixed(2)} ms`,
      ratio: of(mine) / of(rival),
      aim,
    })
  }
  await storm(ours, shardingManager)
}

async function timesOf(contender: Contender): Promise<Times> {
  return await withReady(quick(contender), SHARDS, world(), async ({ measure }) => {
    await measure("small", WARM_UP)
    const small = (await measure("small", SMALL)).took
    await measure("large", 5)
    return { small, large: (await measure("large", LARGE)).took }
  })
}

/** A new call every millisecond, and in the middle a shard is killed. */
async function storm(ours: Contender, rival: Contender): Promise<void> {
  const settled: (Measured | undefined)[] = []
  for (const contender of [ours, rival]) {
    const found = await withReady(quick(contender), 4, world(), async (running) => {
      const asked = running.measure("small", STORM, 1).catch(() => undefined)
      await sleep(STORM / 3)
      killShard(running, 1)
      return await Promise.race([asked, sleep(120_000, undefined)])
    })
    settled.push(found)
  }
  const [mine, theirs] = settled
  const said =
    theirs === undefined
      ? "does not settle them or dies"
      : `${theirs.took.length} settled, ${theirs.failed} of them in an error`
  reportCount(
    `calls every millisecond while a shard is killed: not settled of ${STORM}`,
    STORM - (mine?.took.length ?? 0),
    0,
    `, ${mine?.failed} in an error; ShardingManager: ${said}`,
  )
}

function quick(contender: Contender): Contender {
  return { ...contender, environment: { ...contender.environment, SPAWN_DELAY: "500" } }
}

function world() {
  return { maxConcurrency: 16, world: { guilds: SHARDS * 4 } }
}
