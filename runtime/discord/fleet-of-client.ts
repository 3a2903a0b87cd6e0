/** `client.shard` for plain discord.js bots: the names of its ShardClientUtil, answered by our manager. */
import type { Client, ShardClientUtil } from "discord.js"
import { Fault } from "../fault.ts"
import type { Asked } from "../sharding/asked.ts"
import type { ShardSeat } from "../sharding/shard/seat.ts"
import { thisProcess } from "../this-process.ts"

interface EvalOptions {
  context?: unknown
  shard?: number
}

/** What stands at `client.shard` in a shard process. */
export function fleetOfClient(client: Client, seat: ShardSeat): ShardClientUtil {
  const util = {
    client,
    mode: "process",
    parentPort: null,
    get ids() {
      return [...seat.shardIds]
    },
    get count() {
      return seat.totalShards
    },
    async broadcastEval(script: unknown, options: EvalOptions = {}) {
      const code = codeOf(script, options.context)
      const asked = only(options.shard)
      const results = await fleet("broadcastEval").evalOnAll(code, undefined, asked)
      return options.shard === undefined ? results : results[0]
    },
    async fetchClientValues(path: string, shard?: number) {
      const values = await fleet("fetchClientValues").valuesOfAll(path, only(shard))
      return shard === undefined ? values : values[0]
    },
    async respawnAll() {
      for (let id = 0; id < seat.totalShards; id += 1) await fleet("respawnAll").respawn(id)
    },
    async send() {
      throw new Fault(
        "not_offered",
        "client.shard.send() has no receiver here: use broadcastEval() or fetchClientValues().",
      )
    },
  }
  return util as unknown as ShardClientUtil
}

function only(shard: number | undefined): Asked {
  return shard === undefined ? {} : { shard }
}

/** discord.js takes a function, which travels as its text, with a context as its second argument. */
function codeOf(script: unknown, context: unknown): string {
  if (typeof script === "string") return script
  return `return (${String(script)})(client, ${JSON.stringify(context) ?? "undefined"})`
}

function fleet(word: string) {
  if (thisProcess.fleet === undefined) {
    throw new Fault("no_fleet", `client.shard.${word}() has no manager to ask.`)
  }
  return thisProcess.fleet
}
