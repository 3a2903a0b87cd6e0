/** Which shard of this process the running code works for: the one whose event it handles. */
import { AsyncLocalStorage } from "node:async_hooks"
import { thisProcess } from "../../this-process.ts"

/**
 * From here on this process knows for which of its shards its code runs. A process of one shard knows
 * that anyway, and pays nothing for it.
 */
export function distinguishShards(): void {
  thisProcess.shardOfCode = new AsyncLocalStorage()
}

/** Runs something, and all that it waits for and starts, for a shard; undefined stands for none in particular. */
export function runForShard<Result>(shardId: number | undefined, run: () => Result): Result {
  const { shardOfCode } = thisProcess
  return shardOfCode === undefined ? run() : shardOfCode.run(shardId, run)
}

/** The shard that the running code works for; undefined outside of events, and in a process of one shard. */
export function currentShard(): number | undefined {
  return thisProcess.shardOfCode?.getStore()
}
