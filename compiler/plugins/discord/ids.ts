/**
 * Ids of Discord used as numbers. They are text of up to 20 digits (Discord docs, reference
 * "Snowflakes"), and a number keeps about 16: what works with a short id goes wrong with a real one.
 * All of it is legal, so all of it is a warning.
 */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Chain, ChainOperator, Expression } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"
import type { Span } from "../../tree/place.ts"
import { OutsideValues } from "./outside.ts"

const ID = /^(id|\w*_id|\w*[a-z]Id)$/
/** Names that stand for an id wherever a value comes from. */
const SURE_ID = /^(guild|server|channel|user|message|author|member|role|owner)(_id|Id)$/
const COMPARING: readonly ChainOperator[] = ["==", "!=", "<", "<=", ">", ">="]
const COUNTING: readonly ChainOperator[] = ["+", "-", "*", "/", "%"]
/** Fewer digits than any id has; a number of so few is exact. */
const LONG = 16

export function checkIds(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  const ids = new Ids(program)
  const said = new Set<Expression>()
  const warn = (code: string, at: Span, facts: Record<string, unknown>): void => {
    const place = { file: program.file, start: at.start, end: at.end }
    problems.push({ code, severity: "warning", place, facts })
  }
  for (const chain of nodesOf(program.tree.body, "chain"))
    checkChain(program, chain, ids, said, warn)
  for (const number of nodesOf(program.tree.body, "number")) {
    const becomes = said.has(number) ? undefined : withLostDigits(number.raw)
    if (becomes !== undefined) warn("id_as_number", number, { raw: number.raw, becomes })
  }
  return problems
}

type Warn = (code: string, at: Span, facts: Record<string, unknown>) => void

function checkChain(
  program: AnalysedProgram,
  { operands, operators }: Chain,
  ids: Ids,
  said: Set<Expression>,
  warn: Warn,
): void {
  const textOf = ({ start, end }: Span) => program.source.slice(start, end)
  operators.forEach(({ text }, index) => {
    const [left, right] = [operands[index], operands[index + 1]]
    if (left === undefined || right === undefined || (index > 0 && text !== "+")) return
    const converted = convertedId(program, left, right, ids)
    if (converted !== undefined && COUNTING.includes(text)) {
      const shard =
        text === "%" ? `get_shard_for_guild(${textOf(converted)}, ${textOf(right)})` : undefined
      warn("id_arithmetic", { start: left.start, end: right.end }, { id: textOf(converted), shard })
      return
    }
    const [id, other] = ids.has(left, right) ? [left, right] : [right, left]
    if (!ids.has(id, other)) return
    if (COMPARING.includes(text) && ids.isNumber(other)) {
      said.add(other)
      const shown = other.kind === "number" ? `"${other.raw}"` : `str(${textOf(other)})`
      const safe = id === left ? `${textOf(id)} ${text} ${shown}` : `${shown} ${text} ${textOf(id)}`
      warn("id_compared", { start: left.start, end: right.end }, { id: textOf(id), right: safe })
    }
    if (!COUNTING.includes(text) || (text === "+" && !ids.isNumber(other))) return
    if (text === "*" && program.facts.kindOf(id) === "text" && !ids.isNumber(other)) return
    const shard =
      text === "%" && id === left
        ? `get_shard_for_guild(${textOf(id)}, ${textOf(other)})`
        : undefined
    warn("id_arithmetic", { start: left.start, end: right.end }, { id: textOf(id), shard })
  })
}

/** The id in `num(guild_id)`: a number of it has lost its last digits before anything is counted. */
function convertedId(
  program: AnalysedProgram,
  left: Expression,
  right: Expression,
  ids: Ids,
): Expression | undefined {
  if (left.kind !== "call" || left.callee.kind !== "name") return undefined
  const [value] = left.arguments
  const word = program.names.words.get(left.callee)?.export
  return word === "num" && value !== undefined && ids.has(value, right) ? value : undefined
}

class Ids {
  readonly #program: AnalysedProgram
  #outside: OutsideValues | undefined

  constructor(program: AnalysedProgram) {
    this.#program = program
  }

  /** Whether an expression is an id; a variable is one by its name, if nothing speaks against it. */
  has(expression: Expression, other: Expression): boolean {
    if (this.isNumber(expression)) return false
    if (expression.kind === "member") {
      const { name } = expression.property
      if (!ID.test(name) || /shard/i.test(name)) return false
      if (this.#program.facts.kindOf(expression) === "text") return true
      this.#outside ??= new OutsideValues(this.#program)
      return this.#outside.find(expression.object) !== undefined
    }
    if (expression.kind !== "name" || !SURE_ID.test(expression.name)) return false
    const isCompared = other.kind === "number" && other.raw.length < LONG
    return !isCompared
  }

  isNumber(expression: Expression): boolean {
    return this.#program.facts.kindOf(expression) === "number"
  }
}

/** What becomes of a number that has as many digits as an id; undefined when it stays what it is. */
export function withLostDigits(raw: string): string | undefined {
  if (!/^\d{17,20}$/.test(raw)) return undefined
  const becomes = BigInt(Number(raw))
  return BigInt(raw) === becomes ? undefined : becomes.toString()
}
