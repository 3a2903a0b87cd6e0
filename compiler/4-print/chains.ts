/** Operators: bare where the kinds of both sides are known to mean the same in JavaScript, else the runtime's. */
import type { Chain, ChainOperator, Expression } from "../tree/nodes.ts"
import type { Kind } from "../vocabulary/word.ts"
import { writeExpression } from "./expressions.ts"
import { type Form, Level } from "./form.ts"
import type { Printing } from "./printing.ts"

/** What joins one more operand to what stands left of it. */
type Step =
  | { how: "bare"; operator: string }
  /** `left + str(right)` */
  | { how: "bare-str"; operator: string }
  | { how: "call"; name: string; negated: boolean }

const LEVELS: Readonly<Record<ChainOperator, number>> = {
  or: Level.or,
  and: Level.and,
  "==": Level.equality,
  "!=": Level.equality,
  "<": Level.relation,
  "<=": Level.relation,
  ">": Level.relation,
  ">=": Level.relation,
  in: Level.relation,
  "not in": Level.relation,
  "+": Level.sum,
  "-": Level.sum,
  "*": Level.product,
  "/": Level.product,
  "%": Level.product,
}

const BARE: Readonly<Partial<Record<ChainOperator, string>>> = {
  or: "||",
  and: "&&",
  "==": "===",
  "!=": "!==",
}

const CALLS: Readonly<Partial<Record<ChainOperator, string>>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "remainder",
  "<": "less",
  "<=": "lessOrEqual",
  ">": "greater",
  ">=": "greaterOrEqual",
  "==": "equals",
  "!=": "equals",
  in: "isIn",
  "not in": "isIn",
}

/** A longer run of helper calls is folded by a loop: V8's parser needs stack for every nested call. */
const NESTED_CALLS = 200

export function chainForm(p: Printing, chain: Chain): Form {
  const steps = planSteps(p, chain)
  const calls = steps.filter((step) => step.how === "call").length
  if (calls > NESTED_CALLS && steps.length === calls) return foldedForm(p, chain, steps)
  const last = steps.at(-1)
  const level =
    last?.how === "call" ? callLevel(last.negated) : LEVELS[chain.operators[0]?.text ?? "+"]
  return { level, write: () => writeChain(p, chain, steps) }
}

function callLevel(negated: boolean): number {
  return negated ? Level.prefix : Level.postfix
}

function planSteps(p: Printing, chain: Chain): Step[] {
  const [first, ...rest] = chain.operands
  if (first === undefined) return []
  let left: Side = { kind: p.kindOf(first), expression: first }
  return rest.map((expression, index) => {
    const operator = chain.operators[index]?.text ?? "+"
    const right: Side = { kind: p.kindOf(expression), expression }
    const step = p.checked ? checkedStep(operator, left, right) : emittedStep(operator, left, right)
    left = { kind: resultKind(operator, left.kind, right.kind) }
    return step
  })
}

interface Side {
  kind: Kind
  /** Only of a single operand. */
  expression?: Expression
}

function resultKind(operator: ChainOperator, left: Kind, right: Kind): Kind {
  if (operator === "and" || operator === "or") return "unknown"
  if (operator === "-" || operator === "/" || operator === "%") return "number"
  if (operator !== "+" && operator !== "*") return "boolean"
  if (left === "text" || right === "text") return "text"
  return left === "number" && right === "number" ? "number" : "unknown"
}

/** TypeScript's checker knows JavaScript's operators; what it says of unlike kinds is not reported. */
function checkedStep(operator: ChainOperator, left: Side, right: Side): Step {
  if (operator === "in" || operator === "not in") return call(operator)
  if (isNull(left) || isNull(right)) return { how: "bare", operator: looseNull(operator) }
  if (operator === "*" && (left.kind === "text" || right.kind === "text")) return call(operator)
  return { how: "bare", operator: BARE[operator] ?? operator }
}

