/** Two managers of one program, as the documentation shows them side by side: together they run each shard once. */
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Block, Call, Expression } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"
import { type Known, numberOf } from "./options.ts"
import type { Add } from "./reporter.ts"
import { constantShards, MOST_WRITTEN_OUT } from "./shard-lists.ts"

export interface Manager {
  call: Call
  /** Its options, as far as they are known. */
  known: Known
}

interface Fleet {
  manager: Manager
  total: number
  shards: Map<number, Expression>
  /** It has no list, so it runs all of them. */
  isWhole: boolean
}

/**
 * Only managers that surely run side by side are compared: their calls stand in one block, and they
 * count as many shards in all. A manager for each computer stands in a file or a branch of its own.
 */
export function checkFleets(
  program: AnalysedProgram,
  managers: readonly Manager[],
  add: Add,
): void {
  const blocks = blocksOf(program, managers)
  const groups = new Map<string, Fleet[]>()
  for (const fleet of managers.flatMap((manager) => fleetOf(program, manager))) {
    const { manager, total } = fleet
    const key = JSON.stringify([blocks.get(manager.call), total, tokenOf(program, manager)])
    groups.set(key, [...(groups.get(key) ?? []), fleet])
  }
  for (const fleets of groups.values()) if (fleets.length > 1) compare(fleets, add)
}

function compare(fleets: readonly Fleet[], add: Add): void {
  // Managers without lists may be made to take each other's place.
  if (fleets.every(({ isWhole }) => isWhole)) return
  const taken = new Map<number, Expression>()
  for (const { shards } of fleets) {
    // Of two ranges that overlap, all that they share stands at one place.
    const said = new Set<Expression>()
    for (const [shard, at] of shards) {
      const first = taken.get(shard)
      if (first === undefined) taken.set(shard, at)
      else if (!said.has(at))
        add("shard_in_two_managers", at, { shard }, { also: first, role: "here it is run already" })
      if (first !== undefined) said.add(at)
    }
  }
  const last = fleets.at(-1)
  const list = last?.manager.known.get("shard_list")?.entry.value
  if (last === undefined || list === undefined) return
  const missing = Array.from({ length: last.total }, (_, id) => id).filter((id) => !taken.has(id))
  if (missing.length > 0)
    add("shards_left_out", list, { missing, total: last.total }, { severity: "warning" })
}

function fleetOf(program: AnalysedProgram, manager: Manager): Fleet[] {
  const total = numberOf(manager.known, "total_shards")
  const list = manager.known.get("shard_list")?.value
  if (total === undefined || total > MOST_WRITTEN_OUT) return []
  if (list === undefined) {
    const ids = Array.from({ length: total }, (_, id) => id)
    const shards = new Map<number, Expression>(ids.map((id) => [id, manager.call.callee]))
    return [{ manager, total, shards, isWhole: true }]
  }
  const named = constantShards(program, list)
  // A list with something that only the running program knows says nothing for sure.
  if (named === undefined || (list.kind === "list" && named.length < list.items.length)) return []
  const shards = new Map<number, Expression>()
  for (const { shard, at } of named) if (!shards.has(shard)) shards.set(shard, at)
  return [{ manager, total, shards, isWhole: false }]
}

/** How the token is written: other tokens are other bots. */
function tokenOf({ source }: AnalysedProgram, { known }: Manager): string {
  const value = known.get("token")?.entry.value
  return value === undefined ? "" : source.slice(value.start, value.end)
}

/** Call → the number of the block that it stands in. */
function blocksOf(program: AnalysedProgram, managers: readonly Manager[]): Map<Call, number> {
  const calls = new Set(managers.map(({ call }) => call))
  const found = new Map<Call, number>()
  const blocks: Block[] = []
  if (managers.length === 0) return found
  for (const node of nodesOf(program.tree.body, "block", "call")) {
    if (node.kind === "block") blocks.push(node)
    // Blocks come before what they hold, so the last one around a call is the nearest.
    if (node.kind === "call" && calls.has(node)) {
      found.set(
        node,
        blocks.findLastIndex(({ start, end }) => start <= node.start && node.end <= end),
      )
    }
  }
  return found
}
