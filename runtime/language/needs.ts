/** Checks of what words are given, worded in one way: which word, which argument, what it needs and what it got. */
import { Fault } from "../fault.ts"
import { kindName } from "./kinds.ts"

/** Which argument of which word is looked at: `["split", 2, "separator"]`. */
export type Argument = readonly [word: string, position: number, role: string]

const ORDINALS = ["first", "second", "third", "fourth"]

/** @throws Fault `needs_text` */
export function needText(value: unknown, argument: Argument): asserts value is string {
  if (typeof value !== "string") throw needs("text", value, argument)
}

/** Any number but NaN. @throws Fault `needs_number` */
export function needNumber(value: unknown, argument: Argument): asserts value is number {
  if (typeof value !== "number" || Number.isNaN(value)) throw needs("a number", value, argument)
}

/** @throws Fault `needs_list` */
export function needList(value: unknown, argument: Argument): asserts value is unknown[] {
  if (!Array.isArray(value)) throw needs("a list", value, argument)
}

/** @throws Fault `needs_text_or_list` */
export function needTextOrList(
  value: unknown,
  argument: Argument,
): asserts value is string | unknown[] {
  if (typeof value !== "string" && !Array.isArray(value)) {
    throw needs("text or a list", value, argument)
  }
}

/** An object of any sort, but no list. @throws Fault `needs_object` */
export function needObject(value: unknown, argument: Argument): asserts value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw needs("an object", value, argument)
  }
}

/**
 * The fault for an argument of the wrong kind.
 * @param wanted what is needed, as in "split() needs … as its first argument"
 * @param hint a sentence that helps on, behind the rest
 */
export function needs(wanted: string, value: unknown, argument: Argument, hint?: string): Fault {
  const [word, position, role] = argument
  const given = Number.isNaN(value) ? "NaN" : kindName(value)
  const ordinal = ORDINALS[position - 1] ?? `${position}th`
  // "text as its first argument, the text" would say it twice.
  const named = wanted.endsWith(role) ? "" : `, the ${role},`
  const words = `${word}() needs ${wanted} as its ${ordinal} argument${named} and got ${given}.`
  const code = `needs_${wanted.replace(/\b(?:a|an) /g, "").replaceAll(" ", "_")}`
  const facts = { word, position, wanted, kind: kindName(value) }
  return new Fault(code, hint === undefined ? words : `${words} ${hint}`, facts)
}
