/**
 * The allow-list: which of TypeScript's diagnostics are mistakes in an EasyLang program, and the
 * facts in their sentences. The sentences are those of the pinned version; the words that a user
 * reads are in `problems/wordings/types.ts`. Operators on unlike kinds, possible nulls and the like
 * are legal in a dynamic language and therefore not here.
 */
import type { Diagnostic } from "./diagnostic.ts"
import { choicesOf, isUnion, kindWords, mayFit, ownerWords } from "./kinds.ts"

export interface Reading {
  code: string
  facts: Record<string, unknown>
  /** Only a mistake inside a text that is code; in the program itself it is legal. */
  onlyInText?: true
}

type Read = (diagnostic: Diagnostic, written: string) => Reading | undefined

const READINGS: Readonly<Record<number, Read>> = {
  2304: unknownName,
  2552: unknownName,
  2339: missingProperty,
  2551: missingProperty,
  2353: unknownOption,
  2561: unknownOption,
  2341: privateProperty,
  2445: privateProperty,
  2322: wrongValue,
  2345: wrongValue,
  2820: wrongValue,
  2559: wrongValue,
  2554: argumentCount,
  2555: argumentCount,
  2739: missingOptions,
  2740: missingOptions,
  2741: missingOptions,
  2349: notCallable,
  // A getter that is called.
  6234: notCallable,
  2488: notWalkable,
  2769: noWayToCall,
}

/** Undefined when the diagnostic is not on the list or not worded as the pinned version words it. */
export function readDiagnostic(diagnostic: Diagnostic, written: string): Reading | undefined {
  return READINGS[diagnostic.code]?.(diagnostic, written)
}

/** The quoted names of a sentence, in order. Types hold `"` and nested quotes never `'`. */
function quoted(text: string): string[] {
  return [...text.matchAll(/'((?:[^']|'(?=\w))*)'/g)].map((match) => match[1] ?? "")
}

function unknownName({ text }: Diagnostic): Reading | undefined {
  const [name, suggestion] = quoted(text)
  return name === undefined
    ? undefined
    : { code: "unknown_name_in_code", facts: { name, suggestion } }
}

function missingProperty({ text }: Diagnostic, written: string): Reading | undefined {
  const [name, type, suggestion] = quoted(text)
  if (name === undefined || type === undefined) return undefined
  // An object that the program has made may have anything, and of `never` TypeScript knows nothing.
  if (type.startsWith("{") || type === "never") return undefined
  const facts = { name, owner: ownerWords(type), suggestion: inStyleOf(written, suggestion) }
  return { code: "unknown_property", facts }
}

function privateProperty({ text }: Diagnostic): Reading | undefined {
  const [name, type] = quoted(text)
  if (name === undefined) return undefined
  const facts = { name, owner: ownerWords(type ?? "any"), isPrivate: true }
  return { code: "private_property", facts, onlyInText: true }
}

function unknownOption({ text }: Diagnostic, written: string): Reading | undefined {
  const [name, type, suggestion] = quoted(text)
  if (name === undefined || type === undefined) return undefined
  // Options have both spellings, their types only one.
  if (snakeCase(name) === suggestion) return undefined
  const facts = { name, owner: ownerWords(type), suggestion: inStyleOf(written, suggestion) }
  return { code: "unknown_option_here", facts }
}

function wrongValue(diagnostic: Diagnostic): Reading | undefined {
  const why = whyNot(diagnostic)
  if (why !== undefined) {
    const given = ownerWords(quoted(diagnostic.text)[0] ?? "any")
    return { code: "cannot_travel", facts: { why, given }, onlyInText: true }
  }
  // An object literal that fits no wanted type is explained at the end of the chain.
  const particular = lastOf(diagnostic)
  const inner = particular === diagnostic ? undefined : readInner(particular)
  // A list that should be an object lacks more than an entry.
  const [value, target] = quoted(diagnostic.text)
  const isObject = kindWords(value ?? "any") === "an object"
  // Of several shapes that an object may have, the chain ends at any one of them.
  if (isObject && inner?.code === "missing_option" && isUnion(target ?? "any"))
    return { code: "wrong_object", facts: { option: optionOf(diagnostic) } }
  if (inner !== undefined && (isObject || inner.code === "wrong_object")) return inner
  if (particular !== diagnostic && mayFitAfterAll(particular)) return undefined
  const [given, wanted] = quoted(diagnostic.text)
  if (given === undefined || wanted === undefined || mayFit(given, wanted)) return undefined
  const option = optionOf(diagnostic)
  const suggestion = quoted(diagnostic.text)[2]
  const choices = choicesOf(wanted)
  if (choices !== undefined) return { code: "wrong_choice", facts: { option, choices, suggestion } }
  const facts = { option, given: kindWords(given), wanted: kindWords(wanted) }
  return facts.given === facts.wanted && facts.given === "an object"
    ? { code: "wrong_object", facts: { option } }
    : { code: "wrong_kind", facts }
}

