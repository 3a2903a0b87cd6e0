/** The words for what TypeScript's checker finds (`5-check/readings.ts` records the facts). */
import type { Wording } from "../../plugin.ts"

type Facts = Record<string, unknown>

export const wordings: Readonly<Record<string, (facts: Facts) => Wording>> = {
  unknown_name_in_code: ({ name, suggestion }) => ({
    title: "unknown name",
    lead: `I do not know the name \`${name}\`.`,
    ...didYouMean(suggestion),
  }),
  unknown_property: ({ name, owner, suggestion, known }) => ({
    title: "unknown property",
    lead: `${capital(owner)} has nothing called \`${name}\`.`,
    ...(owner === "a function"
      ? { hint: "It has to be called first: put `()` behind its name." }
      : didYouMean(suggestion)),
    ...(Array.isArray(known) && { hint: `It has ${code(known)}.` }),
  }),
  unknown_option_here: ({ name, suggestion, known }) => ({
    title: "unknown option",
    lead: `I do not know the option \`${name}\` here: it is not among those that fit.`,
    ...withKnown(didYouMean(suggestion), known),
  }),
  wrong_kind: ({ option, given, wanted }) => ({
    title: "wrong kind of value",
    lead:
      option === undefined
        ? `I need ${wanted} here, but this is ${given}.`
        : `\`${option}\` takes ${wanted}, but this is ${given}.`,
    ...conversion(given, wanted),
  }),
  wrong_choice: ({ option, choices, suggestion, written }) => ({
    title: "unknown choice",
    lead:
      option === undefined
        ? `${written} is not one of the texts that fit here.`
        : `${written} is not one of the texts that \`${option}\` takes.`,
    hint: `${typeof suggestion === "string" ? `Maybe you meant:\n\n    ${suggestion}\n\n` : ""}These fit: ${list(choices)}.`,
  }),
  wrong_object: ({ option }) => ({
    title: "wrong kind of value",
    lead:
      option === undefined
        ? "This object is not what fits here."
        : `The entry \`${option}\` of this object is not what fits here.`,
  }),
  missing_argument: ({ written, parameter, least, given }) => ({
    title: "missing argument",
    lead:
      parameter === undefined
        ? `\`${written}\` needs ${count(least)}, and gets ${given === 0 ? "none" : given}.`
        : `\`${written}\` needs ${count(least)}: \`${parameter}\` is missing.`,
  }),
  surplus_argument: ({ most, given }) => ({
    title: "one argument too many",
    lead: `This call takes ${most === 0 ? "no arguments" : `at most ${count(most)}`}, but gets ${given}.`,
    hint: "Remove what is marked.",
  }),
  missing_option: ({ names }) => ({
    title: "missing option",
    lead: `This object needs ${code(names)} too.`,
  }),
  not_a_function: ({ written, kind }) => ({
    title: "not a function",
    lead: `I cannot call \`${written}\`${typeof kind === "string" && kind !== "an object" ? `: it is ${kind}` : ": it is not a function"}.`,
  }),
  not_walkable: ({ kind }) => ({
    title: "nothing to go through",
    lead: `\`for\` cannot go through ${kind}.`,
    hint: "It goes through lists, the characters of text, the keys of objects and range(…).",
  }),
  no_way_to_call: () => ({
    title: "no way to call it like this",
    lead: "I know several ways to make this call, and these arguments fit none of them.",
  }),
}

function didYouMean(suggestion: unknown): { hint?: string } {
  return typeof suggestion === "string" ? { hint: `Maybe you meant:\n\n    ${suggestion}` } : {}
}

function withKnown({ hint }: { hint?: string }, known: unknown): { hint?: string } {
  if (!Array.isArray(known) || known.length === 0) return hint === undefined ? {} : { hint }
  const list = `What fits here: ${code(known)}.`
  return { hint: hint === undefined ? list : `${hint}\n\n${list}` }
}

function conversion(given: unknown, wanted: unknown): { hint?: string } {
  return wanted === "text" && /number|true or false/.test(String(given))
    ? { hint: "`str(…)` makes text of any value." }
    : {}
}

function capital(words: unknown): string {
  const text = String(words)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function count(number: unknown): string {
  return number === 1 ? "1 argument" : `${number} arguments`
}

function list(choices: unknown): string {
  return Array.isArray(choices) ? choices.join(", ") : String(choices)
}

function code(names: unknown): string {
  return Array.isArray(names) ? names.map((name) => `\`${name}\``).join(", ") : `\`${names}\``
}
