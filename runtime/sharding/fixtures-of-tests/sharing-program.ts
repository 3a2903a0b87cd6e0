/** A manager whose shards share processes. It is told what to do by lines on its standard input: a word and what it takes, as JSON. */
import { createInterface } from "node:readline"
import * as runtime from "../../manager.ts"
import { thisProcess } from "../../this-process.ts"
import { ManagerFleet } from "../manager/manager-fleet.ts"

const fleet = (): ManagerFleet => {
  if (thisProcess.fleet instanceof ManagerFleet) return thisProcess.fleet
  throw new Error("there is no fleet")
}

const WORDS: Record<string, (...values: never[]) => unknown> = {
  eval: runtime.broadcastEval,
  values: runtime.fetchClientValues,
  stats: runtime.getShardStats,
  respawn: runtime.respawnShard,
  renew: () => fleet().renew(),
  look: () => fleet().desk.fleet(),
  stop: (shard: number) => fleet().desk.act({ do: "stop", shard }),
}

async function program(): Promise<void> {
  await runtime.startProgram({ file: __filename, entries: { "bot.ez": "bot-program.js" } })
  runtime.createShardManager("bot.ez", {
    total_shards: Number(process.env.SHARDS ?? 4),
    shards_per_process: (process.env.PER_PROCESS ?? "2") as "auto",
  })
  const shards = await runtime.spawnShards()
  runtime.print(`Spawned ${shards.length}, ready ${shards.filter((each) => each.ready).length}`)
  createInterface({ input: process.stdin }).on("line", async (line) => {
    const [number, word, ...values] = JSON.parse(line) as [number, string, ...never[]]
    const answer = await Promise.resolve(WORDS[word]?.(...values)).catch((error) => String(error))
    runtime.print(`answer ${number} ${JSON.stringify(answer)}`)
  })
}

program().catch(runtime.programFailed)
