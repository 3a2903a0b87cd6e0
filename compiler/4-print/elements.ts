/**
 * Elements by position. The runtime's `at` and `setAt` look whether the position is there; in the text that
 * runs, the usual case stands in front of the call, where V8 sees only this place's own lists.
 */
import type { Assign, Call, Expression, Index } from "../tree/nodes.ts"
import { INHERITED, writeExpression } from "./expressions.ts"
import { type Form, Level } from "./form.ts"
import { isInside } from "./loops.ts"
import type { Printing } from "./printing.ts"

/** What is written twice stays short. */
const LONGEST_GUARD = 60
/** Every guard writes what stands inside of it twice: `grid[y][x]` is as deep as it goes. */
const NESTED_GUARDS = 1

export function indexForm(p: Printing, lookup: Index): Form {
  const { object, index, start, end } = lookup
  const named = namedForm(p, lookup)
  if (named !== undefined) return named
  if (!p.checked && !isInside(p, object, index)) {
    const call: Form = { level: Level.postfix, write: () => writeCall(p, lookup) }
    const isLong = end - start > LONGEST_GUARD
    if (!p.fast || isLong || !isPath(p, object, NESTED_GUARDS) || !isPosition(p, index)) return call
    return {
      level: Level.nullish,
      write() {
        writeBare(p, object, index)
        p.write(" ?? ")
        call.write()
      },
    }
  }
  return { level: Level.postfix, write: () => writeBare(p, object, index) }
}

/** Under a name of an own object, where JavaScript means the same: `table[name]` in a walk over it, `o["name"]`. */
export function namedForm(p: Printing, lookup: Index): Form | undefined {
  if (!p.fast) return undefined
  const { object, index } = lookup
  const isPlainName =
    index.kind === "text" && !INHERITED.has(index.value) && p.program.facts.isOwnObject(object)
  if (!isPlainName && !p.program.facts.hasKey(lookup)) return undefined
  return { level: Level.postfix, write: () => writeBare(p, object, index) }
}

/** `length(list)` of what has a length for sure is its length. */
export function listCallForm(p: Printing, call: Call): Form | undefined {
  const [value] = call.arguments
  if (value === undefined || call.arguments.length > 1 || wordOf(p, call) !== "length") return
  if (p.kindOf(value) !== "text" && !isList(p, value)) return
  return {
    level: Level.postfix,
    write() {
      writeExpression(p, value, Level.postfix)
      p.write(".length")
    },
  }
}

/** `push(list, value)` on a line of its own, of what is a list for sure. */
export function writePushStatement(p: Printing, call: Call): boolean {
  const [list, value] = call.arguments
  const isPush = p.fast && call.arguments.length === 2 && wordOf(p, call) === "push"
  if (!isPush || list === undefined || value === undefined || !isList(p, list)) return false
  writeExpression(p, list, Level.postfix)
  p.write(".push(")
  writeExpression(p, value, Level.assign)
  p.write(")")
  return true
}

function wordOf(p: Printing, { callee }: Call): string | undefined {
  return callee.kind === "name" ? p.program.names.words.get(callee)?.export : undefined
}

function isList(p: Printing, value: Expression): boolean {
  const kind = p.kindOf(value)
  return typeof kind === "object" && "list" in kind
}

function writeBare(p: Printing, object: Expression, index: Expression): void {
  writeExpression(p, object, Level.postfix)
  p.write("[")
  writeExpression(p, index, Level.assign)
  p.write("]")
}

/**
 * `list[i] = value` on a line of its own, when the list is one for sure. What is no position of it is left to
 * the runtime. To ask by `in` costs half of reading what stands there. The value is looked at after the
 * position, and what it is may fail, but not change the list.
 */
export function writeSetStatement(p: Printing, { target, value }: Assign): boolean {
  if (!p.fast || target.kind !== "index") return false
  const { object, index } = target
  const isShort = value.end - target.start <= LONGEST_GUARD && isQuiet(p, value)
  if (!isPath(p, object, NESTED_GUARDS) || !isList(p, object)) return false
  if (!isPosition(p, index) || !isShort) return false
  const isSure = isInside(p, object, index)
  if (!isSure) {
    p.write("if (")
    writeExpression(p, index, Level.relation)
    p.write(" in ")
    writeExpression(p, object, Level.sum)
    p.write(") ")
  }
  writeBare(p, object, index)
  p.write(" = ")
  writeExpression(p, value, Level.assign)
  if (isSure) return true
  p.writer.newline()
  p.write("else ")
  writeCall(p, target, value)
  return true
}

/** `at(list, i)`; behind a guard that did not hold, no other guards stand. */
function writeCall(p: Printing, { object, index }: Index, value?: Expression): void {
  p.write(`${p.imports.use(value === undefined ? "at" : "setAt")}(`)
  if (p.fast && object.kind === "index" && !isInside(p, object.object, object.index))
    p.writer.span(object, () => writeCall(p, object))
  else writeExpression(p, object, Level.assign)
  for (const each of value === undefined ? [index] : [index, value]) {
    p.write(", ")
    writeExpression(p, each, Level.assign)
  }
  p.write(")")
}

/** What is had twice in the same way: a variable, its properties and elements. */
function isPath(p: Printing, object: Expression, guards: number): boolean {
  switch (object.kind) {
    case "name":
      return p.names.declarationOf(object) !== undefined
    case "member":
      return object.object.kind === "name" || isGuarded(p, object.object, guards)
    default:
      return isGuarded(p, object, guards)
  }
}

function isGuarded(p: Printing, element: Expression, guards: number): boolean {
  if (element.kind !== "index" || guards === 0) return false
  return isPath(p, element.object, guards - 1) && isPosition(p, element.index)
}

/** A number that can be had twice: any other key may name something that a list has besides its elements. */
function isPosition(p: Printing, index: Expression): boolean {
  return p.kindOf(index) === "number" && isPlain(p, index)
}

/** Whether nothing changes by looking at it, however often that happens. */
function isQuiet(p: Printing, value: Expression): boolean {
  if (value.kind === "chain") return value.operands.every((each) => isQuiet(p, each))
  if (value.kind === "index") {
    const { object, index } = value
    return isPlain(p, index) && (isPlain(p, object) || isGuarded(p, object, NESTED_GUARDS))
  }
  return isPlain(p, value)
}

/** Of these nothing is written twice in itself, so that the text cannot double with every step. */
function isPlain(p: Printing, value: Expression): boolean {
  switch (value.kind) {
    case "name":
      return p.names.declarationOf(value) !== undefined
    case "number":
    case "text":
    case "boolean":
    case "null":
      return true
    case "unary":
      return isPlain(p, value.operand)
    case "chain":
      return value.operands.every((each) => isPlain(p, each))
    default:
      return false
  }
}
