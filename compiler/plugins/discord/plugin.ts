/** All that the compiler knows of bots: handlers that stand where they cannot work. */
import type { Plugin, Wording } from "../../plugin.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { checkHandlers } from "./handlers.ts"

const wordings: Readonly<Record<string, (facts: Record<string, unknown>) => Wording>> = {
  handler_is_called: ({ word, text }) => ({
    title: "handler is called too early",
    lead: `${word} wants the function itself, and \`${text}()\` calls it right here.`,
    hint: `Leave the parentheses out:\n\n    ${word}(${text})`,
  }),
  handler_in_handler: ({ word }) => ({
    title: "handler inside a handler",
    lead: `This ${word} stands inside another handler, so one more is added each time that handler runs.`,
    hint: "Move it out, so that it is added once, when the program starts.",
  }),
}

export const discord: Plugin<AnalysedProgram> = { name: "discord", check: checkHandlers, wordings }
