/** The words for statements that do nothing, or never run. */
import type { Wordings } from "../catalogue.ts"

const AFTER: Readonly<Record<string, string>> = {
  return: "`return`",
  break: "`break`",
  continue: "`continue`",
  while: "`while true`, which never ends",
}

export const flow: Wordings = {
  unreachable: ({ after }) => ({
    title: "never runs",
    lead: `This comes after ${AFTER[String(after)] ?? "statements that always leave"}, so it never runs.`,
    hint: "Move it in front, or remove it.",
  }),
  method_goes_on: ({ method }) => ({
    title: "nobody waits for this",
    lead: `The function given to \`${method}\` waits for something, but \`${method}\` goes on at once.`,
    hint: "A loop waits:\n\n    for item in list {",
  }),
  not_called: ({ text }) => ({
    title: "nothing happens here",
    lead: `This line only names \`${text}\` and does nothing with it.`,
    hint: `If it is a function, call it:\n\n    ${text}()`,
  }),
  compare_alone: ({ left, right }) => ({
    title: "nothing happens here",
    lead: "This line compares two values and does nothing with the answer.",
    hint: `\`==\` compares; to store a value, use one:\n\n    ${left} = ${right}`,
  }),
  value_unused: ({ text }) => ({
    title: "nothing happens here",
    lead: `This line makes a value and does nothing with it.`,
    hint: String(text).includes("\n")
      ? "Keep it in a variable, or print it."
      : `Keep it, or show it:\n\n    print(${text})`,
  }),
  assign_in_condition: ({ target, value }) => ({
    title: "stores instead of comparing",
    lead: `One \`=\` stores \`${value}\` in \`${target}\`; it does not compare.`,
    hint: `To compare, use two:\n\n    ${target} == ${value}`,
  }),
}
