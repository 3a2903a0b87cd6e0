/** `respawn_shard` of a shard that cannot be there. */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Expression } from "../../tree/nodes.ts"
import { walk } from "../../tree/visit.ts"
import type { Manager } from "./fleets.ts"
import { settled } from "./manager-calls.ts"
import { numberOf } from "./options.ts"
import { reporter } from "./reporter.ts"

/** @param managers those of the file; with several, or with none, nobody knows which one is asked */
export function checkRespawns(
  program: AnalysedProgram,
  managers: readonly Manager[],
  problems: Problem[],
): void {
  const { add } = reporter(program, problems)
  const [manager] = managers
  const total =
    managers.length === 1 && manager ? numberOf(manager.known, "total_shards") : undefined
  walk(program.tree.body, (node) => {
    if (node.kind !== "call" || node.callee.kind !== "name") return
    const [given] = node.arguments
    if (program.names.words.get(node.callee)?.export !== "respawnShard" || given === undefined)
      return
    const id = constantNumber(settled(program, given))
    if (
      id === undefined ||
      (Number.isInteger(id) && id >= 0 && (total === undefined || id < total))
    )
      return
    add("no_such_shard", given, { shard: id, total })
  })
}

function constantNumber(value: Expression): number | undefined {
  if (value.kind === "number") return value.value
  const isMinus = value.kind === "unary" && value.operator === "-"
  return isMinus && value.operand.kind === "number" ? -value.operand.value : undefined
}
