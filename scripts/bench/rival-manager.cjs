// discord.js's own ShardingManager with its own defaults (5.5 s between two shards). Prints the
// milliseconds from start to all shards ready, then ends with its shards.
const { join } = require("node:path")
const { ShardingManager } = require("discord.js")

const started = Date.now()
const manager = new ShardingManager(join(__dirname, "rival-bot.cjs"), {
  token: process.env.DISCORD_TOKEN,
  totalShards: Number(process.env.TOTAL_SHARDS),
  respawn: false,
})

manager
  .spawn({ timeout: 120_000 })
  .then(() => console.log(`ready ${Date.now() - started}`))
  .catch((error) => console.log(`failed ${error.message}`))
  .finally(() => {
    for (const shard of manager.shards.values()) shard.kill()
    process.exit(0)
  })
