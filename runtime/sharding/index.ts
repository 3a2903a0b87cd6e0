/**
 * The sharding runtime as an API for JavaScript and TypeScript programs.
 *
 * A manager calls `createShardManager` and `spawnShards`. A bot file of plain JavaScript awaits
 * `startProgram` first, which takes its seat from the manager that forked it.
 */
export { Fault } from "../fault.ts"
export { startProgram } from "../start.ts"
export { createShardManager, spawnShards } from "./manager/create.ts"
export { reasonsOf } from "./reasons.ts"
export type {
  DashboardOptions,
  ShardInfo,
  ShardManager,
  ShardManagerOptions,
  ShardStats,
  SpawnedShard,
} from "./types.ts"
export {
  broadcastEval,
  fetchClientValues,
  getShardForGuild,
  getShardInfo,
  getShardStats,
  respawnShard,
} from "./words.ts"
