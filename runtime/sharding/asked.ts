/** Whom `broadcast_eval` and `fetch_client_values` ask and for how long: what their options mean. */
import { Fault } from "../fault.ts"

/** Without `shard` all are asked, without `withinMs` for as long as a manager waits. Travels as it is. */
export interface Asked {
  shard?: number
  /** How long each shard has for its answer. */
  withinMs?: number
}

/** What `fetch_client_values` takes second, and `broadcast_eval` among its values. */
export interface AskOptions {
  /** Only this shard. */
  shard?: number | `${number}` | undefined
  /** Only the shard that has this server. */
  guild_id?: string | undefined
  /** Seconds that each shard has for its answer. */
  timeout?: number | undefined
}

/** What `broadcast_eval` takes second: its options, and any values for the code. */
export interface EvalValues extends AskOptions {
  /** Allows code that is made of what users write. */
  unsafe?: boolean | undefined
  [value: string]: unknown
}

/** The words that are options; every other key is a value for the code. */
const OPTIONS = new Set(["shard", "guild_id", "timeout", "unsafe"])
const LONGEST_S = 600

/**
 * Divides a program's second argument into options and values.
 * @param word the builtin, in EasyLang's spelling
 * @param shardOf counts a server's shard
 * @throws Fault `wrong_argument` when an option is no such thing
 */
export function readAsked(
  word: string,
  given: object,
  shardOf: (guildId: string) => number,
): { asked: Asked; values: Record<string, unknown> } {
  const entries = Object.entries(given)
  const option = (name: string) => entries.find(([key]) => key === name)?.[1] ?? undefined
  const shard = readShard(word, option("shard"), option("guild_id"), shardOf)
  const withinMs = readTimeout(word, option("timeout"))
  return {
    asked: {
      ...(shard === undefined ? {} : { shard }),
      ...(withinMs === undefined ? {} : { withinMs }),
    },
    values: Object.fromEntries(entries.filter(([key]) => !OPTIONS.has(key))),
  }
}

function readShard(
  word: string,
  shard: unknown,
  guildId: unknown,
  shardOf: (guildId: string) => number,
): number | undefined {
  if (guildId !== undefined) {
    if (shard !== undefined) throw wrong(word, "either shard or guild_id, not both")
    const isId = typeof guildId === "string" && /^\d{1,20}$/.test(guildId)
    if (!isId) {
      throw wrong(
        word,
        'a server\'s id as guild_id, in text: guild_id: "197038439483310086". As a number it would lose its last digits',
      )
    }
    return shardOf(guildId)
  }
  if (shard === undefined) return undefined
  const id = typeof shard === "string" && /^\d+$/.test(shard) ? Number(shard) : shard
  if (typeof id === "number" && Number.isSafeInteger(id) && id >= 0) return id
  throw wrong(word, "a shard id as shard: a whole number from 0 on")
}

function readTimeout(word: string, timeout: unknown): number | undefined {
  if (timeout === undefined) return undefined
  if (typeof timeout === "number" && timeout > 0 && timeout <= LONGEST_S) return timeout * 1000
  throw wrong(word, `its timeout in seconds: a number above 0, up to ${LONGEST_S}`)
}

function wrong(word: string, what: string): Fault {
  return new Fault("wrong_argument", `${word}() takes ${what}.`, { word })
}
