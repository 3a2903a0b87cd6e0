/** Every word of the language, as typed functions: what programs are checked against. */
import * as all from "./index.ts"
import { nameBuiltins } from "./language/builtin-names.ts"

export type { Message } from "discord.js"
export { type BotOptions, botStart } from "./discord/bot-start.ts"
export { channelNamed } from "./discord/channel-named.ts"
export { onMessage, onReady } from "./discord/handlers.ts"
export { expectEvents, listen } from "./discord/listen.ts"
export { setActivity, setStatus } from "./discord/presence.ts"
export { type ReplyOptions, react, reply } from "./discord/reply.ts"
export { type SendOptions, sendMessage } from "./discord/send-message.ts"
export type { ShardClient, Travelled, Travels } from "./discord/shard-types.ts"
export type {} from "./discord/spellings.ts"
export { Fault } from "./fault.ts"
export type { ErrorReport, NamedError } from "./language/errors.ts"
export * from "./language/operators.ts"
export * from "./language/words.ts"
export { createShardManager, spawnShards } from "./sharding/manager/create.ts"
export type {
  ShardInfo,
  ShardManager,
  ShardManagerOptions,
  ShardStats,
  SpawnedShard,
} from "./sharding/types.ts"
export {
  broadcastEval,
  fetchClientValues,
  getShardForGuild,
  getShardInfo,
  getShardStats,
  respawnShard,
} from "./sharding/words.ts"

nameBuiltins(all)
