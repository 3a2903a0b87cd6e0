// The bot of SHARDING.md's example on plain discord.js, for ShardingManager: the rival in startup.ts.
const { Client, GatewayIntentBits } = require("discord.js")

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.MessageContent,
    GatewayIntentBits.DirectMessages,
  ],
  rest: { api: process.env.EASYLANG_DISCORD_API },
})

client.on("messageCreate", (message) => {
  if (message.content === "!ping") message.channel.send("Pong!")
})

client.login(process.env.DISCORD_TOKEN)
