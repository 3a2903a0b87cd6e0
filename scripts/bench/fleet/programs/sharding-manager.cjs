// discord.js's own ShardingManager with its own defaults (5.5 s between two shards).
const { join } = require("node:path")
const { ShardingManager } = require("discord.js")
const { answer, ready, fail } = require("./answer.cjs")

const manager = new ShardingManager(join(__dirname, "plain-bot.cjs"), {
  token: process.env.DISCORD_TOKEN,
  totalShards: Number(process.env.TOTAL_SHARDS),
})
answer({
  small: () => manager.broadcastEval((client) => client.guilds.cache.size),
  large: () => manager.broadcastEval(() => "x".repeat(100_000)),
})
manager
  .spawn({
    timeout: 120_000,
    ...(process.env.SPAWN_DELAY && { delay: Number(process.env.SPAWN_DELAY) }),
  })
  .then(ready, fail)
