/** Every word of the language, as typed functions: what programs are checked against. */
export {
  broadcastEval,
  fetchClientValues,
  getShardInfo,
  getShardStats,
  respawnShard,
} from "./sharding/words.ts"
