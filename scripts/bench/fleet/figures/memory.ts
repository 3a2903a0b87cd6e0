/** Memory of idle shards, and of the manager. */
import { setTimeout as sleep } from "node:timers/promises"
import { type Bots, type Contender, contendersWith } from "../contenders.ts"
import { pssMb, rssMb } from "../processes.ts"
import { withReady } from "../running.ts"
import { report, reportCount } from "../table.ts"

const SHARDS = 4
const GUILDS_EACH = 250
const SETTLE_MS = 15_000

interface Weight {
  perShardMb: number
  managerMb: number
}

export async function memory(bots: Bots): Promise<void> {
  const single = contendersWith(bots, 1)
  const shared = contendersWith(bots, SHARDS)
  const rival = await weigh(single.shardingManager)
  const hybrids = [await weigh(single.hybrid), await weigh(shared.hybrid)]
  for (const [index, { ours }] of [single, shared].entries()) {
    const mine = await weigh(ours)
    report({
      name: `memory of an idle shard (PSS, ${GUILDS_EACH} guilds of 5 channels and 20 members), ${index === 0 ? 1 : SHARDS} per process`,
      ours: `${mine.perShardMb.toFixed(1)} MB`,
      beside: `ShardingManager ${rival.perShardMb.toFixed(1)} MB; hybrid-sharding ${hybrids[index]?.perShardMb.toFixed(1)} MB`,
      ratio: mine.perShardMb / rival.perShardMb,
      aim: index === 0 ? 0.6 : 0.25,
    })
    if (index > 0) continue
    const others = `; ShardingManager ${rival.managerMb.toFixed(0)} MB, hybrid-sharding ${hybrids[0]?.managerMb.toFixed(0)} MB`
    reportCount("manager process (RSS in MB)", mine.managerMb, 50, others)
  }
}

async function weigh(contender: Contender): Promise<Weight> {
  const world = { guilds: SHARDS * GUILDS_EACH, channels: 5, members: 20 }
  const quick = { ...contender, environment: { ...contender.environment, SPAWN_DELAY: "500" } }
  return await withReady(quick, SHARDS, { maxConcurrency: 16, world }, async (running) => {
    await sleep(SETTLE_MS)
    const total = running.shardPids().reduce((sum, pid) => sum + pssMb(pid), 0)
    return { perShardMb: total / SHARDS, managerMb: rssMb(running.pid) }
  })
}
