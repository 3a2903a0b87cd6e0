/** Tokens that stand in the program: real ones are a danger, placeholders will not log in. */

import type { Problem } from "../../problems/problem.ts"
import { SECRET } from "../../problems/render/secrets.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Expression } from "../../tree/nodes.ts"
import type { Span } from "../../tree/place.ts"
import { walk } from "../../tree/visit.ts"

/** What documentation writes where the token belongs. */
const PLACEHOLDER =
  /^(your[_ -]?(bot[_ -]?)?token([_ -]?here)?|(bot[_ -]?)?token([_ -]?here)?|x+|\.+|<.*>)$/i

export function checkTokens(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  const warn = (code: string, at: Span): void => {
    const place = { file: program.file, start: at.start, end: at.end }
    problems.push({ code, severity: "warning", place, facts: {} })
  }
  walk(program.tree.body, (node) => {
    if (node.kind === "text" && new RegExp(SECRET.source).test(node.value))
      warn("token_in_program", node)
    const token = node.kind === "call" ? tokenOf(program, node) : undefined
    if (token?.kind === "text" && PLACEHOLDER.test(token.value)) warn("token_placeholder", token)
  })
  return problems
}

/** The token that a call is given: bot_start's first value, or the option of a manager. */
function tokenOf(
  program: AnalysedProgram,
  { callee, arguments: values }: Call,
): Expression | undefined {
  const word = callee.kind === "name" ? program.names.words.get(callee)?.name : undefined
  if (word === "bot_start") return values[0]
  const options = word === "create_shard_manager" ? values[1] : undefined
  if (options?.kind !== "object") return undefined
  return options.entries.find((entry) => entry.key.name === "token")?.value
}
