// Our manager, through its API for JavaScript; the bot is a bundle that the compiler made.
import { createRequire } from "node:module"
import {
  broadcastEval,
  createShardManager,
  spawnShards,
  startProgram,
} from "../../../../dist/sharding.js"

const { answer, ready, fail } = createRequire(import.meta.url)("./answer.cjs")

try {
  await startProgram({ file: import.meta.filename, codeFromText: true })
  const perProcess = Number(process.env.PER_PROCESS)
  createShardManager(process.env.BOT, {
    token: process.env.DISCORD_TOKEN,
    total_shards: Number(process.env.TOTAL_SHARDS),
    ...(perProcess > 1 && { shards_per_process: perProcess }),
  })
  answer({
    small: () => broadcastEval("client.guilds.cache.size"),
    large: () => broadcastEval("'x'.repeat(100000)"),
  })
  await spawnShards()
  ready()
} catch (error) {
  fail(error)
}
