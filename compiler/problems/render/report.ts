/** What all renderers need: a problem with its words and the source that it lies in. */
import type { Wording } from "../../plugin.ts"
import { type Wordings, wordingOf } from "../catalogue.ts"
import type { Problem } from "../problem.ts"
import { type Position, positionOf } from "./lines.ts"
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

/** Errors come before warnings only where not all can be shown; otherwise the order is the source's. */
export function worded({ problems, sources, plugins, notes = false }: RenderInput): Worded[] {
  const shownOnes = problems.filter(({ severity }) => notes || severity !== "note")
  return shownOnes.map((problem) => {
    const source = sources.get(problem.place.file)
    const position = source === undefined ? undefined : positionOf(source, problem.place.start)
    return { problem, wording: shown(wordingOf(problem, plugins)), source, position }
  })
}

/** Words quote the program, and a program may hold what would move the cursor of a terminal. */
function shown({ title, lead, hint }: Wording): Wording {
  const clean = (text: string): string => covered(text).split("\n").map(visible).join("\n")
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
