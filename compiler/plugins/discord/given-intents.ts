/** The intents that a program names itself: `bot_start(token, { intents: ["guilds"] })`. */
import { didYouMean } from "../../problems/did-you-mean.ts"
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { walk } from "../../tree/visit.ts"
import { EVENT_INTENTS } from "./event-intents.ts"

/** As programs write them; the runtime takes other spellings, too. */
export const INTENTS = [...new Set(["Guilds", ...EVENT_INTENTS.flatMap(([, names]) => names)])].map(
  (name) => name.replace(/(?!^)[A-Z]/g, "_$&").toLowerCase(),
)

export function checkGivenIntents(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  walk(program.tree.body, (node) => {
    if (node.kind !== "call" || node.callee.kind !== "name") return
    const options = node.arguments[1]
    const isStart = program.names.words.get(node.callee)?.export === "botStart"
    if (!isStart || options?.kind !== "object") return
    const list = options.entries.find(({ key }) => key.name === "intents")?.value
    for (const item of list?.kind === "list" ? list.items : []) {
      if (item.kind !== "text" || INTENTS.some((name) => plain(name) === plain(item.value)))
        continue
      const place = { file: program.file, start: item.start, end: item.end }
      const facts = { name: item.value, near: didYouMean(item.value, INTENTS)[0], known: INTENTS }
      problems.push({ code: "unknown_intent", severity: "error", place, facts })
    }
  })
  return problems
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase()
}
