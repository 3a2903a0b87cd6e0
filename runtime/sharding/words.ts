/**
 * The sharding builtins that work in a manager, in a shard and in a bot that runs alone. They await
 * what they return: a promise handed on as it is would cut the program's own lines off a fault's stack.
 */
import { Fault } from "../fault.ts"
import { thisProcess } from "../this-process.ts"
import { type AskOptions, type EvalValues, readAsked } from "./asked.ts"
import type { Fleet } from "./fleet.ts"
import { othersFirst } from "./others-first.ts"
import { plainValue } from "./shard/plain-value.ts"
import type { ShardInfo, ShardStats } from "./types.ts"

function fleetFor(word: string): Fleet {
  if (thisProcess.fleet === undefined) {
    throw new Fault(
      "no_fleet",
      `${word}() has nobody to ask yet: call create_shard_manager() and spawn_shards() first, or bot_start() in a bot file.`,
      { word },
    )
  }
  return thisProcess.fleet
}

function expectText(value: unknown, word: string, what: string): string {
  if (typeof value === "string") return value
  throw new Fault("wrong_argument", `${word}() takes ${what}.`, { word })
}

/** A shard id, also as text: `get_argument` gives text. */
function expectShardId(value: unknown): number {
  const id = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value
  if (typeof id === "number" && Number.isSafeInteger(id) && id >= 0) return id
  throw new Fault("wrong_argument", "respawn_shard() takes a shard id: a whole number from 0 on.", {
    word: "respawn_shard",
  })
}

/**
 * Information about the current shard.
 * @returns `shard_id` (null outside a shard), `total_shards`, `guild_count` and `sharded`.
 * @throws Fault `no_fleet` before `bot_start` or `create_shard_manager`.
 * @example let info = get_shard_info()
 * print("Shard " + info.shard_id + " of " + info.total_shards)
 */
export function getShardInfo(): ShardInfo {
  return fleetFor("get_shard_info").info()
}

/**
 * Runs JavaScript on all shards, with `client` and `context` in scope, and returns the results.
 * @param code an expression, or statements that `return` a value; `await` is allowed
 * @param values what the code sees as `context`. Four names among them are options, too: `shard: 2` asks that
 *   shard only, `guild_id: "…"` the one that has the server, `timeout` is how many seconds each shard has,
 *   `unsafe: true` allows code that is made of what users write
 * @returns one result per shard asked, in the order of their ids; null where a shard did not answer in time
 * @throws Fault `no_such_shard` when the fleet does not run the shard that is asked
 * @example let names = broadcast_eval("return client.user.username")
 */
// biome-ignore lint/suspicious/noExplicitAny: a program may return anything from its code
export async function broadcastEval(code: string, values: EvalValues = {}): Promise<any[]> {
  const fleet = fleetFor("broadcast_eval")
  const text = expectText(code, "broadcast_eval", "JavaScript as text")
  const context = expectObject(values)
  const { asked } = readAsked("broadcast_eval", context, getShardForGuild)
  return await othersFirst(fleet.evalOnAll(text, expectValues(context), asked))
}

function expectObject(values: unknown): object {
  if (values === null || values === undefined) return {}
  if (typeof values === "object" && !Array.isArray(values)) return values
  throw wrongValues("")
}

/** Values that can travel to the shards. */
function expectValues(values: object): unknown {
  try {
    return plainValue(values)
  } catch (error) {
    if (error instanceof Fault)
      throw wrongValues(", and plain values only: text, numbers, lists, objects")
    throw error
  }
}

function wrongValues(why: string): Fault {
  return new Fault(
    "wrong_argument",
    `broadcast_eval() takes the values for its code as an object, like { channel_id: "123" }${why}.`,
    { word: "broadcast_eval" },
  )
}

/**
 * Reads one property of every shard's client.
 * @param property a path such as `"guilds.cache.size"`
 * @param options `shard: 2` asks that shard only, `guild_id: "…"` the one that has the server, `timeout`
 *   is how many seconds each shard has
 * @returns one value per shard asked, in the order of their ids; null where a shard did not answer in time
 * @throws Fault `no_such_shard` when the fleet does not run the shard that is asked
 * @example let counts = fetch_client_values("guilds.cache.size")
 */
export async function fetchClientValues(
  property: string,
  options: AskOptions = {},
  // biome-ignore lint/suspicious/noExplicitAny: what a path leads to is not known to the types here
): Promise<any[]> {
  const word = "fetch_client_values"
  const fleet = fleetFor(word)
  const path = expectText(property, word, 'a path as text, like "guilds.cache.size"')
  if (typeof options !== "object" || Array.isArray(options)) throw noOptions()
  const { asked, values } = readAsked(word, options ?? {}, getShardForGuild)
  if (Object.keys(values).length > 0) throw noOptions()
  return await othersFirst(fleet.valuesOfAll(path, asked))
}

function noOptions(): Fault {
  return new Fault(
    "wrong_argument",
    "fetch_client_values() takes its options as an object with shard, guild_id or timeout, like { shard: 2 }.",
    { word: "fetch_client_values" },
  )
}

/**
 * Ends a shard's process and starts it again. A shard that is starting, reconnecting or waiting to
 * be started again is left alone: another start would cost one more of the day's logins. So is every shard
 * when only the logins are left that are kept for a person.
 * @param shardId which shard; the text of a number is one too
 * @returns true when the shard is ready again; false when it was left alone or did not come back in time
 * @throws Fault `no_such_shard` when this fleet does not run that shard
 * @example create_shard_manager("bot.ez", { total_shards: 2 })
 * spawn_shards()
 * respawn_shard(1)
 */
export async function respawnShard(shardId: number | `${number}`): Promise<boolean> {
  return await othersFirst(fleetFor("respawn_shard").respawn(expectShardId(shardId)))
}

/**
 * Statistics of all shards.
 * @returns one row per shard in the order of their ids
 * @example create_shard_manager("bot.ez", { total_shards: 2 })
 * spawn_shards()
 * for row in get_shard_stats() {
 *   print(row.shard_id, row.guild_count, row.ping)
 * }
 */
export async function getShardStats(): Promise<ShardStats[]> {
  return await othersFirst(fleetFor("get_shard_stats").stats())
}

/**
 * Which shard a server belongs to: `(guild_id >> 22) % total_shards` in whole numbers of any size
 * (Discord docs, events/gateway "Sharding Formula"). An id is too long for an ordinary number.
 * @param guildId the server's id as text
 * @param totalShards how many shards there are in all; without it those of this program
 * @returns the shard's id
 * @throws Fault `wrong_argument` when the id is no id or the count no whole number from 1 on
 * @example print(get_shard_for_guild("1209167511552135191", 4))
 */
export function getShardForGuild(guildId: string, totalShards?: number): number {
  const id = String(guildId)
  if (typeof guildId !== "string" || !/^\d{1,20}$/.test(id)) {
    throw new Fault(
      "wrong_argument",
      'get_shard_for_guild() takes a server\'s id as text, like "197038439483310086": as a number it would lose its last digits.',
      { word: "get_shard_for_guild" },
    )
  }
  const given = totalShards ?? fleetFor("get_shard_for_guild").info().total_shards
  const total = typeof given === "string" && /^\d+$/.test(given) ? Number(given) : given
  if (!Number.isSafeInteger(total) || total < 1) {
    throw new Fault(
      "wrong_argument",
      "get_shard_for_guild() takes the number of shards second: a whole number from 1 on.",
      { word: "get_shard_for_guild" },
    )
  }
  return Number((BigInt(id) >> 22n) % BigInt(total))
}
