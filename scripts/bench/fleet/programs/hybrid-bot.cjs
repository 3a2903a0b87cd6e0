// The bot for discord-hybrid-sharding: the same as plain-bot.cjs, as its README says to write it.
const { ClusterClient, getInfo } = require("discord-hybrid-sharding")
const { Client, GatewayIntentBits } = require("discord.js")

const client = new Client({
  shards: getInfo().SHARD_LIST,
  shardCount: getInfo().TOTAL_SHARDS,
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.MessageContent,
    GatewayIntentBits.DirectMessages,
  ],
  rest: { api: process.env.EASYLANG_DISCORD_API },
})
client.cluster = new ClusterClient(client)

client.on("clientReady", () => {
  client.cluster.triggerReady()
})
client.on("messageCreate", (message) => {
  if (message.content === "!ping") message.channel.send("Pong!")
})

client.login(process.env.DISCORD_TOKEN)
