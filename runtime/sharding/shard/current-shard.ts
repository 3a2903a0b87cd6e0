/** Which shard of this process the running code works for: the one whose event it handles. */
import { AsyncLocalStorage } from "node:async_hooks"
import { thisProcess } from "../../this-process.ts"
import { markLines } from "../ipc/shard-marks.ts"

/**
 * From here on this process knows for which of its shards its code runs. A process of one shard knows
 * that anyway, and pays nothing for it.
 */
export function distinguishShards(): void {
  thisProcess.shardOfCode = new AsyncLocalStorage()
  for (const stream of [process.stdout, process.stderr]) markOutput(stream)
}

/** What is printed for a shard says so, and the manager's log has it under that shard's name. */
function markOutput(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (chunk: unknown, ...more: unknown[]) => boolean
  stream.write = ((chunk: unknown, ...more: unknown[]) =>
    write(typeof chunk === "string" ? marked(chunk) : chunk, ...more)) as typeof stream.write
}

/** The text as a manager reads it, for what is written past the streams. */
export function marked(text: string): string {
  const shardId = currentShard()
  return shardId === undefined ? text : markLines(text, shardId)
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
