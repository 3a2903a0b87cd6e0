/** Examples of doc comments are a few lines about a message, a member or an interaction; here they become whole programs. */

/** Name → the handler that gives it. */
const HANDLERS: Readonly<Record<string, string>> = {
  interaction: "on_interaction_create",
  message: "on_message",
  member: "on_guild_member_add",
}

/** The lines, inside the handler that gives them what they talk about. */
export function wholeProgram(example: string): string {
  const name = Object.keys(HANDLERS).find((each) => isFree(each, example))
  if (name === undefined) return example
  const lines = example.split("\n").map((line) => `  ${line}`)
  return [`${HANDLERS[name]}(func(${name}) {`, ...lines, "})"].join("\n")
}

/** Whether a name is used and nothing in the lines declares it. */
function isFree(name: string, example: string): boolean {
  const withoutTexts = example.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  const isUsed = new RegExp(`(?<![.\\w])${name}(?!\\w)(?!\\s*:)`).test(withoutTexts)
  const isDeclared = new RegExp(`func\\([^)]*\\b${name}\\b|\\b(let|for) ${name}\\b`)
  return isUsed && !isDeclared.test(withoutTexts)
}
