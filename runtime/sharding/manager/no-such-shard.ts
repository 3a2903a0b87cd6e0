/** Said when a word of the program names a shard that this manager does not run. */
import { Fault } from "../../fault.ts"
import type { Supervisor } from "./supervisor.ts"

export function noSuchShard(word: string, shardId: unknown, supervisor: Supervisor): Fault {
  const ids = supervisor.plan.shardIds.join(", ")
  return new Fault(
    "no_such_shard",
    `${word}(${word === "respawn_shard" ? "" : "… shard: "}${String(shardId)}): this manager runs no such shard. It runs ${ids}.`,
    { shardId },
  )
}
