/** Problems as a person reads them: head line, sentence, frame, what to do. */
import picocolors from "picocolors"
import type { Problem } from "../problem.ts"
import { type FrameLine, frameOf, type Mark } from "./frame.ts"
import { isShown, placeOf, type RenderInput, type Worded, worded } from "./report.ts"
import { textWidth, visible, wrap } from "./text-width.ts"

export interface TerminalOptions {
  /** Columns to use; never more than 100 are. Default 72. */
  width?: number
  /** Default false. */
  colour?: boolean
  /** How many problems are shown in full. Default 10. */
  most?: number
}

type Colours = ReturnType<typeof picocolors.createColors>

/** Every problem in full, up to `most`, then how many are left. Ends with a line end; empty without problems. */
export function renderProblems(input: RenderInput, options: TerminalOptions = {}): string {
  const width = Math.max(40, Math.min(options.width ?? 72, 100))
  const colours = picocolors.createColors(options.colour ?? false)
  const all = input.problems.filter((each) => isShown(each, input))
  const shown = chosen(all, options.most ?? 10)
  const reports = worded({ ...input, problems: shown }).map((each) =>
    renderOne(each, input, width, colours),
  )
  const left = all.length - shown.length
  if (left > 0) reports.push(`… and ${left} more.\n`)
  return reports.join("\n")
}

/** The first ones; where not all fit, errors go before warnings. */
function chosen(all: readonly Problem[], most: number): readonly Problem[] {
  if (all.length <= most) return all
  const errors = [...all.keys()].filter((at) => all[at]?.severity === "error")
  const others = [...all.keys()].filter((at) => all[at]?.severity !== "error")
  const kept = new Set([...errors, ...others].slice(0, most))
  return all.filter((_, at) => kept.has(at))
}

function renderOne(each: Worded, input: RenderInput, width: number, colours: Colours): string {
  const { wording } = each
  const blocks = [headLine(each, width, colours), wrap(wording.lead, width).join("\n")]
  const frame = framesOf(each, input, width)
  if (frame.length > 0) blocks.push(frame.map((line) => paint(line, each, colours)).join("\n"))
  if (wording.hint !== undefined) blocks.push(hint(wording.hint, width, colours))
  blocks.push(colours.dim(`easylang explain ${each.problem.code}`))
  return `${blocks.join("\n\n")}\n`
}

function headLine(each: Worded, width: number, colours: Colours): string {
  const { severity } = each.problem
  const title = `${severity === "error" ? "" : `${severity}: `}${each.wording.title}`
  const place = placeOf(each)
  const dashes = "─".repeat(Math.max(3, width - textWidth(title) - textWidth(place) - 5))
  const paintTitle = paintFor(severity, colours)
  return `${colours.dim("──")} ${paintTitle(title)} ${colours.dim(dashes)} ${colours.cyan(place)}`
}

/** One frame, or two when the second place lies in another file. */
function framesOf(
  { problem, source }: Worded,
  { sources }: RenderInput,
  width: number,
): FrameLine[] {
  const { also, place } = problem
  const mark: Mark = { span: place, sign: "^" }
  const second: Mark | undefined =
    also === undefined ? undefined : { span: also.place, sign: "~", role: also.role }
  const own = source === undefined || source === "" ? [] : [mark]
  if (also !== undefined && second !== undefined && also.place.file !== place.file) {
    const other = sources.get(also.place.file)
    const first = source === undefined ? [] : frameOf(source, own, width)
    if (other === undefined) return first
    const name: FrameLine = { gutter: "", text: `in ${visible(also.place.file)}:`, isMarks: false }
    return [...first, { ...name, text: "" }, name, ...frameOf(other, [second], width)]
  }
  return source === undefined || own.length === 0
    ? []
    : frameOf(source, second === undefined ? own : [...own, second], width)
}

function paint(line: FrameLine, { problem }: Worded, colours: Colours): string {
  const text = `${colours.dim(line.gutter)}${line.isMarks ? paintMarks(line.text, problem.severity, colours) : line.text}`
  return text.trimEnd()
}

function paintMarks(text: string, severity: string, colours: Colours): string {
  if (text.includes("~")) return colours.cyan(text)
  return paintFor(severity, colours)(text)
}

function paintFor(severity: string, colours: Colours) {
  if (severity === "note") return colours.cyan
  return severity === "warning" ? colours.yellow : colours.red
}

/** Sentences are wrapped; indented lines are code to paste and stay as they are. */
function hint(text: string, width: number, colours: Colours): string {
  return text
    .split("\n")
    .flatMap((line) => (line.startsWith("    ") ? [colours.green(line)] : wrap(line, width)))
    .join("\n")
}
