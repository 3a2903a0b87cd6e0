/** From a shard's death to its next login, and what a shard costs that dies at every start. */
import { setTimeout as sleep } from "node:timers/promises"
import type { LocalDiscord } from "../../../../runtime/local-discord/index.ts"
import { type Bots, type Contender, contendersWith } from "../contenders.ts"
import { killShard, startContender, withReady } from "../running.ts"
import { median, report, reportCount, rounds } from "../table.ts"

const ROUNDS = 5
const SPACING_S = 5
const DYING_MS = 60_000

export async function crashes(bots: Bots): Promise<void> {
  const { ours, forks, oursDying, shardingManager } = contendersWith(bots, 1)
  const oneStart: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) oneStart.push(await timeOneStart(forks))
  const back: number[] = []
  await withReady(ours, 4, { maxConcurrency: 16, world: { guilds: 16 } }, async (running) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      // Discord's pacing of this shard's own last login is not what is measured.
      await sleep(SPACING_S * 1000)
      back.push(await secondsTo(running.discord, 1, () => killShard(running, 0)))
    }
  })
  report({
    name: "kill -9 of a shard to its next login",
    ours: rounds(back, "s"),
    beside: `start and login of one plain process ${rounds(oneStart, "s")}`,
    ratio: median(back) / median(oneStart),
    aim: 1.2,
  })
  await killAll(bots, median(oneStart))
  const [mine, theirs] = await Promise.all(
    [oursDying, { ...shardingManager, environment: { DIES: "1" } }].map(async (contender) => {
      const running = await startContender(contender, 1, { world: { guilds: 4 } })
      await sleep(DYING_MS)
      const { identifies } = running.discord.stats
      await running.stop()
      return identifies.length
    }),
  )
  reportCount(
    "identifies spent in 60 s by a shard that dies at every start",
    mine ?? Number.NaN,
    5,
    `; ShardingManager ${theirs}`,
  )
}

async function killAll(bots: Bots, oneStart: number): Promise<void> {
  const { ours } = contendersWith(bots, 1)
  const options = { maxConcurrency: 1, world: { guilds: 16 } }
  const [took, early] = await withReady(ours, 4, options, async ({ discord, shardPids }) => {
    await sleep(SPACING_S * 1000)
    const seconds = await secondsTo(discord, 4, () => {
      for (const pid of shardPids()) process.kill(pid, "SIGKILL")
    })
    const refused = discord.stats.identifies.filter(({ outcome }) => outcome !== "ready")
    return [seconds, refused.length] as const
  })
  const limit = 3 * SPACING_S + oneStart
  report({
    name: "kill -9 of all 4 shards to their last login, max_concurrency 1",
    ours: `${took.toFixed(1)} s`,
    beside: `limit ${limit.toFixed(1)} s`,
    ratio: took / limit,
    aim: 1.1,
  })
  reportCount("identifies refused meanwhile", early, 0)
}

/** From the fork to the login, as the local Discord sees it. */
async function timeOneStart(forks: Contender): Promise<number> {
  const running = await startContender(forks, 1, { world: { guilds: 4 } })
  try {
    return await secondsTo(running.discord, 1, () => {})
  } finally {
    await running.stop()
  }
}

/** Until Discord has accepted this many more logins. */
async function secondsTo(discord: LocalDiscord, more: number, act: () => void): Promise<number> {
  const logins = () => discord.stats.identifies.filter(({ outcome }) => outcome === "ready").length
  const wanted = logins() + more
  const started = performance.now()
  act()
  while (logins() < wanted) await sleep(5)
  return (performance.now() - started) / 1000
}
