/**
 * A bracket that is missing makes much behind it look wrong. Where the brackets of a file do not pair up, the file is
 * read again with the missing one at each likely place. If reports are gone then, they were echoes of that one mistake.
 */
import { lex } from "./1-parse/lexer.ts"
import { Report } from "./1-parse/report.ts"
import type { Token } from "./1-parse/tokens.ts"
import { type Bracket, likelyPlaces, missingBrackets } from "./bracket-places.ts"
import type { Problem } from "./problems/problem.ts"
import type { Place } from "./tree/place.ts"

/** So many places are tried, and so many characters are read for it: a long file gets fewer tries. */
const MOST_TRIES = 80
const MOST_READ = 500_000
/** Whoever forgot more brackets sees the rest in the next run. */
const MOST_BRACKETS = 3
/** One bracket does not lead to more reports; a text with more of them is no program with a slip in it. */
const MOST_REPORTS = 9

/** What the parser says when this bracket is missing and it sees that. */
const REPORTS: Readonly<Record<Bracket, readonly string[]>> = {
  "(": ["missing_opener", "missing_parameters"],
  "[": ["missing_opener"],
  "{": ["missing_opening_brace"],
  ")": ["missing_closer"],
  "]": ["missing_closer"],
  "}": ["missing_brace", "missing_closer"],
}

/** A file with a bracket put in, and what is wrong in it then. */
interface Mended {
  bracket: Bracket
  at: number
  text: string
  problems: readonly Problem[]
}

type Reread = (text: string, enough: number) => readonly Problem[] | undefined

/**
 * The problems of a file without the echoes of missing brackets.
 * @param reread what is wrong in a text that stands in the file's place; undefined when it is `enough` or more
 */
export function withoutBracketEchoes(
  source: string,
  problems: readonly Problem[],
  reread: Reread,
  brackets = 0,
): readonly Problem[] {
  const errors = errorsIn(problems)
  if (brackets === MOST_BRACKETS || errors < 2 || errors > MOST_REPORTS) return problems
  // What lies deeper was never read, and reading such a text is slow.
  if (problems.some(({ code }) => code === "too_deep")) return problems
  const report = new Report("")
  const { tokens } = lex(source, report)
  // What the rest of a text without an end would say cannot be known.
  if (report.problems().length > 0) return problems
  const best = bestOf(source, tokens, problems, reread)
  if (best === undefined) return problems
  const left = withoutBracketEchoes(best.text, best.problems, reread, brackets + 1)
  const back = (at: number): number => (at > best.at ? at - 1 : at)
  return [mainReport(best, problems), ...left.map((each) => moved(each, back))]
}

function bestOf(
  source: string,
  tokens: readonly Token[],
  problems: readonly Problem[],
  reread: Reread,
): Mended | undefined {
  let best: Mended | undefined
  let fewest = errorsIn(problems) - 1
  const most = Math.min(MOST_TRIES, Math.floor(MOST_READ / source.length))
  if (most < 2) return undefined
  const places = missingBrackets(tokens, MOST_BRACKETS).flatMap((bracket) =>
    likelyPlaces(source, tokens, bracket, problems).map((at) => ({ bracket, at })),
  )
  for (const { bracket, at } of places.slice(0, most)) {
    const text = `${source.slice(0, at)}${bracket}${source.slice(at)}`
    const found = reread(text, fewest)
    if (found === undefined || errorsIn(found) >= fewest) continue
    fewest = errorsIn(found)
    best = { bracket, at, text, problems: found }
    if (fewest === 0) break
  }
  return best
}

function errorsIn(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity === "error").length
}

/** What the parser itself said of the bracket, or that it is missing where it mends the most. */
function mainReport({ bracket, at, text }: Mended, problems: readonly Problem[]): Problem {
  const said = problems.find(({ code, facts }) => {
    const isOther = code === "missing_closer" && facts.closer !== bracket
    return REPORTS[bracket].includes(code) && !isOther
  })
  if (said !== undefined) return said
  const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trimStart()
  const after = text.slice(at + 1).split(/[\r\n]/, 1)[0] ?? ""
  const line = `${before}${bracket === "{" && !before.endsWith(" ") ? " {" : bracket}${after}`
  const file = problems[0]?.place.file ?? ""
  const place = { file, start: at, end: at }
  return { code: "missing_bracket", severity: "error", place, facts: { bracket, line } }
}

function moved(problem: Problem, to: (at: number) => number): Problem {
  const there = (place: Place): Place => ({ ...place, start: to(place.start), end: to(place.end) })
  const { place, also } = problem
  const both = { ...problem, place: there(place) }
  return also === undefined ? both : { ...both, also: { ...also, place: there(also.place) } }
}
