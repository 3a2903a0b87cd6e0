/** A small bot of the real runtime, as compiled programs are shaped: for shards on a local Discord. */
import * as runtime from "../../bot.ts"

const { botStart, getArgument, getShardInfo, onMessage, onReady, print, sendMessage, wait } =
  runtime

async function program(): Promise<void> {
  await runtime.startProgram({ file: __filename })
  onReady(() => {
    const info = getShardInfo()
    print(`pid ${process.pid}`)
    print(`ready on shard ${info.shard_id}/${info.total_shards} with ${info.guild_count} guilds`)
  })
  onMessage(async (message) => {
    if (message.content === "!shardinfo") {
      await sendMessage(message.channelId, `I am shard ${getShardInfo().shard_id}`)
    }
    if (message.content === "!info") {
      // Also after a wait a handler knows whose event it handles.
      await wait(0.001)
      const { shard_id, total_shards, guild_count } = getShardInfo()
      await sendMessage(message.channelId, `${shard_id}/${total_shards} with ${guild_count}`)
    }
    if (message.content.startsWith("!echo ")) {
      await sendMessage(message.channelId, message.content.slice(6))
    }
    if (message.content === "!leak") {
      const token = message.client.token
      print(`my token is ${token}`, getArgument("TOKEN") ?? "")
      console.error(`my token is ${token}`)
      throw new Error(`I was refused with ${token}`)
    }
    if (message.content === "!block") {
      for (;;) if (Date.now() < 0) break
    }
    if (message.content === "!slow") {
      print("slow begins")
      await wait(0.5)
      await sendMessage(message.channelId, "slow is done")
    }
    if (message.content === "!total") {
      const counts = await runtime.fetchClientValues("guilds.cache.size")
      await sendMessage(message.channelId, `counts ${counts.join()}`)
    }
  })
  await botStart(getArgument("TOKEN", "YOUR_BOT_TOKEN") ?? "")
}

program().catch(runtime.programFailed)
