/** What a compiled manager file runs on: the language and the sharding builtins, without discord.js. */
import { nameBuiltins } from "./language/builtin-names.ts"
import * as all from "./manager.ts"

export { programFailed } from "./language/failure.ts"
export * from "./language/operators.ts"
export * from "./language/words.ts"
export { createShardManager, spawnShards } from "./sharding/manager/create.ts"
export {
  broadcastEval,
  fetchClientValues,
  getShardForGuild,
  getShardInfo,
  getShardStats,
  respawnShard,
} from "./sharding/words.ts"
export { startProgram } from "./start.ts"

nameBuiltins(all)
