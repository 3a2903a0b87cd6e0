/** The words for what is wrong with a program's files and packages. */
import type { Wording } from "../../plugin.ts"

type Facts = Record<string, unknown>

export const wordings: Readonly<Record<string, (facts: Facts) => Wording>> = {
  empty_program: () => ({
    title: "empty program",
    lead: "There is nothing in this file.",
    hint: 'A first program is one line:\n\n    print("Hello")',
  }),
  missing_bot_file: ({ name, near, folder }) => ({
    title: "no such bot file",
    lead: `There is no file "${name}" in ${folder}.`,
    hint: suggestions(near) ?? "Create it, or name the file that your shards shall run. I look beside the file that names it.",
  }),
  bot_is_manager: ({ name }) => ({
    title: "a manager that runs itself",
    lead: `"${name}" is the manager's own file: every shard would create a manager again.`,
    hint: 'Put the bot into a file of its own, for example "bot.ez".',
  }),
  bot_creates_managers: ({ name }) => ({
    title: "a manager inside a shard",
    lead: `"${name}" is to run as a shard, but it creates a shard manager itself.`,
    hint: "A bot file registers handlers and calls bot_start; one manager file starts all shards.",
  }),
  missing_package: ({ name }) => ({
    title: "package not installed",
    lead: `I cannot find the package "${name}".`,
    hint: `Install it where your program lies:\n\n    npm install ${packageName(name)}`,
  }),
  missing_module: ({ name }) => ({
    title: "no such file",
    lead: `There is no file "${name}" beside the one that imports it.`,
  }),
  script_mistake: ({ text }) => ({
    title: "mistake in JavaScript",
    lead: `I cannot read this file. esbuild says: ${text}.`,
  }),
}

function suggestions(near: unknown): string | undefined {
  if (!Array.isArray(near) || near.length === 0) return undefined
  return `Maybe you meant:\n\n${near.map((name) => `    "${name}"`).join("\n")}`
}

/** `discord.js/lib/x` and `@scope/name/x` belong to `discord.js` and `@scope/name`. */
function packageName(specifier: unknown): string {
  const parts = String(specifier).split("/")
  return parts.slice(0, parts[0]?.startsWith("@") ? 2 : 1).join("/")
}
