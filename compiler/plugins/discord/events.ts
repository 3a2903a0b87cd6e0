/** Events that a program listens to only after its bot has started: Discord must hear of them at the login. */
import type { Beginning } from "../../plugin.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { nodesOf } from "../../tree/nodes-of.ts"

/** Events that every bot is told of; mirrors `intentsOf` of runtime/discord/intents.ts, and a test holds the two together. */
export const HEARD_ANYWAY =
  /^(ready|clientReady|interactionCreate|message(Create|Update|Delete|DeleteBulk)|guild(Create|Delete|Update)|(channel|role|stageInstance)\w+|thread(?!MembersUpdate)\w+)$/

/** The call that makes the runtime ask for such events. */
export function expectedEvents({ tree, names }: AnalysedProgram): Beginning[] {
  const early = new Set<string>()
  const late = new Set<string>()
  let started = false
  /** Where the functions end that have begun; what is outside comes first. */
  let functionsEnd = 0
  for (const node of nodesOf(tree.body, "call", "function")) {
    if (node.kind === "function") functionsEnd = Math.max(functionsEnd, node.end)
    if (node.kind !== "call" || node.callee.kind !== "name") continue
    const word = names.words.get(node.callee)
    const [first] = node.arguments
    if (word?.export === "botStart") started = true
    const isNamed = word?.export === "listen" && first?.kind === "text"
    const event = isNamed ? first.value : word?.listens
    if (event === undefined || HEARD_ANYWAY.test(event)) continue
    const known = started || node.end <= functionsEnd ? late : early
    known.add(event)
  }
  const texts = [...late].filter((event) => !early.has(event))
  return texts.length === 0 ? [] : [{ call: "expectEvents", texts }]
}
