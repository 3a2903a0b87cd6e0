/** Tokens that stand in the program: real ones are a danger, placeholders will not log in. */

import type { Problem } from "../../problems/problem.ts"
import { SECRET } from "../../problems/render/secrets.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Expression, ObjectLiteral, TextLiteral } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"
import type { Span } from "../../tree/place.ts"
import { callsOfWord } from "../../tree/word-calls.ts"

/** What documentation writes where the token belongs. */
const PLACEHOLDER =
  /^(your[_ -]?(bot[_ -]?)?token([_ -]?here)?|(bot[_ -]?)?token([_ -]?here)?|x+|\.+|<.*>)$/i

export function checkTokens(program: AnalysedProgram): Problem[] {
  const problems = new Map<number, Problem>()
  const warn = (code: string, at: Span): void => {
    const place = { file: program.file, start: at.start, end: at.end }
    problems.set(at.start, { code, severity: "warning", place, facts: {} })
  }
  const secret = new RegExp(SECRET.source)
  for (const text of nodesOf(program.tree.body, "text"))
    if (secret.test(text.value)) warn("token_in_program", text)
  for (const given of givenTokens(program)) {
    const token = heldText(program, given)
    // Whatever stands here is somebody's token, or stands for one.
    if (token !== undefined)
      warn(PLACEHOLDER.test(token.value.trim()) ? "token_placeholder" : "token_in_program", token)
  }
  return [...problems.values()]
}

/** The text itself, or the one that a variable always holds. */
function heldText({ names }: AnalysedProgram, given: Expression): TextLiteral | undefined {
  if (given.kind === "text") return given
  const declaration = given.kind === "name" ? names.declarations.get(given) : undefined
  const [only] = declaration?.assignments === 0 ? declaration.values : []
  return only?.kind === "text" ? only : undefined
}

/** The tokens that calls are given: bot_start's first value, and the option of a manager. */
function givenTokens(program: AnalysedProgram): Expression[] {
  const ofManagers = callsOfWord(program, "createShardManager").map(({ arguments: [, given] }) => {
    const options = given === undefined ? undefined : heldObject(program, given)
    return options?.entries.find((entry) => entry.key.name === "token")?.value
  })
  const ofBots = callsOfWord(program, "botStart").map(({ arguments: [token] }) => token)
  return [...ofBots, ...ofManagers].filter((each) => each !== undefined)
}

function heldObject({ names }: AnalysedProgram, given: Expression): ObjectLiteral | undefined {
  if (given.kind === "object") return given
  const declaration = given.kind === "name" ? names.declarations.get(given) : undefined
  const [only] = declaration?.assignments === 0 ? declaration.values : []
  return only?.kind === "object" ? only : undefined
}
