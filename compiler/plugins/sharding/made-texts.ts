/** Code that a program puts together: met with the safe way, and refused where users write a part of it. */
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Chain, Expression } from "../../tree/nodes.ts"
import { OutsideValues } from "../discord/outside.ts"
import { settled } from "./manager-calls.ts"
import type { Add } from "./reporter.ts"

/** @returns whether the text may be looked at as code */
export function checkMadeText(
  program: AnalysedProgram,
  call: Call,
  isConstant: boolean,
  add: Add,
): boolean {
  const [code, values] = call.arguments
  if (code === undefined || saysUnsafe(program, values)) return true
  const outside = isConstant ? undefined : new OutsideValues(program).find(code)
  if (outside !== undefined) {
    const facts = {
      text: sourceOf(program, outside.part),
      code: sourceOf(program, code),
      ...safeForm(program, code, values),
    }
    add("remote_code", outside.part, facts, {
      also: outside.origin,
      role: "what people write comes from here",
    })
    return false
  }
  const made = settled(program, code)
  const isJoined = made.kind === "chain" && made.operands.some(({ kind }) => kind !== "text")
  if (isConstant && !isJoined) return true
  add("made_code", code, safeForm(program, code, values), { severity: "warning" })
  return true
}

/** `unsafe: true` among the values: the program means it. */
function saysUnsafe(program: AnalysedProgram, values: Expression | undefined): boolean {
  const object = values === undefined ? undefined : settled(program, values)
  if (object?.kind !== "object") return false
  return object.entries.some(
    ({ key, value }) => key.name === "unsafe" && value.kind === "boolean" && value.value,
  )
}

/** The same call with the values handed over beside the code, where the parts of the text show how. */
function safeForm(
  program: AnalysedProgram,
  code: Expression,
  values: Expression | undefined,
): { safe?: string } {
  const made = settled(program, code)
  if (made.kind !== "chain" || made.operators.some(({ text }) => text !== "+")) return {}
  if (values !== undefined && values.kind !== "object") return {}
  const handed = new Map<string, string>()
  const text = joinedText(program, made, handed)
  const given = values?.entries.map(
    ({ key, value }) => [key.name, sourceOf(program, value)] as const,
  )
  const entries = [...(given ?? []), ...handed].map(([name, value]) => `${name}: ${value}`)
  return { safe: `broadcast_eval(${JSON.stringify(text)}, { ${entries.join(", ")} })` }
}

function joinedText(program: AnalysedProgram, chain: Chain, handed: Map<string, string>): string {
  let text = ""
  chain.operands.forEach((operand, index) => {
    if (operand.kind === "text") {
      text += operand.value
      return
    }
    const value = shownValue(operand)
    const next = chain.operands[index + 1]
    const quote = /["'`]$/.exec(text)?.[0]
    const name = nameFor(program, value, handed)
    // Quotes around the value were there to make it a text; it is one already.
    if (quote !== undefined && next?.kind === "text" && next.value.startsWith(quote)) {
      text = `${text.slice(0, -1)}context.${name}\u0000`
    } else text += `context.${name}`
  })
  return text.replace(/\0["'`]/g, "")
}

/** `str(x)` hands over `x`. */
function shownValue(operand: Expression): Expression {
  const [only] = operand.kind === "call" ? operand.arguments : []
  const isStr =
    operand.kind === "call" && operand.callee.kind === "name" && operand.callee.name === "str"
  return isStr && only !== undefined ? only : operand
}

/** A name for a value that is no option at the same time (`runtime/sharding/asked.ts`). */
export function valueName(name: string): string {
  if (name === "guild_id") return "server_id"
  return ["shard", "timeout", "unsafe"].includes(name) ? `${name}_value` : name
}

function nameFor(program: AnalysedProgram, value: Expression, handed: Map<string, string>): string {
  const source = sourceOf(program, value)
  const known = [...handed].find(([, text]) => text === source)
  if (known !== undefined) return known[0]
  const wanted =
    value.kind === "name" ? value.name : value.kind === "member" ? value.property.name : "value"
  const base = valueName(wanted)
  let name = base
  for (let count = 2; handed.has(name); count += 1) name = `${base}_${count}`
  handed.set(name, source)
  return name
}

function sourceOf(program: AnalysedProgram, { start, end }: Expression): string {
  return program.source.slice(start, end)
}
