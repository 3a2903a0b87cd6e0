// A bot of plain discord.js with the intents of SHARDING.md's example: for ShardingManager, and for processes that
// are forked with no manager (SHARDS then says which shards it is).
const { Client, GatewayIntentBits } = require("discord.js")

const own = process.env.SHARDS === undefined ? {} : { shards: JSON.parse(process.env.SHARDS) }
const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.MessageContent,
    GatewayIntentBits.DirectMessages,
  ],
  rest: { api: process.env.EASYLANG_DISCORD_API },
  ...(process.env.SHARDS !== undefined && { ...own, shardCount: Number(process.env.TOTAL_SHARDS) }),
})

client.on("clientReady", () => {
  if (process.env.DIES === "1") process.exit(1)
  if (process.env.SHARDS !== undefined) process.send?.("ready")
})
client.on("messageCreate", (message) => {
  if (message.content === "!ping") message.channel.send("Pong!")
})

client.login(process.env.DISCORD_TOKEN)
