/** The shards that a `shard_list` surely names: numbers, numbers as text, and `range(…)` of such. */
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Expression } from "../../tree/nodes.ts"
import { settled } from "./manager-calls.ts"

export interface NamedShard {
  shard: number
  /** Where it is named: the list's entry, or the range that it is one of. */
  at: Expression
}

/** More than any bot has; what is longer is not written out while checking. */
export const MOST_WRITTEN_OUT = 100_000

/**
 * What is known of a list; entries that only the running program knows are left out.
 * @returns undefined when nothing is known at all
 */
export function constantShards(
  program: AnalysedProgram,
  list: Expression,
): NamedShard[] | undefined {
  if (list.kind === "call") return rangeOf(program, list)
  if (list.kind !== "list") return undefined
  return list.items.flatMap((at) => {
    const shard = numberIn(at)
    return shard === undefined ? [] : [{ shard, at }]
  })
}

/** A number, also one that is written as text: `get_argument` gives nothing else. */
export function numberIn(value: Expression): number | undefined {
  if (value.kind === "number") return value.value
  return value.kind === "text" && /^\d+$/.test(value.value) ? Number(value.value) : undefined
}

/** `range(4)`, `range(4, 8)`; with steps it is more than neighbours, and hardly anybody writes it. */
function rangeOf(program: AnalysedProgram, call: Call): NamedShard[] | undefined {
  const { callee, arguments: values } = call
  const word = callee.kind === "name" ? program.names.words.get(callee)?.export : undefined
  if (word !== "range" || values.length === 0 || values.length > 2) return undefined
  const numbers = values.map((each) => {
    const value = settled(program, each)
    return value.kind === "number" && Number.isInteger(value.value) ? value.value : undefined
  })
  const [from, to] = numbers.length === 1 ? [0, numbers[0]] : numbers
  if (from === undefined || to === undefined || to < from || to - from > MOST_WRITTEN_OUT)
    return undefined
  return Array.from({ length: to - from }, (_, index) => ({ shard: from + index, at: call }))
}
