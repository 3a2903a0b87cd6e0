/** Words that only the manager's file or only the bot's file can use, met in the other one. */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Name } from "../../tree/nodes.ts"
import type { Word } from "../../vocabulary/word.ts"

/**
 * A file that uses words of both roles is one file too few. The words that settle what a file is
 * (the manager's creation, the bot's start) count before those that merely need it.
 */
export function checkRoles({ file, names }: AnalysedProgram): Problem[] {
  const used = [...names.words].filter(([, word]) => word.role !== "any")
  used.sort(([a], [b]) => a.start - b.start)
  const manager = used.find(([, word]) => word.role === "manager")
  const bot = used.find(([, word]) => word.role === "bot")
  if (manager === undefined || bot === undefined) return []
  const [kept, moved] = isCertain(used, "manager") ? [manager, bot] : [bot, manager]
  return [problemOf(file, kept, moved)]
}

function isCertain(used: readonly [Name, Word][], role: Word["role"]): boolean {
  return used.some(([, word]) => word.role === role && word.name === "create_shard_manager")
}

function problemOf(file: string, [keptAt, kept]: [Name, Word], [at, word]: [Name, Word]): Problem {
  return {
    code: word.role === "bot" ? "bot_word_in_manager" : "manager_word_in_bot",
    severity: "error",
    place: { file, start: at.start, end: at.end },
    also: {
      place: { file, start: keptAt.start, end: keptAt.end },
      role: `this makes it the ${kept.role}'s file`,
    },
    facts: { word: word.name, other: kept.name },
  }
}