/** The reason in `CannotTravel<"machine">`; of a long type TypeScript shows it only further down the chain. */
function whyNot({ text, messageChain }: Diagnostic): string | undefined {
  const why = /\bCannotTravel<(?:"(\w+)"|\.\.\.)>/.exec(text)
  if (why === null || why[1] !== undefined) return why?.[1]
  const [next] = messageChain ?? []
  return (next === undefined ? undefined : whyNot(next)) ?? "manager"
}

/** "Type 'string' is not assignable to type 'number | "auto"'", where a chain ends. */
function mayFitAfterAll({ text }: Diagnostic): boolean {
  const [given, wanted] = /^Type '.*' is not assignable to type '/.test(text) ? quoted(text) : []
  return given !== undefined && wanted !== undefined && mayFit(given, wanted)
}

/** Inside a chain only what is missing says more than the head does. */
function readInner(particular: Diagnostic): Reading | undefined {
  if (/^(Property|Type) .* (is missing in|is missing the following)/.test(particular.text)) {
    return missingOptions(particular)
  }
  const property = /^Types of property '(\w+)' are incompatible/.exec(particular.text)?.[1]
  return property === undefined ? undefined : { code: "wrong_object", facts: { option: property } }
}

function argumentCount(diagnostic: Diagnostic): Reading | undefined {
  const counts = /^Expected (at least )?(\d+)(?:-(\d+))? arguments?, but got (\d+)/.exec(
    diagnostic.text,
  )
  if (counts === null) return undefined
  const [least, most, given] = [
    Number(counts[2]),
    Number(counts[3] ?? counts[2]),
    Number(counts[4]),
  ]
  const missing = diagnostic.relatedInformation?.find(({ code }) => code === 6210)
  const parameter = snakeCase(quoted(missing?.text ?? "")[0])
  return given < least
    ? { code: "missing_argument", facts: { least, most, given, parameter, of: ownerOf(missing) } }
    : { code: "surplus_argument", facts: { least, most, given } }
}

/** Whose function lacks an argument: discord.js's, JavaScript's own, or undefined for the program's. */
function ownerOf(parameter: Diagnostic | undefined): string | undefined {
  const file = parameter?.fileName ?? ""
  if (/\/lib\.[\w.]+\.d\.ts$/.test(file)) return "javascript"
  return /\.d\.m?ts$/.test(file) ? "library" : undefined
}

function missingOptions({ text }: Diagnostic): Reading | undefined {
  const one = /^Property '(\w+)' is missing in type/.exec(text)?.[1]
  // A value of one class where another is wanted lacks more than an entry.
  const [given, wanted] = quoted(text).slice(one === undefined ? 0 : 1)
  if (given !== undefined && wanted !== undefined && kindWords(given) !== "an object") {
    return { code: "wrong_kind", facts: { given: kindWords(given), wanted: kindWords(wanted) } }
  }
  const several = /following properties from type '.*': ([^']*)$/.exec(text)?.[1]
  const names = one === undefined ? several?.replace(/, and \d+ more\.?$/, "").split(", ") : [one]
  return names === undefined ? undefined : { code: "missing_option", facts: { names } }
}

function notCallable(diagnostic: Diagnostic): Reading | undefined {
  const type = quoted(lastOf(diagnostic).text)[0]
  if (type === "never") return undefined
  return {
    code: "not_a_function",
    facts: { kind: type === undefined ? undefined : kindWords(type) },
  }
}

function notWalkable({ text }: Diagnostic): Reading {
  return { code: "not_walkable", facts: { kind: kindWords(quoted(text)[0] ?? "any") } }
}

function noWayToCall(): Reading {
  return { code: "no_way_to_call", facts: {} }
}

function lastOf(diagnostic: Diagnostic): Diagnostic {
  const next = diagnostic.messageChain?.[0]
  return next === undefined ? diagnostic : lastOf(next)
}

/** "The expected type comes from property 'token' …" (6500) names the option. */
function optionOf(diagnostic: Diagnostic): string | undefined {
  const origin = diagnostic.relatedInformation?.find(({ code }) => code === 6500)
  return origin === undefined ? undefined : quoted(origin.text)[0]
}

/** Discord values have both spellings, and a program should hear of the one that it uses. */
function inStyleOf(written: string, suggestion: string | undefined): string | undefined {
  return /[A-Z]/.test(written) ? suggestion : snakeCase(suggestion)
}

function snakeCase(name: string | undefined): string | undefined {
  return name?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
