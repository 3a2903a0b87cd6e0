/** `broadcast_eval("…")`: constant text as JavaScript, checked inside the text and compiled into the build. */

import type { CheckedPiece, CodeTexts } from "../../plugin.ts"
import { didYouMean } from "../../problems/did-you-mean.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, ObjectLiteral } from "../../tree/nodes.ts"
import { reportHabits } from "./code-habits.ts"
import { type ConstantText, constantTextOf, spanOf } from "./constant-text.ts"
import { freeNames, OFFERED, propertiesOf } from "./free-names.ts"
import { type JavaScript, readJavaScript } from "./javascript.ts"
import { checkMadeText, valueName } from "./made-texts.ts"
import { settled } from "./manager-calls.ts"
import { regionsOf } from "./path-texts.ts"
import { type Add, reporter } from "./reporter.ts"

/** JavaScript may do much that TypeScript's checker would not like; these are mistakes for sure. */
const CODES = {
  unknown_property: "unknown_in_code",
  not_a_function: "not_a_function",
  cannot_travel: "result_cannot_travel",
  missing_argument: "missing_argument",
  unknown_option_here: "unknown_option_here",
}

const NO_TEXT = ["number", "boolean", "null", "list", "object", "function"]

/** @param isUsed whether something is done with the results */
export function readCode(
  program: AnalysedProgram,
  call: Call,
  isUsed: boolean,
  found: CodeTexts,
): void {
  const [code] = call.arguments
  if (code === undefined) return
  const { add } = reporter(program, found.problems)
  // Anything but text is the type check's to report.
  if (NO_TEXT.includes(settled(program, code).kind)) return
  const text = constantTextOf(program, code)
  const isFine = checkMadeText(program, call, text !== undefined, add)
  if (text === undefined) {
    found.codeFromText = true
    return
  }
  if (!isFine) return
  if (text.value.trim() === "") return add("not_javascript", code, { why: "empty" })
  const script = readJavaScript(text.value)
  if (!("tree" in script)) {
    // Tried and caught, it goes to the shards all the same, which say what is wrong with it.
    found.codeFromText = true
    const at = Math.min(script.at, Math.max(0, text.value.length - 1))
    return add("not_javascript", spanOf(text, at, at + 1), { why: script.why })
  }
  // The bundler takes this for a comment of old web pages; nobody else does.
  if (/<!--|-->/.test(text.value)) found.codeFromText = true
  else found.scripts.push({ text: text.value, body: script.body })
  for (const [, name = ""] of text.value.matchAll(/\.(\w+)\s*(?:[-+*/|&?]{0,2})=(?!=)/g))
    found.ownProperties.add(name)
  if (reportFreeNames(program, call, text, script, add)) return
  reportUnknownValues(program, call, text, script, add)
  reportHabits(text, script, isUsed, add)
  addCheck(program, call, text, script, found)
}

function reportFreeNames(
  program: AnalysedProgram,
  call: Call,
  text: ConstantText,
  script: JavaScript,
  add: Add,
): boolean {
  const back = script.kind === "expression" ? 1 : 0
  const free = freeNames(script.tree)
  for (const { name, start, end } of free) {
    const isOwn = program.names.all.some((declaration) => declaration.name === name)
    const isHanded = valuesOf(program, call)?.some(({ key }) => key.name === name)
    const near = isHanded ? [`context.${name}`] : didYouMean(name, [...OFFERED])
    const [before, after] = [text.value.slice(0, start - back), text.value.slice(end - back)]
    const fixed = `${before}context.${valueName(name)}${after}`
    const isAlone = free.length === 1 && call.arguments.length === 1
    const safe = `broadcast_eval(${JSON.stringify(fixed)}, { ${valueName(name)}: ${name} })`
    const facts = { name, near: near[0], isOwn: isOwn && !isHanded, ...(isAlone && { safe }) }
    add("unknown_name_in_text", spanOf(text, start - back, end - back), facts)
  }
  return free.length > 0
}

