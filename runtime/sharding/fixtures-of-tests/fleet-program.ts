/** A manager of the real runtime, as compiled programs are shaped: spawns, asks its shards, and goes on. */
import * as runtime from "../../manager.ts"

const { broadcastEval, fetchClientValues, getShardStats, print, respawnShard, spawnShards } =
  runtime

async function program(): Promise<void> {
  await runtime.startProgram({ file: __filename, entries: { "bot.ez": "bot-program.js" } })
  const total = process.env.SHARDS === undefined ? "auto" : Number(process.env.SHARDS)
  runtime.createShardManager("bot.ez", {
    total_shards: total,
    max_shards: 64,
    keep_session: process.env.KEEP === "1",
  })
  const shards = await spawnShards()
  print(`Spawned ${shards.length}, ready ${shards.filter((each) => each.ready).length}`)
  print(`stats ${JSON.stringify(await getShardStats())}`)
  print(`eval ${JSON.stringify(await broadcastEval("return client.guilds.cache.size"))}`)
  print(`values ${JSON.stringify(await fetchClientValues("user.username"))}`)
  await fetchClientValues("guilds.cach.size").catch((error) =>
    print(`wrong path: ${error.message}`),
  )
  await broadcastEval("nobody.size").catch((error) => print(`wrong code: ${error.message}`))
  if (process.env.RESPAWN) print(`respawned ${await respawnShard(Number(process.env.RESPAWN))}`)
  print("done")
}

program().catch(runtime.programFailed)
