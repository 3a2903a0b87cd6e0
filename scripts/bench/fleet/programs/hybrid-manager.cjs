// discord-hybrid-sharding with its own defaults (7 s between two clusters).
const { join } = require("node:path")
const { ClusterManager } = require("discord-hybrid-sharding")
const { answer, ready, fail } = require("./answer.cjs")

const total = Number(process.env.TOTAL_SHARDS)
const perProcess = Number(process.env.PER_PROCESS)
const manager = new ClusterManager(join(__dirname, "hybrid-bot.cjs"), {
  token: process.env.DISCORD_TOKEN,
  totalShards: total,
  shardsPerClusters: perProcess,
  mode: "process",
})
let waiting = Math.ceil(total / perProcess)
manager.on("clusterReady", () => {
  waiting -= 1
  if (waiting === 0) ready()
})
answer({
  small: () => manager.broadcastEval((client) => client.guilds.cache.size),
  large: () => manager.broadcastEval(() => "x".repeat(100_000)),
})
manager
  .spawn({
    timeout: -1,
    ...(process.env.SPAWN_DELAY && { delay: Number(process.env.SPAWN_DELAY) }),
  })
  .catch(fail)