/** The values beside the code, as far as their names are known. */
function valuesOf(program: AnalysedProgram, call: Call): ObjectLiteral["entries"] | undefined {
  const given = call.arguments[1]
  const values = given === undefined ? undefined : settled(program, given)
  return values?.kind === "object" ? values.entries : undefined
}

/** `context.chanel_id`, where the values that are handed over are called otherwise. */
function reportUnknownValues(
  program: AnalysedProgram,
  call: Call,
  text: ConstantText,
  script: JavaScript,
  add: Add,
): void {
  const given = call.arguments[1]
  const values = given === undefined ? undefined : settled(program, given)
  // A variable's object may have got more entries by then.
  if (given !== undefined && (given !== values || values.kind !== "object")) return
  const names = values?.kind === "object" ? values.entries.map(({ key }) => key.name) : []
  const back = script.kind === "expression" ? 1 : 0
  for (const { name, start, end } of propertiesOf(script.tree, "context")) {
    if (names.includes(name)) continue
    const near = didYouMean(name, names)[0]
    // One that is asked for and not there is nothing, which may be what is meant.
    const severity = near === undefined ? "warning" : "error"
    const facts = { name, near, names, isEmpty: given === undefined }
    add("unknown_value_in_text", spanOf(text, start - back, end - back), facts, { severity })
  }
}

/** What arrives as `context`: texts and numbers stay what they are, the rest may be anything. */
function contextType({ facts }: AnalysedProgram, call: Call): string {
  const values = call.arguments[1]
  if (values?.kind !== "object") return "any"
  const types = { text: "string", number: "number" } as const
  const entries = values.entries.flatMap(({ key, value }) => {
    const kind = facts.kindOf(value)
    return kind === "text" || kind === "number"
      ? [`${JSON.stringify(key.name)}: ${types[kind]}`]
      : []
  })
  return entries.length === 0 ? "any" : `{ ${entries.join("; ")}; [more: string]: any }`
}

function addCheck(
  program: AnalysedProgram,
  call: Call,
  text: ConstantText,
  script: JavaScript,
  found: CodeTexts,
): void {
  // The program's own name would hide what a shard offers under it.
  const hides = ({ name }: { name: string }) =>
    OFFERED.has(name) && !["client", "context"].includes(name) && text.value.includes(name)
  if (program.names.all.some(hides)) return
  const isExpression = script.kind === "expression"
  found.calls.push({
    call,
    before: "$results(",
    after: [
      `, async function (this: $Client, client: $Client, context: ${contextType(program, call)}) {`,
      isExpression ? "return (\n" : "\n",
      ...piecesOf(text, script),
      isExpression ? "\n)" : "\n",
      "})",
    ],
  })
  for (const { start, end } of regionsOf(text))
    found.regions.push({ start, end, codes: CODES, facts: { isCode: true } })
}

/** The text, its tokens at their places, and around each result the question whether it can travel. */
function piecesOf(text: ConstantText, { tokens, results }: JavaScript): CheckedPiece[] {
  const pieces: CheckedPiece[] = []
  let at = 0
  for (const { start, end } of results) {
    pieces.push(...tokensOf(text, tokens, at, start))
    const span = spanOf(text, start, end)
    pieces.push("$travels(", { span, pieces: tokensOf(text, tokens, start, end) }, ")")
    at = end
  }
  return [...pieces, ...tokensOf(text, tokens, at, tokens.at(-1)?.end ?? 0)]
}

function tokensOf(
  text: ConstantText,
  tokens: JavaScript["tokens"],
  from: number,
  to: number,
): CheckedPiece[] {
  const pieces: CheckedPiece[] = []
  let at = from
  for (const { start, end } of tokens) {
    if (start < from || end > to) continue
    pieces.push(text.value.slice(at, start))
    pieces.push({ span: spanOf(text, start, end), pieces: [text.value.slice(start, end)] })
    at = end
  }
  return [...pieces, text.value.slice(at, to)]
}
