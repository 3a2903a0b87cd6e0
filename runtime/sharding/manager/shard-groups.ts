/** Which shards share a process: the option `shards_per_process`. Pure, but for the look at this computer. */
import { availableParallelism } from "node:os"

/** What processes can have here. */
export interface Computer {
  cores: number
  /** Memory that is not in use, within a container's limit. */
  freeMb: number
}

/** What a process of discord.js needs with some hundred servers (`npm run bench:startup` weighs it). */
const PROCESS_MB = 100
/** What is left to other programs and to growth. */
const SPARE = 0.25
/** A process that ends takes all of its shards with it, and one thread works for all of them. */
const MOST_BY_ITSELF = 16

/** This computer, as it is now. */
export function thisComputer(): Computer {
  return {
    cores: availableParallelism(),
    freeMb: Math.floor(process.availableMemory() / 1024 / 1024),
  }
}

/**
 * `"auto"`: one process for each core, as one thread of JavaScript keeps one core busy; more when there would
 * be over sixteen shards in each; fewer when the memory does not reach.
 * @returns how many shards a process runs, from 1 on
 */
export function decideShardsPerProcess(shards: number, { cores, freeMb }: Computer): number {
  const wanted = Math.max(cores, Math.ceil(shards / MOST_BY_ITSELF))
  const affordable = Math.floor((freeMb * (1 - SPARE)) / PROCESS_MB)
  const processes = Math.max(1, Math.min(wanted, affordable, shards))
  return Math.ceil(shards / processes)
}

/** The shards of each process, in order: `[0, 1, 2]` by two are `[0, 1]` and `[2]`. */
export function groupShards(shardIds: readonly number[], perProcess: number): number[][] {
  const groups: number[][] = []
  for (let at = 0; at < shardIds.length; at += perProcess) {
    groups.push(shardIds.slice(at, at + perProcess))
  }
  return groups
}