function emittedStep(operator: ChainOperator, left: Side, right: Side): Step {
  const bare: Step = { how: "bare", operator: BARE[operator] ?? operator }
  switch (operator) {
    case "and":
    case "or":
      return bare
    case "+":
      if (left.kind === "number" && right.kind === "number") return bare
      if (left.kind === "text") return shows(right.kind) ? bare : { how: "bare-str", operator }
      return right.kind === "text" && shows(left.kind) ? bare : call(operator)
    case "-":
    case "*":
    case "/":
    case "%":
      return left.kind === "number" && right.kind === "number" ? bare : call(operator)
    case "<":
    case "<=":
    case ">":
    case ">=":
      return areBoth(left, right, "number") || areBoth(left, right, "text") ? bare : call(operator)
    case "==":
    case "!=":
      if (isNull(left) || isNull(right)) return { how: "bare", operator: looseNull(operator) }
      return comparesBare(left, right) ? bare : call(operator)
    default:
      return call(operator)
  }
}

/** A missing value is `undefined` in JavaScript; only the loose comparison takes it for null. */
function looseNull(operator: ChainOperator): string {
  return operator === "==" || operator === "!=" ? operator : (BARE[operator] ?? operator)
}

function call(operator: ChainOperator): Step {
  return {
    how: "call",
    name: CALLS[operator] ?? "add",
    negated: operator === "!=" || operator === "not in",
  }
}

function isNull(side: Side): boolean {
  return side.expression?.kind === "null"
}

/** Kinds that JavaScript joins to text just as EasyLang shows them. */
function shows(kind: Kind): boolean {
  return kind === "text" || kind === "number" || kind === "boolean"
}

function areBoth(left: Side, right: Side, kind: Kind): boolean {
  return left.kind === kind && right.kind === kind
}

function comparesBare(left: Side, right: Side): boolean {
  if (shows(left.kind) && left.kind === right.kind) return true
  return isWordText(left) || isWordText(right)
}

/** A text that spells no number, and no picture that a value may read as, equals only the same text. */
function isWordText({ expression }: Side): boolean {
  if (expression?.kind !== "text") return false
  const { value } = expression
  return value.trim() !== "" && Number.isNaN(Number(value)) && !PICTURE.test(value)
}

/** An emoji, or one that has a name and a number: values of the runtime read as these. */
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|^<a?:\w+:\d+>$/u

function writeChain(p: Printing, chain: Chain, steps: readonly Step[]): void {
  // Every call wraps all that stands left of its operand, so the outermost one is written first.
  for (const step of steps.toReversed()) {
    if (step.how === "call") p.write(`${step.negated ? "!" : ""}${p.imports.use(step.name)}(`)
  }
  const level = LEVELS[chain.operators[0]?.text ?? "+"]
  let broken = false
  for (const [index, operand] of chain.operands.entries()) {
    const step = steps[index - 1]
    if (step === undefined) {
      writeExpression(p, operand, steps[index]?.how === "call" ? Level.assign : level)
    } else if (step.how === "call") {
      p.write(", ")
      writeExpression(p, operand, Level.assign)
      p.write(")")
    } else {
      const operator = chain.operators[index - 1] ?? operand
      p.write(" ")
      p.writer.span(operator, () => p.write(step.operator))
      broken = writeBreak(p, operator.end, operand.start, broken)
      writeBareOperand(p, operand, step, level + 1)
    }
  }
  if (broken) p.writer.dedent()
}

function writeBareOperand(p: Printing, operand: Expression, step: Step, level: number): void {
  if (step.how === "bare") return writeExpression(p, operand, level)
  p.write(`${p.imports.use("str")}(`)
  writeExpression(p, operand, Level.assign)
  p.write(")")
}

/** A space, or the line break that the source has there; gives whether the lines are indented by now. */
function writeBreak(p: Printing, from: number, to: number, broken: boolean): boolean {
  if (!p.comments.breaks(from, to)) {
    p.write(" ")
    return broken
  }
  if (!broken) p.writer.indent()
  p.comments.gap(from, to)
  return true
}

function foldedForm(p: Printing, chain: Chain, steps: readonly Step[]): Form {
  const name = steps[0]?.how === "call" ? steps[0].name : "add"
  const uniform = steps.every((step) => step.how === "call" && step.name === name && !step.negated)
  if (!uniform) return { level: Level.postfix, write: () => writeChain(p, chain, steps) }
  return {
    level: Level.postfix,
    write() {
      p.write("[")
      chain.operands.forEach((operand, index) => {
        if (index > 0) p.write(", ")
        writeExpression(p, operand, Level.assign)
      })
      p.write(`].reduce((left, right) => ${p.imports.use(name)}(left, right))`)
    },
  }
}
