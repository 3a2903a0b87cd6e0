/** Examples of doc comments are a few lines about a message, a member or an interaction; here they become whole programs. */

import { formatSource } from "../../compiler/format/format.ts"
import { plugins } from "../../compiler/plugins/all.ts"

/** Name → the handler that gives it. */
const HANDLERS: Readonly<Record<string, string>> = {
  interaction: "on_interaction_create",
  message: "on_message",
  member: "on_guild_member_add",
}

const forms = plugins.flatMap(({ statements = [] }) => statements)

/** The lines, inside the handler that gives them what they talk about, in the one style (comments lose their indentation). */
export function wholeProgram(example: string): string {
  const name = Object.keys(HANDLERS).find((each) => isFree(each, example))
  const text = name === undefined ? example : `${HANDLERS[name]}(func(${name}) {\n${example}\n})`
  return formatSource("example.ez", text, forms).text.trimEnd()
}

/** Whether a name is used and nothing in the lines declares it. */
function isFree(name: string, example: string): boolean {
  const withoutTexts = example.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  const isUsed = new RegExp(`(?<![.\\w])${name}(?!\\w)(?!\\s*:)`).test(withoutTexts)
  const isDeclared = new RegExp(`func\\([^)]*\\b${name}\\b|\\b(let|for) ${name}\\b`)
  return isUsed && !isDeclared.test(withoutTexts)
}
