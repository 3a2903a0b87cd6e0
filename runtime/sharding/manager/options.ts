/** Reads what a program gives to `create_shard_manager`, and says what is wrong in its terms. */
import { readBotToken, STAND_IN } from "../../bot-token.ts"
import { type DashboardSettings, readDashboard } from "../../dashboard/settings.ts"
import { nearestName } from "../../did-you-mean.ts"
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"

/** The options once they are read. */
export interface Settings {
  token: string
  totalShards: number | "auto"
  /** Ascending, or null for all. */
  shardList: readonly number[] | null
  shardsPerProcess: number | "auto"
  respawn: boolean
  keepSession: boolean
  /** Undefined when nobody asked for a dashboard. */
  dashboard: DashboardSettings | undefined
}

const OPTIONS = [
  "token",
  "total_shards",
  "shard_list",
  "shards_per_process",
  "respawn",
  "max_shards",
  "keep_session",
  "dashboard",
]

/** SHARDING.md's limit for an explicit count. It is ours, not Discord's: `"auto"` may exceed it. */
const DEFAULT_MAX_SHARDS = 16

/**
 * @param given the program's second argument
 * @param tokenElsewhere the program's TOKEN argument or environment variable
 * @param find reads an argument or environment variable, for the dashboard and `easylang dev`
 * @throws Fault with `exitCode` 64 for wrong options, 78 for a missing token
 */
export function readOptions(
  given: unknown,
  tokenElsewhere: string | undefined,
  find: (name: string) => string | undefined = () => undefined,
): Settings {
  const options = readTable(given)
  const maxShards = readMaxShards(options.get("max_shards"))
  const totalShards = readTotalShards(options.get("total_shards"), maxShards)
  return {
    totalShards,
    shardList: readShardList(options.get("shard_list"), totalShards),
    shardsPerProcess: readShardsPerProcess(options.get("shards_per_process")),
    respawn: readSwitch("respawn", options.get("respawn"), true),
    keepSession: readSwitch("keep_session", options.get("keep_session"), false),
    dashboard: readDashboard(options.get("dashboard"), find),
    token: readToken(options.get("token"), tokenElsewhere, find(STAND_IN)),
  }
}

/** Option names in EasyLang's spelling; `totalShards` is `total_shards`. Null means not given. */
function readTable(given: unknown): Map<string, unknown> {
  if (given === undefined || given === null) return new Map()
  if (typeof given !== "object" || Array.isArray(given)) {
    throw wrong(
      "wrong_options",
      `create_shard_manager() takes its options as an object, like { total_shards: 4 }, but got ${kindOf(given)}.`,
    )
  }
  const table = new Map<string, unknown>()
  for (const [key, value] of Object.entries(given)) {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    if (!OPTIONS.includes(name)) throw unknownOption(key)
    if (value !== undefined && value !== null) table.set(name, value)
  }
  return table
}

function unknownOption(key: string): Fault {
  const nearest = nearestName(key, OPTIONS)
  const meant = nearest === undefined ? "" : ` Maybe you meant ${nearest}.`
  return wrong(
    "unknown_option",
    `create_shard_manager() has no option "${key}".${meant} Its options are ${OPTIONS.slice(0, -1).join(", ")} and ${OPTIONS.at(-1)}.`,
    { option: key },
  )
}

function readMaxShards(value: unknown): number {
  if (value === undefined) return DEFAULT_MAX_SHARDS
  return (
    wholeNumber(value, 1) ??
    throwing(wrongKind("max_shards", "a whole number from 1 upwards", value))
  )
}

function readTotalShards(value: unknown, maxShards: number): number | "auto" {
  if (value === undefined || value === "auto") return "auto"
  const total = wholeNumber(value, 1)
  if (total === undefined) {
    throw wrongKind("total_shards", 'a whole number from 1 upwards, or "auto"', value)
  }
  if (total > maxShards) {
    throw wrong(
      "too_many_shards",
      `total_shards is ${total}, but at most ${maxShards} are allowed. If the bot really needs so many, allow them: max_shards: ${total}. (With total_shards: "auto" Discord decides.)`,
      { total, maxShards },
    )
  }
  return total
}

function readShardsPerProcess(value: unknown): number | "auto" {
  if (value === undefined) return 1
  if (value === "auto") return "auto"
  return (
    wholeNumber(value, 1) ??
    throwing(wrongKind("shards_per_process", 'a whole number from 1 upwards, or "auto"', value))
  )
}

function readShardList(value: unknown, totalShards: number | "auto"): readonly number[] | null {
  if (value === undefined) return null
  if (!Array.isArray(value)) {
    throw wrongKind("shard_list", "a list of shard ids, like [0, 1, 2, 3]", value)
  }
  if (totalShards === "auto") {
    throw wrong(
      "list_without_total",
      'shard_list needs total_shards as a number: with "auto" two computers could count differently. Write for example total_shards: 8.',
    )
  }
  if (value.length === 0) {
    throw wrong("empty_list", "shard_list is empty. Leave it out to run all shards.")
  }
  const ids = value.map((each) => readShardId(each, totalShards))
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) {
    throw wrong("shard_twice", `shard_list has shard ${twice} twice. Each shard may run once.`)
  }
  return ids.sort((one, other) => one - other)
}

function readShardId(value: unknown, totalShards: number): number {
  const id = wholeNumber(value, 0)
  if (id === undefined) throw wrongKind("shard_list", "whole numbers from 0 upwards", value)
  if (id >= totalShards) {
    throw wrong(
      "shard_outside_total",
      `shard_list has shard ${id}, but with total_shards: ${totalShards} the shards are 0 to ${totalShards - 1}.`,
      { id, totalShards },
    )
  }
  return id
}

function readSwitch(option: string, value: unknown, otherwise: boolean): boolean {
  if (value === undefined) return otherwise
  if (typeof value === "boolean") return value
  throw wrongKind(option, "true or false", value)
}

function readToken(
  value: unknown,
  elsewhere: string | undefined,
  standIn: string | undefined,
): string {
  if (value !== undefined && typeof value !== "string") throw wrongKind("token", "text", value)
  return readBotToken(value ?? elsewhere ?? "", standIn, "There is no Discord bot token.")
}

/** A whole number, also as the text that `get_argument` gives. */
function wholeNumber(value: unknown, least: number): number | undefined {
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value
  return Number.isSafeInteger(number) && (number as number) >= least
    ? (number as number)
    : undefined
}

function wrongKind(option: string, expected: string, value: unknown): Fault {
  return wrong("wrong_option", `${option} must be ${expected}, but it is ${kindOf(value)}.`, {
    option,
  })
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "null"
  if (Array.isArray(value)) return "a list"
  if (typeof value === "string") return value.length > 20 ? "text" : `the text "${value}"`
  if (typeof value === "number") return String(value)
  if (typeof value === "boolean") return String(value)
  return typeof value === "function" ? "a function" : "an object"
}

function wrong(code: string, message: string, facts: Record<string, unknown> = {}): Fault {
  return new Fault(code, message, { ...facts, exitCode: EXIT.wrongUse })
}

function throwing(fault: Fault): never {
  throw fault
}
