/** What all renderers need: a problem with its words and the source that it lies in. */
import type { Wording } from "../../plugin.ts"
import { type Wordings, wordingOf } from "../catalogue.ts"
import type { Problem } from "../problem.ts"
import { type Position, positionsIn } from "./lines.ts"
import { covered } from "./secrets.ts"
import { visible } from "./text-width.ts"

export interface RenderInput {
  problems: readonly Problem[]
  /** Texts by file as the problems name it; a file without a text is shown without a frame. */
  sources: ReadonlyMap<string, string>
  /** They bring the words for their own codes. */
  plugins?: readonly { wordings?: Wordings }[]
  /** Whether notes are shown, too. Default false. */
  notes?: boolean
}

export interface Worded {
  problem: Problem
  wording: Wording
  source: string | undefined
  position: Position | undefined
}

/** The problems with their words, in the order of the source. */
export function worded(input: RenderInput): Worded[] {
  const { problems, sources, plugins } = input
  const positions = new Map(
    [...sources].map(([file, text]) => [file, once(() => positionsIn(text))]),
  )
  return problems
    .filter((each) => isShown(each, input))
    .map((problem) => {
      const { file, start } = problem.place
      const position = positions.get(file)?.()(start)
      return {
        problem,
        wording: shown(wordingOf(problem, plugins)),
        source: sources.get(file),
        position,
      }
    })
}

export function isShown({ severity }: Problem, { notes = false }: RenderInput): boolean {
  return notes || severity !== "note"
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Nobody reads on in a line that is longer. */
const LONGEST_LINE = 600

/** Words quote the program, and a program may hold what would move the cursor of a terminal, or no end. */
function shown({ title, lead, hint }: Wording): Wording {
  const clean = (text: string): string =>
    covered(text)
      .split("\n")
      .map((line) => visible(line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line))
      .join("\n")
  const wording: Wording = { title: clean(title), lead: clean(lead) }
  return hint === undefined ? wording : { ...wording, hint: clean(hint) }
}

/** `manager.ez:9:42`, or the file alone where there is no text to point into. */
export function placeOf({ problem, position }: Worded): string {
  const { file } = problem.place
  return position === undefined
    ? visible(file)
    : `${visible(file)}:${position.line}:${position.column}`
}
