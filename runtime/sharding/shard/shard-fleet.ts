/** The sharding builtins in a shard: the manager is asked, and asks all shards, this one too. */
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import type { Asked } from "../asked.ts"
import type { Refusal } from "../commands/registrar.ts"
import type { CommandData } from "../commands/same-command.ts"
import type { Fleet } from "../fleet.ts"
import { type Conversation, faultOf, reasonOf } from "../ipc/conversation.ts"
import type { FleetQuestion, ShardQuestion } from "../ipc/messages.ts"
import { type Answers, resultsOf } from "../reasons.ts"
import type { ShardInfo, ShardStats } from "../types.ts"
import { currentShard } from "./current-shard.ts"
import { guildsOf } from "./shard-share.ts"

/** The manager's own deadline for its shards, and longer, so that its partial answer arrives. */
const ASKED_MS = 10_000
const MANAGER_MS = 10_000
/** A respawn may wait for its identify slot behind every other shard. */
const RESPAWN_MS = 10 * 60_000
/** Discord may be away for a while, and names its own waits. */
const REGISTER_MS = 10 * 60_000

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
    const { client } = thisProcess
    const current = currentShard()
    const guilds =
      current === undefined ? client?.guilds.cache : client && guildsOf(client, current)
    return {
      // Outside of events the process's first shard speaks for all of them.
      shard_id: current ?? this.#shardIds[0] ?? null,
      total_shards: this.#totalShards,
      guild_count: guilds?.size ?? 0,
      sharded: true,
    }
  }

  async evalOnAll(code: string, context?: unknown, asked: Asked = {}): Promise<unknown[]> {
    return this.#results({ kind: "evaluate-everywhere", code, context, asked }, asked)
  }

  async valuesOfAll(path: string, asked: Asked = {}): Promise<unknown[]> {
    return this.#results({ kind: "read-path-everywhere", path, asked }, asked)
  }

  async respawn(shardId: number): Promise<boolean> {
    return (await this.#ask({ kind: "respawn", shardId }, RESPAWN_MS)) as boolean
  }

  async stats(): Promise<ShardStats[]> {
    return (await this.#ask({ kind: "stats" }, ASKED_MS + MANAGER_MS)) as ShardStats[]
  }

  async registerCommand(guildId: string | null, command: CommandData): Promise<Refusal | null> {
    const question = { kind: "register-command" as const, guildId, command }
    return (await this.#ask(question, REGISTER_MS)) as Refusal | null
  }

  async takeTurn(task: string, everyMs: number): Promise<boolean> {
    const shardId = this.#shardIds[0] ?? 0
    return (await this.#ask({ kind: "take-turn", task, shardId, everyMs }, MANAGER_MS)) === true
  }

  async #results(question: FleetQuestion, { withinMs = ASKED_MS }: Asked): Promise<unknown[]> {
    return resultsOf((await this.#ask(question, withinMs + MANAGER_MS)) as Answers)
  }

  async #ask(question: FleetQuestion, deadlineMs: number): Promise<unknown> {
    const outcome = await this.#talk.ask(question, deadlineMs)
    if (outcome.kind === "answered") return outcome.value
    if (outcome.kind === "refused") throw faultOf(outcome)
    throw new Fault("manager_silent", `I asked the shard manager, but ${reasonOf(outcome)}.`)
  }
}
