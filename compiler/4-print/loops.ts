/** `for`: counting loops for ranges, JavaScript's `for … of` for what is known to be a list, else `items()`. */
import type { Declaration } from "../tree/names.ts"
import type { Block, Expression, ForIn } from "../tree/nodes.ts"
import { writeExpression } from "./expressions.ts"
import { Level } from "./form.ts"
import type { Printing } from "./printing.ts"
import { writeBlock } from "./statements.ts"

export function writeFor(p: Printing, loop: ForIn): void {
  const declaration = p.names.declarationOf(loop.name)
  if (declaration === undefined) return
  const range = rangeArguments(p, loop.items)
  const counting = range === undefined ? undefined : planCounting(p, range)
  if (counting === undefined) return writeWalking(p, loop, declaration, range)
  writeCounting(p, loop, declaration, counting)
}

/** What `range` is called with, when it is the language's own `range`. */
function rangeArguments(p: Printing, items: Expression): Expression[] | undefined {
  if (items.kind !== "call" || items.callee.kind !== "name") return undefined
  const word = p.program.names.words.get(items.callee)
  const count = items.arguments.length
  return word?.name === "range" && count >= 1 && count <= 3 ? items.arguments : undefined
}

interface Counting {
  start: Expression | undefined
  end: Expression
  step: number
}

/** A range of numbers with a whole constant step counts; anything else is left to the runtime, which checks it. */
function planCounting(p: Printing, range: readonly Expression[]): Counting | undefined {
  if (range.some((each) => p.kindOf(each) !== "number")) return undefined
  const [first, second, third] = range
  const step = third === undefined ? 1 : constantStep(third)
  if (first === undefined || step === undefined) return undefined
  return { start: second === undefined ? undefined : first, end: second ?? first, step }
}

function constantStep(expression: Expression): number | undefined {
  const negative = expression.kind === "unary" && expression.operator === "-"
  const literal = negative ? expression.operand : expression
  if (literal.kind !== "number" || !Number.isInteger(literal.value) || literal.value === 0)
    return undefined
  return negative ? -literal.value : literal.value
}

function writeCounting(
  p: Printing,
  loop: ForIn,
  declaration: Declaration,
  { start, end, step }: Counting,
): void {
  const assigned = declaration.assignments > 0
  const own = p.names.of(declaration)
  const counter = assigned ? p.names.own("round") : own
  p.write("for (let ")
  p.writer.span(loop.name, () => p.write(counter))
  p.write(" = ")
  if (start === undefined) p.write("0")
  else writeExpression(p, start, Level.assign)
  const bound = writeBound(p, loop, end)
  p.write(`; ${counter} ${step > 0 ? "<" : ">"} `)
  bound()
  p.write(`; ${stepText(counter, step)}) `)
  const list = assigned ? undefined : countedList(p, start, end)
  if (list !== undefined) p.sureIndexes.set(declaration, list)
  writeLoopBody(
    p,
    loop.body,
    assigned ? `let ${own}${p.checked ? ": any" : ""} = ${counter}` : undefined,
  )
}

function stepText(counter: string, step: number): string {
  if (Math.abs(step) === 1) return step > 0 ? `${counter}++` : `${counter}--`
  return step > 0 ? `${counter} += ${step}` : `${counter} -= ${-step}`
}

/** The end of a range is looked at once. What cannot change is written where it is compared. */
function writeBound(p: Printing, loop: ForIn, end: Expression): () => void {
  const list = lengthOf(p, end)
  if (list !== undefined && p.program.facts.listsStay && isKept(p, list) !== undefined) {
    return () =>
      p.writer.span(end, () => {
        writeExpression(p, list, Level.postfix)
        p.write(".length")
      })
  }
  if (end.kind === "number" || isKept(p, end) !== undefined)
    return () => writeExpression(p, end, Level.sum)
  const name = p.names.own("end")
  p.write(`, ${name} = `)
  p.writer.span(loop.items, () => writeExpression(p, end, Level.assign))
  return () => p.write(name)
}

/** The list in `length(list)`, when it is the language's own `length` and a list for sure. */
function lengthOf(p: Printing, end: Expression): Expression | undefined {
  if (end.kind !== "call" || end.callee.kind !== "name" || end.arguments.length !== 1)
    return undefined
  const [list] = end.arguments
  const word = p.program.names.words.get(end.callee)
  if (word?.name !== "length" || list === undefined) return undefined
  const kind = p.kindOf(list)
  return typeof kind === "object" && "list" in kind ? list : undefined
}

/** The variable behind a name that always keeps its value. */
function isKept(p: Printing, expression: Expression): Declaration | undefined {
  const declaration = expression.kind === "name" ? p.names.declarationOf(expression) : undefined
  return declaration?.assignments === 0 ? declaration : undefined
}

/** The list whose every position the loop visits, so that reading there needs no check. */
function countedList(
  p: Printing,
  start: Expression | undefined,
  end: Expression,
): Declaration | undefined {
  const fromStart =
    start === undefined || (start.kind === "number" && Number.isInteger(start.value))
  const list = lengthOf(p, end)
  return fromStart && list !== undefined && p.program.facts.listsStay ? isKept(p, list) : undefined
}

/** `a[i]` inside `for i in range(length(a))`, when nothing can change the list: it needs no look at the bounds. */
export function isInside(p: Printing, object: Expression, index: Expression): boolean {
  if (object.kind !== "name" || index.kind !== "name") return false
  const counter = p.names.declarationOf(index)
  const list = p.names.declarationOf(object)
  return counter !== undefined && list !== undefined && p.sureIndexes.get(counter) === list
}

function writeWalking(
  p: Printing,
  loop: ForIn,
  declaration: Declaration,
  range: readonly Expression[] | undefined,
): void {
  p.write(declaration.assignments > 0 ? "for (let " : "for (const ")
  p.writer.span(loop.name, () => p.write(p.names.of(declaration)))
  p.write(" of ")
  if (range !== undefined) writeCall(p, "rangeSteps", range, loop.items)
  else if (isWalkedBare(p, loop.items)) writeExpression(p, loop.items, Level.assign)
  else if (!p.checked && p.kindOf(loop.items) === "object") {
    p.write("Object.keys(")
    writeExpression(p, loop.items, Level.assign)
    p.write(")")
  } else writeCall(p, "items", [loop.items], loop.items)
  p.write(") ")
  writeLoopBody(p, loop.body, undefined)
}

/** Lists; text, too, of which the checked text would know more than that it is text. */
function isWalkedBare(p: Printing, items: Expression): boolean {
  const kind = p.kindOf(items)
  if (kind === "text") return !p.checked
  return typeof kind === "object" && "list" in kind
}

function writeCall(
  p: Printing,
  name: string,
  values: readonly Expression[],
  source: Expression,
): void {
  p.writer.span(source, () => {
    p.write(`${p.imports.use(name)}(`)
    values.forEach((value, index) => {
      if (index > 0) p.write(", ")
      writeExpression(p, value, Level.assign)
    })
    p.write(")")
  })
}

function writeLoopBody(p: Printing, body: Block, firstLine: string | undefined): void {
  writeBlock(p, body, () => (firstLine === undefined ? [] : [firstLine]))
}
