/** All that the compiler knows of bots: handlers that cannot work, tokens that stand in the open. */
import type { Plugin, Wording } from "../../plugin.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { checkChoices } from "./choices.ts"
import { checkEvents } from "./event-names.ts"
import { expectedEvents } from "./events.ts"
import { explanations } from "./explanations.ts"
import { checkGivenIntents, givenNeeds } from "./given-intents.ts"
import { checkHandlers } from "./handlers.ts"
import { checkIds } from "./ids.ts"
import { inferIntents } from "./intents.ts"
import { checkQuestions, questionsOf } from "./questions.ts"
import { statements } from "./statements.ts"
import { checkTokens } from "./tokens.ts"

const wordings: Readonly<Record<string, (facts: Record<string, unknown>) => Wording>> = {
  handler_is_called: ({ word, text }) => ({
    title: "handler is called too early",
    lead: `${word} wants the function itself, and \`${text}()\` calls it right here.`,
    hint: `Leave the parentheses out:\n\n    ${word}(${text})`,
  }),
  token_in_program: () => ({
    title: "token in the program",
    lead: "This is a bot's token, it seems, and whoever gets this file or what is built from it can use the bot.",
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

const statementWordings: typeof wordings = {
  no_subject: ({ word }) => ({
    title: "nothing to answer",
    lead: `\`${word} with …\` answers the message around it, and here is none.`,
    hint: `Name the message:\n\n    ${word} message with …\n\nor write it inside:\n\n    when message says "!hello"\n      ${word} with …\n    end when`,
  }),
  button_style: () => ({
    title: "unknown style",
    lead: "A button has one of four styles, named by a text.",
    hint: 'These are there:\n\n    style "primary"\n    style "secondary"\n    style "success"\n    style "danger"',
  }),
}

const questionWordings: typeof wordings = {
  type_is_number: ({ text, right }) => ({
    title: "type is a number",
    lead: `\`${text}\` is one of Discord's numbers, so it never equals this text.`,
    hint: `Ask instead:\n\n    ${right}`,
  }),
}

const idWordings: typeof wordings = {
  unknown_event: ({ name, near }) => ({
    title: "unknown event",
    lead: `Discord has no event called "${name}".`,
    hint:
      typeof near === "string"
        ? `Maybe you meant:\n\n    "${near}"`
        : 'Some of them:\n\n    "messageCreate"\n    "guildMemberAdd"\n    "interactionCreate"\n    "messageReactionAdd"',
  }),
  unknown_intent: ({ name, near, known }) => ({
    title: "unknown intent",
    lead: `Discord has no intent called "${name}".`,
    hint: `${typeof near === "string" ? `Maybe you meant:\n\n    "${near}"\n\n` : ""}These are there: ${Array.isArray(known) ? known.join(", ") : ""}. Without this option I find out which ones the program needs.`,
  }),
  intents_left_out: ({ why, intents }) => ({
    title: "intent left out",
    lead: `This list leaves out what \`${why}\` needs, so ${Array.isArray(intents) && intents.includes("message_content") ? "it stays empty" : "Discord will not tell the bot of it"}.`,
    hint: `Add it:\n\n    ${(Array.isArray(intents) ? intents : []).map((each) => `"${each}"`).join(", ")}\n\nor leave \`intents\` out: then I find out which ones the program needs.`,
  }),
  id_compared: ({ id, right }) => ({
    title: "an id is text",
    lead: `\`${id}\` is an id: text made of digits, longer than an exact number can be.`,
    hint: `Compare it with text:\n\n    ${right}`,
  }),
  id_arithmetic: ({ id, shard }) => ({
    title: "counting with an id",
    lead: `\`${id}\` is an id: text made of digits, too long to count with exactly.`,
    hint:
      typeof shard === "string"
        ? `The shard of a server comes from:\n\n    ${shard}`
        : "Use it as it is, as a name; the shard of a server comes from:\n\n    get_shard_for_guild(guild_id, total_shards)",
  }),
  id_as_number: ({ raw, becomes, quote = '"' }) => ({
    title: "too many digits for a number",
    lead: `A number keeps about 16 digits, so this one becomes ${becomes}.`,
    hint: `Ids are text; put it into quotes:\n\n    ${quote}${raw}${quote}`,
  }),
}

export const discord: Plugin<AnalysedProgram> = {
  name: "discord",
  check: (program) => [
    ...checkHandlers(program),
    ...checkTokens(program),
    ...checkEvents(program),
    ...checkIds(program),
    ...checkGivenIntents(program),
    ...checkChoices(program),
    ...checkQuestions(program),
  ],
  questions: questionsOf,
  statements,
  beginnings: expectedEvents,
  needs(program) {
    const given = givenNeeds(program)
    return given === undefined ? inferIntents(program) : { needs: given, asks: true, isGiven: true }
  },
  wordings: { ...wordings, ...statementWordings, ...questionWordings, ...idWordings },
  explanations,
}
