/** A shard that sits down with the real runtime and connects to nothing: `joins.ts` asks its fleet things. */

import { thisProcess } from "../../this-process.ts"
import { Fault, startProgram } from "../index.ts"
import { broadcastEval, getShardInfo, getShardStats, respawnShard } from "../words.ts"

await startProgram({ file: import.meta.filename })
const { seat } = thisProcess
const id = seat?.shardIds[0]
if (seat === undefined || id === undefined) throw new Error("this fixture runs as a shard")
const stay = setInterval(() => {}, 1000)
seat.report(id, { kind: "connecting" })
await seat.waitForIdentify(id, new AbortController().signal)
seat.report(id, { kind: "identifying" })
seat.report(id, { kind: "receiving_guilds", guildsExpected: 0 })
seat.report(id, { kind: "ready", guildCount: 0, unavailableGuilds: 0 })
console.log(`info ${JSON.stringify(getShardInfo())} TOKEN ${thisProcess.arguments.get("TOKEN")}`)
if (id === 0) {
  console.log(`stats ${JSON.stringify((await getShardStats()).map((row) => row.shard_id))}`)
  for (const ask of [() => broadcastEval("1 + 1"), () => respawnShard(9)]) {
    await ask().catch((error) => console.log(error instanceof Fault ? error.message : error))
  }
  console.log("asked all")
}
if (process.env.ENDS_BY_ITSELF) clearInterval(stay)
