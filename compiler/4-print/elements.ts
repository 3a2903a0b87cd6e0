/**
 * Elements by position. The runtime's `at` and `setAt` look whether the position is there; in the text that
 * runs, the usual case stands in front of the call, where V8 sees only this place's own lists.
 */
import type { Assign, Call, Expression, Index } from "../tree/nodes.ts"
import { callOf, writeExpression } from "./expressions.ts"
import { type Form, Level } from "./form.ts"
import { isInside } from "./loops.ts"
import type { Printing } from "./printing.ts"

/** What is written twice stays short. */
const LONGEST_GUARD = 60

export function indexForm(p: Printing, { object, index, start, end }: Index): Form {
  if (!p.checked && !isInside(p, object, index)) {
    const call = callOf(p, "at", [object, index])
    if (!p.fast || end - start > LONGEST_GUARD || !isPath(p, object) || !isPosition(p, index))
      return call
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
 * `list[i] = value` on a line of its own, when the list is one for sure. A position that holds something is
 * there; one that holds nothing is left to the runtime. The value is looked at after the position, and what
 * it is may fail, but not change the list.
 */
export function writeSetStatement(p: Printing, { target, value }: Assign): boolean {
  if (!p.fast || target.kind !== "index") return false
  const { object, index } = target
  const isShort = value.end - target.start <= LONGEST_GUARD && isQuiet(p, value)
  if (object.kind !== "name" || !isList(p, object) || !isPosition(p, index) || !isShort)
    return false
  if (!isInside(p, object, index)) {
    p.write("if (")
    writeBare(p, object, index)
    p.write(" === undefined) ")
    callOf(p, "setAt", [object, index, value]).write()
    p.writer.newline()
    p.write("else ")
  }
  writeBare(p, object, index)
  p.write(" = ")
  writeExpression(p, value, Level.assign)
  return true
}

/** A variable, or a property that is read by its name. */
function isPath(p: Printing, object: Expression): boolean {
  if (object.kind === "name") return p.names.declarationOf(object) !== undefined
  return object.kind === "member" && object.object.kind === "name"
}

/** A number that can be had twice: any other key may name something that a list has besides its elements. */
function isPosition(p: Printing, index: Expression): boolean {
  return p.kindOf(index) === "number" && isPlain(p, index)
}

/** Whether nothing changes by looking at it, however often that happens. */
function isQuiet(p: Printing, value: Expression): boolean {
  if (value.kind === "chain") return value.operands.every((each) => isQuiet(p, each))
  if (value.kind === "index") return isPlain(p, value.object) && isPlain(p, value.index)
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
