/** The options of a shard manager: their names, their kinds, and what must fit together. */
import { didYouMean } from "../../problems/did-you-mean.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Expression, ObjectEntry, ObjectLiteral } from "../../tree/nodes.ts"
import { settled } from "./manager-calls.ts"
import type { Add } from "./reporter.ts"
import { constantShards, numberIn } from "./shard-lists.ts"

interface Option {
  /** In a beginner's words, for the message. */
  wants: string
  example: string
  accepts(value: Expression): boolean
}

/** Mirrors ShardManagerOptions of runtime/sharding/types.ts; a test holds the two together. */
export const OPTIONS: Readonly<Record<string, Option>> = {
  token: {
    wants: "a text",
    example: 'get_argument("TOKEN")',
    accepts: (value) => value.kind === "text",
  },
  total_shards: {
    wants: 'a whole number from 1 up, or "auto"',
    example: '"auto"',
    accepts: isCountOrAuto,
  },
  shard_list: {
    wants: "a list of shard ids",
    example: "[0, 1, 2, 3]",
    accepts: (value) => value.kind === "list",
  },
  shards_per_process: {
    wants: 'a whole number from 1 up, or "auto"',
    example: "4",
    accepts: isCountOrAuto,
  },
  respawn: {
    wants: "true or false",
    example: "true",
    accepts: (value) => value.kind === "boolean",
  },
  max_shards: {
    wants: "a whole number from 1 up",
    example: "32",
    accepts: (value) => isWhole(value, 1),
  },
  keep_session: {
    wants: "true or false",
    example: "true",
    accepts: (value) => value.kind === "boolean",
  },
  dashboard: {
    wants: "an object with port, host and key",
    example: "{ port: 7330 }",
    accepts: (value) => value.kind === "object",
  },
}

/** Discord's documented limit for one token; more is asked for by name. */
const DEFAULT_MAX_SHARDS = 16

/** A whole number, also as text: `get_argument` gives nothing else. */
function isWhole(value: Expression, from: number): boolean {
  if (value.kind === "text") return /^\d+$/.test(value.value) && Number(value.value) >= from
  return value.kind === "number" && Number.isInteger(value.value) && value.value >= from
}

function isCountOrAuto(value: Expression): boolean {
  return isWhole(value, 1) || (value.kind === "text" && value.value === "auto")
}

/** Values that only the running program knows. */
function isOpen(value: Expression): boolean {
  return (
    !["number", "text", "boolean", "null", "list", "object", "function"].includes(value.kind) &&
    !(value.kind === "unary" && value.operand.kind === "number")
  )
}

/** Every option that is known, by its name; what is wrong with each one is added. */
export function checkOptions(program: AnalysedProgram, options: ObjectLiteral, add: Add): Known {
  const known = new Map<string, KnownOption>()
  const seen = new Map<string, ObjectEntry>()
  for (const entry of options.entries) {
    const name = snake(entry.key.name)
    const before = seen.get(name)
    if (before !== undefined && Object.hasOwn(OPTIONS, name)) {
      add("option_twice", entry.key, { option: name }, { also: before.key, role: "the first one" })
    }
    seen.set(name, entry)
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined
    if (option === undefined) {
      const near = didYouMean(entry.key.name, Object.keys(OPTIONS))
      add("unknown_option", entry.key, {
        option: entry.key.name,
        near,
        known: Object.keys(OPTIONS),
        value: sourceOf(program, entry.value),
      })
      continue
    }
    const value = staying(program, entry.value)
    // Null is as good as nothing.
    if (value.kind === "null") continue
    const { wants, example } = option
    if (!isOpen(value) && !option.accepts(value))
      add("option_kind", entry.value, { option: name, wants, example })
    else {
      if (name === "shard_list") checkShardIds(value, add)
      known.set(name, { entry, value })
    }
  }
  checkTogether(program, known, add)
  return known
}

/** What is surely no id of a shard is marked itself. */
function checkShardIds(list: Expression, add: Add): void {
  for (const item of list.kind === "list" ? list.items : [])
    if (!isOpen(item) && !isWhole(item, 0)) add("shard_id_kind", item)
}

/** What an option holds for sure; a list in a variable may have got more by then. */
function staying(program: AnalysedProgram, given: Expression): Expression {
  const value = settled(program, given)
  const isList = value.kind === "list" || value.kind === "call"
  return value !== given && isList && !program.facts.listsStay ? given : value
}

/** `totalShards` is `total_shards`: options have both spellings. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export function sourceOf(program: AnalysedProgram, { start, end }: Expression): string {
  return program.source.slice(start, end)
}

export interface KnownOption {
  entry: ObjectEntry
  value: Expression
}
export type Known = ReadonlyMap<string, KnownOption>

function checkTogether(program: AnalysedProgram, known: Known, add: Add): void {
  const total = numberOf(known, "total_shards")
  const most = numberOf(known, "max_shards") ?? DEFAULT_MAX_SHARDS
  const totalEntry = known.get("total_shards")?.entry.value
  if (total !== undefined && total > most && totalEntry !== undefined) {
    add("too_many_shards", totalEntry, { total, most })
  }
  const list = known.get("shard_list")
  if (list === undefined) return
  const counts = known.get("total_shards")
  if (counts?.value.kind === "text" && counts.value.value === "auto") {
    const places = { also: counts.entry.value, role: "and here Discord decides" }
    const isSure = list.value.kind === "list" || constantShards(program, list.value) !== undefined
    if (isSure) add("list_with_auto", list.entry.value, {}, places)
  }
  checkShardList(program, list, total, add)
}

/** The number that an option surely has; texts of digits are numbers here. */
export function numberOf(known: Known, name: string): number | undefined {
  const value = known.get(name)?.value
  return value === undefined ? undefined : numberIn(value)
}

function checkShardList(
  program: AnalysedProgram,
  { entry, value }: KnownOption,
  total: number | undefined,
  add: Add,
): void {
  const shards = constantShards(program, value)
  if (shards?.length === 0 || (value.kind === "list" && value.items.length === 0))
    return add("shard_list_empty", value.kind === "list" ? value : entry.value)
  const seen = new Set<number>()
  const outside = new Set<Expression>()
  for (const { shard, at } of shards ?? []) {
    if (total !== undefined && shard >= total) {
      // All of a range stands at one place.
      if (!outside.has(at)) add("shard_outside", at, { shard, total })
      outside.add(at)
    } else if (seen.has(shard)) add("shard_twice", at, { shard })
    seen.add(shard)
  }
}
