/** Every word of the language, as typed functions: what programs are checked against. */
import * as all from "./index.ts"
import { nameBuiltins } from "./language/builtin-names.ts"

export type { Message } from "discord.js"
export type { BotOptions } from "./discord/bot-start.ts"
export type { CommandSettings } from "./discord/commands/register.ts"
export type { ReplyOptions } from "./discord/reply.ts"
export type { RoleSettings } from "./discord/roles/words.ts"
export type { SendOptions } from "./discord/send-message.ts"
export type { ShardClient, Travelled, Travels } from "./discord/shard-types.ts"
export type {} from "./discord/spellings.ts"
export type {} from "./discord/views/documented-names.ts"
export * from "./discord/words.ts"
export { Fault } from "./fault.ts"
export type { ErrorReport, NamedError } from "./language/errors.ts"
export * from "./language/operators.ts"
export * from "./language/words.ts"
export { createShardManager, spawnShards } from "./sharding/manager/create.ts"
export { offerCode } from "./sharding/shard/evaluate.ts"
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
