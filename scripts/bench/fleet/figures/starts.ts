/** From the start of the manager to all shards ready. */
import { type Bots, type Contender, contendersWith } from "../contenders.ts"
import { withReady } from "../running.ts"
import { median, report, reportCount, rounds } from "../table.ts"

const SHARDS = 16
const ROUNDS = 3
/** Discord's pacing: 5 s between two identifies of one bucket. */
const SPACING_MS = 5000

export async function starts(bots: Bots): Promise<void> {
  let broken = 0
  const seconds = async (contender: Contender, maxConcurrency: number, isOurs = false) =>
    await withReady(contender, SHARDS, world(maxConcurrency), async ({ discord }, readyMs) => {
      if (isOurs) broken += discord.stats.brokenPacing
      return readyMs / 1000
    })
  for (const perProcess of [1, 4]) {
    const { ours, forks, hybrid, shardingManager } = contendersWith(bots, perProcess)
    const [mine, plain]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      mine.push(await seconds(ours, SHARDS, true))
      plain.push(await seconds(forks, SHARDS))
    }
    const rivals = perProcess === 1 ? [shardingManager, hybrid] : [hybrid]
    let beside = `${forks.name} ${rounds(plain, "s")}`
    for (const rival of rivals)
      beside += `; ${rival.name} ${(await seconds(rival, SHARDS)).toFixed(1)} s`
    report({
      name: `start of ${SHARDS} shards, ${perProcess} per process, max_concurrency ${SHARDS}`,
      ours: rounds(mine, "s"),
      beside,
      ratio: median(mine) / median(plain),
      aim: 1.1,
    })
  }
  await pacedStart(bots, seconds)
  reportCount("identifies too early in all of these starts", broken, 0)
}

async function pacedStart(
  bots: Bots,
  seconds: (contender: Contender, maxConcurrency: number, isOurs?: boolean) => Promise<number>,
): Promise<void> {
  const { ours, shardingManager } = contendersWith(bots, 1)
  const one = await withReady(ours, 1, world(1), async (_, readyMs) => readyMs / 1000)
  const limit = ((SHARDS - 1) * SPACING_MS) / 1000 + one
  const mine = await seconds(ours, 1, true)
  report({
    name: `start of ${SHARDS} shards, max_concurrency 1`,
    ours: `${mine.toFixed(1)} s`,
    beside: `limit ${limit.toFixed(1)} s; ${shardingManager.name} ${(await seconds(shardingManager, 1)).toFixed(1)} s`,
    ratio: mine / limit,
    aim: 1.05,
  })
}

function world(maxConcurrency: number) {
  return { maxConcurrency, world: { guilds: SHARDS * 4 } }
}
