/** The fleet of a bot that runs without a manager: itself. */

import type { Client } from "discord.js"
import { aloneDesk } from "../../dashboard/alone-desk.ts"
import type { Desk } from "../../dashboard/shapes.ts"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import type { Asked } from "../asked.ts"
import { CommandRegistrar, type CommandsRest, type Refusal } from "../commands/registrar.ts"
import type { CommandData } from "../commands/same-command.ts"
import type { Fleet } from "../fleet.ts"
import type { ShardInfo, ShardStats } from "../types.ts"
import { statsOfAlone } from "./alone-stats.ts"
import { answerQuestion } from "./answer.ts"
import { measureHealth, measureLoop } from "./health.ts"

class AloneFleet implements Fleet {
  readonly desk: Desk = aloneDesk()
  #registrar: CommandRegistrar | undefined

  info(): ShardInfo {
    return {
      shard_id: null,
      total_shards: 1,
      guild_count: thisProcess.client?.guilds.cache.size ?? 0,
      sharded: false,
    }
  }

  async evalOnAll(code: string, context?: unknown, asked: Asked = {}): Promise<unknown[]> {
    expectSelf("broadcast_eval", asked)
    return [await answerQuestion({ kind: "evaluate", code, context })]
  }

  async valuesOfAll(path: string, asked: Asked = {}): Promise<unknown[]> {
    expectSelf("fetch_client_values", asked)
    return [await answerQuestion({ kind: "read-path", path })]
  }

  async registerCommand(guildId: string | null, command: CommandData): Promise<Refusal | null> {
    this.#registrar ??= new CommandRegistrar(clientRest)
    return await this.#registrar.declare(guildId, command)
  }

  async takeTurn(): Promise<boolean> {
    return true
  }

  async respawn(): Promise<boolean> {
    throw new Fault(
      "no_such_shard",
      "respawn_shard() needs a manager: this bot runs alone, without shards. Start it from a file that calls create_shard_manager().",
    )
  }

  async stats(): Promise<ShardStats[]> {
    return statsOfAlone(measureHealth())
  }
}

/** The bot's client waits and tries again by itself. It is ready when commands are told. */
const clientRest: CommandsRest = {
  applicationId: async () => readyClient().application?.id ?? "",
  get: (path) => readyClient().rest.get(path as `/${string}`),
  post: (path, body) => readyClient().rest.post(path as `/${string}`, { body }),
}

function readyClient(): Client {
  if (thisProcess.client !== undefined) return thisProcess.client
  throw new Fault("not_started", "register_slash_command() needs a bot: call bot_start() first.")
}

/** A bot alone is shard 0 of one. */
function expectSelf(word: string, { shard = 0 }: Asked): void {
  if (shard === 0) return
  throw new Fault("no_such_shard", `${word}(… shard: ${shard}): this bot runs alone, as shard 0.`, {
    shard,
  })
}

/** Makes the sharding builtins work in a bot without a manager. Called by `bot_start`. */
export function startAloneFleet(): void {
  if (thisProcess.fleet !== undefined) return
  thisProcess.fleet = new AloneFleet()
  measureLoop()
}
