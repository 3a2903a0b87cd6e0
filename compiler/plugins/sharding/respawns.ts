/** `respawn_shard` of a shard that cannot be there. */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Expression } from "../../tree/nodes.ts"
import { callsOfWord } from "../../tree/word-calls.ts"
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
  for (const { arguments: values } of callsOfWord(program, "respawnShard")) {
    const [given] = values
    if (given === undefined) continue
    const id = constantNumber(settled(program, given))
    if (
      id === undefined ||
      (Number.isInteger(id) && id >= 0 && (total === undefined || id < total))
    )
      continue
    add("no_such_shard", given, { shard: id, total })
  }
}

function constantNumber(value: Expression): number | undefined {
  if (value.kind === "number") return value.value
  const isMinus = value.kind === "unary" && value.operator === "-"
  return isMinus && value.operand.kind === "number" ? -value.operand.value : undefined
}
