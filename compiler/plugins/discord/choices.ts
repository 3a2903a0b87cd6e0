/** Texts that choose one of a few: `set_status("busy")`. Mirrors runtime/discord/presence.ts; a test holds the two together. */
import { didYouMean } from "../../problems/did-you-mean.ts"
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Expression, Node, TextLiteral } from "../../tree/nodes.ts"
import { eachChild } from "../../tree/visit.ts"
import { callsOfWord } from "../../tree/word-calls.ts"
import { settled } from "../sharding/manager-calls.ts"

export const STATUSES = ["online", "idle", "dnd", "do_not_disturb", "invisible", "offline"]
export const ACTIVITIES = "playing watching listening competing streaming custom".split(" ")

export function checkChoices(program: AnalysedProgram): Problem[] {
  const isUsed = ["setStatus", "setActivity"].some((word) => callsOfWord(program, word).length > 0)
  if (!isUsed) return []
  const problems: Problem[] = []
  const report = (at: TextLiteral, choices: readonly string[], isTried: boolean): void => {
    const near = didYouMean(at.value, choices)[0]
    problems.push({
      code: "wrong_choice",
      // Real programs try calls that cannot work, to see that they are refused.
      severity: isTried ? "warning" : "error",
      place: { file: program.file, start: at.start, end: at.end },
      facts: {
        written: JSON.stringify(at.value),
        choices: choices.map((each) => JSON.stringify(each)),
        ...(near !== undefined && { suggestion: JSON.stringify(near) }),
      },
    })
  }
  const visit = (node: Node, isTried: boolean): void => {
    const inside = isTried || (node.kind === "try" && node.handler !== undefined)
    eachChild(node, (child) =>
      visit(child, inside && !(node.kind === "try" && child !== node.body)),
    )
    if (node.kind !== "call" || node.callee.kind !== "name") return
    const word = program.names.words.get(node.callee)?.export
    const [first, second] = node.arguments.map((each) => settled(program, each))
    if (first?.kind !== "text") return
    if (word === "setStatus" && !isOne(first, STATUSES)) report(first, STATUSES, isTried)
    // Both orders are documented; one text alone is something to play.
    if (word !== "setActivity" || second === undefined || mayBe(second, ACTIVITIES)) return
    if (!isOne(first, ACTIVITIES)) report(first, ACTIVITIES, isTried)
  }
  visit(program.tree.body, false)
  return problems
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
