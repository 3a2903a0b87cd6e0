/** Texts that choose one of a few: `set_status("busy")`. Mirrors runtime/discord/presence.ts; a test holds the two together. */
import { didYouMean } from "../../problems/did-you-mean.ts"
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Expression, TextLiteral } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"
import { callsOfWord } from "../../tree/word-calls.ts"
import { settled } from "../sharding/manager-calls.ts"

export const STATUSES = ["online", "idle", "dnd", "do_not_disturb", "invisible", "offline"]
export const ACTIVITIES = "playing watching listening competing streaming custom".split(" ")

export function checkChoices(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  const report = (at: TextLiteral, choices: readonly string[], isAttempt: boolean): void => {
    const near = didYouMean(at.value, choices)[0]
    problems.push({
      code: "wrong_choice",
      // Real programs try calls that cannot work, to see that they are refused.
      severity: isAttempt ? "warning" : "error",
      place: { file: program.file, start: at.start, end: at.end },
      facts: {
        written: JSON.stringify(at.value),
        choices: choices.map((each) => JSON.stringify(each)),
        ...(near !== undefined && { suggestion: JSON.stringify(near) }),
      },
    })
  }
  const given = (call: Call) => call.arguments.map((each) => settled(program, each))
  for (const call of callsOfWord(program, "setStatus")) {
    const [status] = given(call)
    if (status?.kind === "text" && !isOne(status, STATUSES))
      report(status, STATUSES, isTried(program, call))
  }
  for (const call of callsOfWord(program, "setActivity")) {
    const [type, name] = given(call)
    // Both orders are documented; one text alone is something to play.
    if (type?.kind !== "text" || name === undefined || mayBe(name, ACTIVITIES)) continue
    if (!isOne(type, ACTIVITIES)) report(type, ACTIVITIES, isTried(program, call))
  }
  return problems
}

/** Whether a `catch` waits for what goes wrong with a call. */
function isTried({ tree }: AnalysedProgram, { start, end }: Call): boolean {
  return nodesOf(tree.body, "try").some(
    ({ body, handler }) => handler !== undefined && body.start <= start && end <= body.end,
  )
}

/** Case and spaces around do not count. */
function isOne({ value }: TextLiteral, choices: readonly string[]): boolean {
  return choices.includes(value.trim().toLowerCase().replaceAll(" ", "_"))
}

/** Whether a value may turn out to be one of the choices; a text that is joined of several is none. */
function mayBe(value: Expression, choices: readonly string[]): boolean {
  if (value.kind === "text") return isOne(value, choices)
  return value.kind !== "chain"
}
