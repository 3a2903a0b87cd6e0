/** A manager that replaces its shards one after another each time it gets SIGUSR2; at SIGHUP two people ask for it on its page. */
import * as runtime from "../../manager.ts"
import { thisProcess } from "../../this-process.ts"
import { ManagerFleet } from "../manager/manager-fleet.ts"

async function program(): Promise<void> {
  await runtime.startProgram({ file: __filename, entries: { "bot.ez": "bot-program.js" } })
  runtime.createShardManager("bot.ez", { total_shards: 2 })
  const shards = await runtime.spawnShards()
  runtime.print(`Spawned ${shards.length}`)
  process.on("SIGUSR2", async () => {
    if (thisProcess.fleet instanceof ManagerFleet) {
      runtime.print(`renewed ${await thisProcess.fleet.renew()}`)
    }
  })
  process.on("SIGHUP", async () => {
    if (!(thisProcess.fleet instanceof ManagerFleet)) return
    const { desk } = thisProcess.fleet
    for (const person of ["one", "two"]) {
      runtime.print(`${person}: ${await desk.act({ do: "rolling-restart" })}`)
    }
  })
}

program().catch(runtime.programFailed)
