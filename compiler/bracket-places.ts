/** Which brackets of a file are missing, and where they may belong: near what looks wrong, and where lines say so. */
import { HARD_WORDS, type Token } from "./1-parse/tokens.ts"
import type { Problem } from "./problems/problem.ts"

const PAIRS = { "(": ")", "[": "]", "{": "}" } as const
type Opener = keyof typeof PAIRS
export type Bracket = Opener | (typeof PAIRS)[Opener]

/** The brackets of which the other half is there more often, up to `most` times; none if that is no slip any more. */
export function missingBrackets(tokens: readonly Token[], most: number): Bracket[] {
  const count = (text: string) => tokens.filter((each) => isMark(each, text)).length
  return Object.entries(PAIRS).flatMap(([opener, closer]) => {
    const surplus = count(opener) - count(closer)
    const isSlip = surplus !== 0 && Math.abs(surplus) <= most
    return !isSlip ? [] : [(surplus > 0 ? closer : opener) as Bracket]
  })
}

function isMark(token: Token, text: string): boolean {
  return token.kind === "mark" && token.text === text
}

/** Where the bracket may be put in, the likeliest first. */
export function likelyPlaces(
  source: string,
  tokens: readonly Token[],
  bracket: Bracket,
  problems: readonly Problem[],
): number[] {
  const lines = linesOf(source, tokens)
  const near = suspectLines(lines, tokens, problems)
  const isOpener = Object.hasOwn(PAIRS, bracket)
  const places = new Set<number>()
  const words = new Set([...HARD_WORDS, ...tokens.map(({ text }) => text)])
  for (const line of lines) {
    const isStep = bracket === "{" ? goesIn(line, lines) : bracket === "}" && goesOut(line, lines)
    if (isStep) places.add(line.end)
    if (!near.has(line)) continue
    for (const token of line.tokens) places.add(isOpener ? token.start : token.end)
    if (!isOpener) continue
    places.add(line.end)
    for (const token of line.tokens) for (const at of seams(token, words)) places.add(at)
  }
  const first = Math.min(...problems.map(({ place }) => place.start))
  return [...places].sort((a, b) => Math.abs(a - first) - Math.abs(b - first))
}

/** Where a word may be two, of which one is known: `greetname` is `greet` and `name`. */
function seams({ kind, text, start }: Token, words: ReadonlySet<string>): number[] {
  if (kind !== "word") return []
  const splits = Array.from(text.slice(1, LONGEST_SEAM), (_, index) => index + 1)
  return splits
    .filter((at) => words.has(text.slice(0, at)) || words.has(text.slice(at)))
    .map((at) => start + at)
}

const LONGEST_SEAM = 60

interface Line {
  tokens: Token[]
  indentation: number
  /** Behind its last token. */
  end: number
  at: number
}

function linesOf(source: string, tokens: readonly Token[]): Line[] {
  const lines: Line[] = []
  for (const token of tokens) {
    if (token.kind === "end") continue
    const last = lines.at(-1)
    if (last === undefined || token.newlineBefore) {
      const start = source.lastIndexOf("\n", token.start - 1) + 1
      const indentation = token.start - start
      lines.push({ tokens: [token], indentation, end: token.end, at: lines.length })
    } else {
      last.tokens.push(token)
      last.end = token.end
    }
  }
  return lines
}

/** The next line is indented further, and nothing at this one's end says why. */
function goesIn(line: Line, lines: readonly Line[]): boolean {
  const next = lines[line.at + 1]
  const last = line.tokens.at(-1)?.text ?? ""
  return next !== undefined && next.indentation > line.indentation && !/^[([{,+.=]$/.test(last)
}

/** The next line is indented less, and closes nothing. */
function goesOut(line: Line, lines: readonly Line[]): boolean {
  const next = lines[line.at + 1]
  if (next === undefined) return true
  return next.indentation < line.indentation && !/^[)\]}]$/.test(next.tokens[0]?.text ?? "")
}

/** Lines with reports, those in front of them, and those on which the brackets stop to pair up. */
function suspectLines(
  lines: readonly Line[],
  tokens: readonly Token[],
  problems: readonly Problem[],
): Set<Line> {
  const offsets = problems.flatMap(({ place, also }) => [
    place.start,
    also?.place.start ?? place.end,
  ])
  const found = new Set<Line>()
  for (const offset of [...offsets, ...oddBrackets(tokens)]) {
    const line = lines.findLast(({ tokens: [first] }) => (first?.start ?? 0) <= offset)
    if (line === undefined) continue
    found.add(line)
    const before = lines[line.at - 1]
    if (before !== undefined) found.add(before)
  }
  return found
}

/** The first closing bracket without its opening one with the one in front of it, and what stays open. */
function oddBrackets(tokens: readonly Token[]): number[] {
  const open: Token[] = []
  let closedLast = 0
  for (const token of tokens) {
    if (token.kind !== "mark") continue
    if (Object.hasOwn(PAIRS, token.text)) open.push(token)
    if (!Object.values<string>(PAIRS).includes(token.text)) continue
    const opener = open.pop()
    if (opener === undefined || PAIRS[opener.text as Opener] !== token.text) {
      const inner = opener === undefined ? [] : [opener.start]
      return [token.start, closedLast, ...inner, ...open.slice(-1).map(({ start }) => start)]
    }
    closedLast = opener.start
  }
  return open.map(({ start }) => start)
}
