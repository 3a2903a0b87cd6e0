/** What a compiled bot file runs on: the language, the bot's words and the sharding questions. */
import * as discord from "discord.js"
import * as all from "./bot.ts"
import { Client } from "./discord/shard-client.ts"
import { nameBuiltins } from "./language/builtin-names.ts"

export * from "./discord/words.ts"
export { Fault } from "./fault.ts"
export { programFailed } from "./language/failure.ts"
export * from "./language/operators.ts"
export * from "./language/words.ts"
export { offerCode } from "./sharding/shard/evaluate.ts"
export {
  broadcastEval,
  fetchClientValues,
  getShardForGuild,
  getShardInfo,
  getShardStats,
  respawnShard,
} from "./sharding/words.ts"
export { startProgram } from "./start.ts"

/** What `discord.js` is for a plain JavaScript bot: all of it, with a client that knows its shard. */
export const discordJs = { ...discord, Client }

nameBuiltins(all)
