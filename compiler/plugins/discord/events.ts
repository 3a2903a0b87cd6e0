/** Events that a program listens to only after its bot has started: Discord must hear of them at the login. */
import type { Beginning } from "../../plugin.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Node } from "../../tree/nodes.ts"
import { eachChild } from "../../tree/visit.ts"

/** Events that every bot is told of; mirrors `intentsOf` of runtime/discord/intents.ts, and a test holds the two together. */
export const HEARD_ANYWAY =
  /^(ready|clientReady|interactionCreate|message(Create|Update|Delete|DeleteBulk)|guild(Create|Delete|Update)|(channel|role|stageInstance)\w+|thread(?!MembersUpdate)\w+)$/

/** The call that makes the runtime ask for such events. */
export function expectedEvents({ tree, names }: AnalysedProgram): Beginning[] {
  const early = new Set<string>()
  const late = new Set<string>()
  let started = false
  const visit = (node: Node, inFunction: boolean): void => {
    if (node.kind === "call" && node.callee.kind === "name") {
      const word = names.words.get(node.callee)
      const [first] = node.arguments
      if (word?.export === "botStart") started = true
      const isNamed = word?.export === "listen" && first?.kind === "text"
      const event = isNamed ? first.value : word?.listens
      if (event !== undefined && !HEARD_ANYWAY.test(event)) {
        const known = started || inFunction ? late : early
        known.add(event)
      }
    }
    eachChild(node, (child) => visit(child, inFunction || child.kind === "function"))
  }
  visit(tree.body, false)
  const texts = [...late].filter((event) => !early.has(event))
  return texts.length === 0 ? [] : [{ call: "expectEvents", texts }]
}
