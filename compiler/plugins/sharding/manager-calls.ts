/** Finds the calls of `create_shard_manager` and what stands in them. */
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Expression, TextLiteral } from "../../tree/nodes.ts"
import { callsOfWord } from "../../tree/word-calls.ts"

/** Every call of the language's own `create_shard_manager`; a program may have a function of that name itself. */
export function managerCalls(program: AnalysedProgram): readonly Call[] {
  return callsOfWord(program, "createShardManager")
}

/** The text that an expression surely is: a literal, or a variable that always holds one. */
export function constantText(
  program: AnalysedProgram,
  expression: Expression,
): TextLiteral | undefined {
  const value = settled(program, expression)
  return value.kind === "text" ? value : undefined
}

/** The expression itself, or the value of the variable that it names if that variable never changes. */
export function settled(program: AnalysedProgram, expression: Expression): Expression {
  let value = expression
  // A variable may hold another variable; a handful of steps is more than anybody writes.
  for (let step = 0; step < 10 && value.kind === "name"; step += 1) {
    const declaration = program.names.declarations.get(value)
    const [only] = declaration?.values ?? []
    const isVariable = declaration?.kind === "variable" || declaration?.kind === "implicit"
    if (!isVariable || declaration?.assignments !== 0 || only === undefined) return value
    value = only
  }
  return value
}
