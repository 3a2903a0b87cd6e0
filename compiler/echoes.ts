/** One mistake that two phases saw: which reports stay. Pure. */
import type { Problem } from "./problems/problem.ts"

/** What a grammar does not expect when a bracket is missing further to the left. */
const GRAMMAR = new Set([
  "extra_closer",
  "missing_line_end",
  "missing_closer",
  "missing_opening_brace",
  "missing_comma",
  "missing_value",
  "missing_parameters",
  "delete_what",
  "stray_else",
  "arrow",
])
const NAMES = new Set(["unknown_name", "made_inside", "used_too_early"])

/**
 * Problems of the grammar and of names, in which a name on a line that cannot be read is no report of its own;
 * `printx)`, whose name is a known one and what it is given, is a missing parenthesis and no more than that.
 */
export function withoutEchoes(
  source: string,
  grammar: readonly Problem[],
  names: readonly Problem[],
): Problem[] {
  // What lies behind was not read, so nobody knows its names.
  if (grammar.some(({ code }) => code === "too_deep")) return [...grammar]
  if (!grammar.some(({ code }) => GRAMMAR.has(code))) return [...grammar, ...names]
  const lines = byLine(source, grammar)
  const kept: Problem[] = []
  const replaced = new Set<Problem>()
  for (const problem of names) {
    const { code, facts, place } = problem
    const near = lines.get(lineStart(source, place.start)) ?? []
    if (!NAMES.has(code) || near.length === 0) {
      if (!isInOpenBracket(problem, grammar)) kept.push(problem)
      continue
    }
    const behind = near.filter((each) => each.place.start >= place.end)
    if (facts.glued === undefined || behind.length === 0) continue
    for (const each of behind) replaced.add(each)
    kept.push({
      code: "missing_opener",
      severity: "error",
      place,
      facts: facts.glued as object as Problem["facts"],
    })
  }
  return [...grammar.filter((each) => !replaced.has(each)), ...kept]
}

/** The problems of the grammar that make a line unreadable, by where the line begins. */
function byLine(source: string, grammar: readonly Problem[]): Map<number, Problem[]> {
  const lines = new Map<number, Problem[]>()
  for (const problem of grammar) {
    if (!GRAMMAR.has(problem.code)) continue
    const start = lineStart(source, problem.place.start)
    const found = lines.get(start)
    if (found === undefined) lines.set(start, [problem])
    else found.push(problem)
  }
  return lines
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf("\n", offset - 1) + 1
}

/** While a bracket is not closed, what belongs behind it is still inside. */
function isInOpenBracket({ code, place }: Problem, grammar: readonly Problem[]): boolean {
  if (code !== "used_too_early") return false
  return grammar.some(
    ({ also, place: gap }) =>
      also !== undefined && also.place.start <= place.start && place.end <= gap.end,
  )
}
