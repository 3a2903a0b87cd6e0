/** Texts that are known while we build, with the place in the source of each of their characters. */
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Expression } from "../../tree/nodes.ts"
import type { Span } from "../../tree/place.ts"
import { settled } from "./manager-calls.ts"

export interface ConstantText {
  value: string
  /** For each UTF-16 unit of the value the stretch of the source that it stands for. */
  places: Span[]
}

/** A literal, a variable that always holds one, or such texts and numbers joined by `+`. */
export function constantTextOf(
  program: AnalysedProgram,
  expression: Expression,
): ConstantText | undefined {
  const value = settled(program, expression)
  if (value.kind === "text") return textOf(program.source, value, value.value)
  if (value.kind !== "chain" || value.operators.some(({ text }) => text !== "+")) return undefined
  const [first, second] = value.operands
  // Two numbers are added up before they meet a text.
  if (first?.kind !== "text" && second?.kind !== "text") {
    const kinds = [first, second].map((each) => each && program.facts.kindOf(each))
    if (!kinds.includes("text")) return undefined
  }
  const parts = value.operands.map((operand) => partOf(program, operand))
  const known = parts.filter((part) => part !== undefined)
  if (known.length < parts.length) return undefined
  return {
    value: known.map((part) => part.value).join(""),
    places: known.flatMap((part) => part.places),
  }
}

function partOf(program: AnalysedProgram, operand: Expression): ConstantText | undefined {
  const value = settled(program, operand)
  if (value.kind !== "number") return constantTextOf(program, value)
  return textOf(program.source, value, String(value.value))
}

/** From the place of one unit to behind that of another, as a stretch of the source. */
export function spanOf({ places }: ConstantText, from: number, to: number): Span {
  const first = places[from] ?? places.at(-1)
  const last = places[Math.max(from, to - 1)] ?? places.at(-1)
  if (first === undefined || last === undefined) return { start: 0, end: 0 }
  // Parts of a text may stand anywhere; a stretch needs to go forward.
  return last.end < first.start ? first : { start: first.start, end: last.end }
}

function textOf(source: string, at: Span, value: string): ConstantText {
  const places = unitsOf(source, at)
  // A text that the program does not write itself stands for a whole stretch.
  if (places.length !== value.length)
    return { value, places: Array.from({ length: value.length }, () => at) }
  return { value, places }
}

/** Each character between the quotes, an escape as one; mirrors how `1-parse/lex-text.ts` reads them. */
function unitsOf(source: string, { start, end }: Span): Span[] {
  const units: Span[] = []
  for (let at = start + 1; at < end - 1; ) {
    const isPair = source[at] === "\\" || source.startsWith("\r\n", at)
    const next = at + (isPair ? 2 : 1)
    units.push({ start: at, end: next })
    at = next
  }
  return units
}
