/** All that the compiler knows of bots: handlers that cannot work, tokens that stand in the open. */
import type { Plugin, Wording } from "../../plugin.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { checkHandlers } from "./handlers.ts"
import { checkTokens } from "./tokens.ts"

const wordings: Readonly<Record<string, (facts: Record<string, unknown>) => Wording>> = {
  handler_is_called: ({ word, text }) => ({
    title: "handler is called too early",
    lead: `${word} wants the function itself, and \`${text}()\` calls it right here.`,
    hint: `Leave the parentheses out:\n\n    ${word}(${text})`,
  }),
  token_in_program: () => ({
    title: "token in the program",
    lead: "This looks like a bot's token, and whoever gets this file can use the bot with it.",
    hint: 'Hand it over when you start the program (TOKEN=… behind the file\'s name):\n\n    get_argument("TOKEN")',
  }),
  token_placeholder: () => ({
    title: "no real token",
    lead: "This only stands for the bot's token; nobody can log in with it.",
    hint: 'Hand the real one over when you start the program (TOKEN=… behind the file\'s name):\n\n    get_argument("TOKEN")',
  }),
  handler_in_handler: ({ word }) => ({
    title: "handler inside a handler",
    lead: `This ${word} stands inside another handler, so one more is added each time that handler runs.`,
    hint: "Move it out, so that it is added once, when the program starts.",
  }),
}

export const discord: Plugin<AnalysedProgram> = {
  name: "discord",
  check: (program) => [...checkHandlers(program), ...checkTokens(program)],
  wordings,
}
