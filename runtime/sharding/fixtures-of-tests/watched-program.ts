/** A manager that tells its statistics each time it gets SIGUSR2. */
import * as runtime from "../../manager.ts"

async function program(): Promise<void> {
  await runtime.startProgram({ file: __filename, entries: { "bot.ez": "bot-program.js" } })
  runtime.createShardManager("bot.ez", { total_shards: Number(process.env.SHARDS ?? 1) })
  await runtime.spawnShards()
  let told = 0
  process.on("SIGUSR2", async () => {
    const stats = await runtime.getShardStats()
    told += 1
    runtime.print(`stats ${told} ${JSON.stringify(stats)}`)
  })
  runtime.print("Spawned")
}

program().catch(runtime.programFailed)
