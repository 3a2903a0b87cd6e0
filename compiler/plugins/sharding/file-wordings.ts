/** The words for bot files that are not there or that cannot be one (`compiler/program.ts` finds out). */
import type { Wording } from "../../plugin.ts"

type Facts = Record<string, unknown>

export const fileWordings: Readonly<Record<string, (facts: Facts) => Wording>> = {
  missing_bot_file: ({ name, near, folder }) => ({
    title: "no such bot file",
    lead: `There is no file "${name}" in ${folder}.`,
    hint:
      suggestions(near) ??
      "Create it, or name the file that your shards shall run. I look beside the file that names it.",
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
}

function suggestions(near: unknown): string | undefined {
  if (!Array.isArray(near) || near.length === 0) return undefined
  return `Maybe you meant:\n\n${near.map((name) => `    "${name}"`).join("\n")}`
}
