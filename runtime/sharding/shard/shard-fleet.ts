/** The sharding builtins in a shard: the manager is asked, and asks all shards, this one too. */
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import type { Fleet } from "../fleet.ts"
import { type Conversation, faultOf, reasonOf } from "../ipc/conversation.ts"
import type { FleetQuestion, ShardQuestion } from "../ipc/messages.ts"
import type { ShardInfo, ShardStats } from "../types.ts"

/** Longer than the manager's own deadline for its shards, so that its partial answer arrives. */
const ANSWER_MS = 20_000
/** A respawn may wait for its identify slot behind every other shard. */
const RESPAWN_MS = 10 * 60_000

export class ShardFleet implements Fleet {
  readonly #talk: Conversation<FleetQuestion, ShardQuestion>
  readonly #shardIds: readonly number[]
  readonly #totalShards: number

  constructor(
    talk: Conversation<FleetQuestion, ShardQuestion>,
    seat: { shardIds: readonly number[]; totalShards: number },
  ) {
    this.#talk = talk
    this.#shardIds = seat.shardIds
    this.#totalShards = seat.totalShards
  }

  info(): ShardInfo {
    return {
      shard_id: this.#shardIds[0] ?? null,
      total_shards: this.#totalShards,
      guild_count: thisProcess.client?.guilds.cache.size ?? 0,
      sharded: true,
    }
  }

  async evalOnAll(code: string, context?: unknown): Promise<unknown[]> {
    const question = { kind: "evaluate-everywhere" as const, code, context }
    return (await this.#ask(question, ANSWER_MS)) as unknown[]
  }

  async valuesOfAll(path: string): Promise<unknown[]> {
    return (await this.#ask({ kind: "read-path-everywhere", path }, ANSWER_MS)) as unknown[]
  }

  async respawn(shardId: number): Promise<boolean> {
    return (await this.#ask({ kind: "respawn", shardId }, RESPAWN_MS)) as boolean
  }

  async stats(): Promise<ShardStats[]> {
    return (await this.#ask({ kind: "stats" }, ANSWER_MS)) as ShardStats[]
  }

  async #ask(question: FleetQuestion, deadlineMs: number): Promise<unknown> {
    const outcome = await this.#talk.ask(question, deadlineMs)
    if (outcome.kind === "answered") return outcome.value
    if (outcome.kind === "refused") throw faultOf(outcome)
    throw new Fault("manager_silent", `I asked the shard manager, but ${reasonOf(outcome)}.`)
  }
}
