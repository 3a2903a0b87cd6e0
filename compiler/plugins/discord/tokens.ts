/** Tokens that stand in the program: real ones are a danger, placeholders will not log in. */

import type { Problem } from "../../problems/problem.ts"
import { SECRET } from "../../problems/render/secrets.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Expression, ObjectLiteral, TextLiteral } from "../../tree/nodes.ts"
import type { Span } from "../../tree/place.ts"
import { walk } from "../../tree/visit.ts"

/** What documentation writes where the token belongs. */
const PLACEHOLDER =
  /^(your[_ -]?(bot[_ -]?)?token([_ -]?here)?|(bot[_ -]?)?token([_ -]?here)?|x+|\.+|<.*>)$/i

export function checkTokens(program: AnalysedProgram): Problem[] {
  const problems = new Map<number, Problem>()
  const warn = (code: string, at: Span): void => {
    const place = { file: program.file, start: at.start, end: at.end }
    problems.set(at.start, { code, severity: "warning", place, facts: {} })
  }
  walk(program.tree.body, (node) => {
    if (node.kind === "text" && new RegExp(SECRET.source).test(node.value))
      warn("token_in_program", node)
    const given = node.kind === "call" ? tokenOf(program, node) : undefined
    const token = given === undefined ? undefined : heldText(program, given)
    // Whatever stands here is somebody's token, or stands for one.
    if (token !== undefined)
      warn(PLACEHOLDER.test(token.value.trim()) ? "token_placeholder" : "token_in_program", token)
  })
  return [...problems.values()]
}

/** The text itself, or the one that a variable always holds. */
function heldText({ names }: AnalysedProgram, given: Expression): TextLiteral | undefined {
  if (given.kind === "text") return given
  const declaration = given.kind === "name" ? names.declarations.get(given) : undefined
  const [only] = declaration?.assignments === 0 ? declaration.values : []
  return only?.kind === "text" ? only : undefined
}

/** The token that a call is given: bot_start's first value, or the option of a manager. */
function tokenOf(
  program: AnalysedProgram,
  { callee, arguments: values }: Call,
): Expression | undefined {
  const word = callee.kind === "name" ? program.names.words.get(callee)?.name : undefined
  if (word === "bot_start") return values[0]
  const given = word === "create_shard_manager" ? values[1] : undefined
  const options = given === undefined ? undefined : heldObject(program, given)
  return options?.entries.find((entry) => entry.key.name === "token")?.value
}

function heldObject({ names }: AnalysedProgram, given: Expression): ObjectLiteral | undefined {
  if (given.kind === "object") return given
  const declaration = given.kind === "name" ? names.declarations.get(given) : undefined
  const [only] = declaration?.assignments === 0 ? declaration.values : []
  return only?.kind === "object" ? only : undefined
}
