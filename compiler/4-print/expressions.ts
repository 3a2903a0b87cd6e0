/** Expressions: each as a form that knows how tightly it binds. */
import type { CheckedPiece } from "../plugin.ts"
import type { Assign, Call, Expression, Member, Name, Unary } from "../tree/nodes.ts"
import type { Span } from "../tree/place.ts"
import { walk } from "../tree/visit.ts"
import { chainForm } from "./chains.ts"
import { indexForm, listCallForm, namedForm } from "./elements.ts"
import { type Form, Level } from "./form.ts"
import { functionForm } from "./functions.ts"
import { linkForm } from "./links.ts"
import { listForm, numberForm, objectForm, textLiteral } from "./literals.ts"
import { isMixed } from "./mixed.ts"
import type { Printing } from "./printing.ts"
import { writeSequence } from "./sequence.ts"

/** Properties that every JavaScript object has from its prototype; in EasyLang they are ordinary keys. */
export const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Writes an expression where at least `level` must bind, in parentheses if it binds looser. */
export function writeExpression(p: Printing, expression: Expression, level: number): void {
  const plain = plainText(p, expression)
  if (plain !== undefined) return p.writer.spanOf(expression, plain)
  const form = formOf(p, expression)
  const parenthesised = form.level < level
  if (parenthesised) p.write("(")
  const span = p.writer.open(expression)
  form.write()
  p.writer.close(span)
  if (parenthesised) p.write(")")
}

/** The text of names and literals, which bind tightest; undefined for what is made of parts. */
function plainText(p: Printing, expression: Expression): string | undefined {
  switch (expression.kind) {
    case "name":
      return nameText(p, expression)
    case "text":
      return textLiteral(expression.value)
    case "boolean":
      return String(expression.value)
    case "null":
      return "null"
    case "missing":
      return p.checked ? "(undefined as any)" : "null"
    default:
      return undefined
  }
}

export function formOf(p: Printing, expression: Expression): Form {
  switch (expression.kind) {
    case "name":
    case "text":
    case "boolean":
    case "null":
    case "missing":
      return { level: Level.primary, write: () => p.write(plainText(p, expression) ?? "") }
    case "number":
      return numberForm(p, expression)
    case "list":
      return listForm(p, expression)
    case "object":
      return objectForm(p, expression)
    case "function":
      return functionForm(p, expression)
    case "unary":
      return unaryForm(p, expression)
    case "chain":
      return chainForm(p, expression)
    case "conditional":
      return {
        level: Level.conditional,
        write() {
          writeExpression(p, expression.test, Level.or)
          p.write(" ? ")
          writeExpression(p, expression.yes, Level.assign)
          p.write(" : ")
          writeExpression(p, expression.no, Level.assign)
        },
      }
    case "assign":
      return assignForm(p, expression)
    case "call":
      return callForm(p, expression)
    case "member":
      return memberForm(p, expression)
    case "index":
      return indexForm(p, expression)
  }
}

function nameText(p: Printing, name: Name): string {
  const word = p.program.names.words.get(name)
  if (word !== undefined) return p.imports.use(word.export)
  const declaration = p.names.declarationOf(name)
  if (declaration !== undefined) return p.names.of(declaration)
  // Unknown: the resolver said so. Inside `try` the running program says it, for `catch` to get.
  return p.checked
    ? "(undefined as any)"
    : `((): any => { throw new ReferenceError("${name.name} is not defined") })()`
}

function unaryForm(p: Printing, { operator, operand }: Unary): Form {
  if (operator === "-" && !p.checked && p.kindOf(operand) !== "number") {
    return callOf(p, "negate", [operand])
  }
  return {
    level: Level.prefix,
    write() {
      p.write(operator === "not" ? "!" : "-")
      // `--x` would be a decrement, so a minus under a minus gets parentheses.
      const minus = operator === "-" && operand.kind === "unary"
      writeExpression(p, operand, minus ? Level.postfix : Level.prefix)
    },
  }
}

/** A call of one of the runtime's operators. */
export function callOf(p: Printing, name: string, operands: readonly Expression[]): Form {
  return {
    level: Level.postfix,
    write() {
      p.write(`${p.imports.use(name)}(`)
      operands.forEach((operand, index) => {
        if (index > 0) p.write(", ")
        writeExpression(p, operand, Level.assign)
      })
      p.write(")")
    },
  }
}

function assignForm(p: Printing, { target, value }: Assign): Form {
  if (target.kind === "missing") return formOf(p, value)
  if (target.kind !== "name" && !p.checked && acts(p, value) && acts(p, target)) {
    const key = target.kind === "index" ? target.index : keyOf(target)
    return callOf(p, "storeAt", [value, target.object, key])
  }
  const named = target.kind === "index" ? namedForm(p, target) : undefined
  if (target.kind === "index" && !p.checked && named === undefined)
    return callOf(p, "setAt", [target.object, target.index, value])
  if (target.kind === "member" && !p.checked && INHERITED.has(target.property.name)) {
    return callOf(p, "setAt", [target.object, keyOf(target), value])
  }
  return {
    level: Level.assign,
    write() {
      writeExpression(p, target, Level.postfix)
      p.write(" = ")
      writeExpression(p, value, Level.assign)
    },
  }
}

/** Whether a function of the program, or a word that waits or changes something, is called in it. */
function acts(p: Printing, value: Expression): boolean {
  let found = false
  walk(value, (node) => {
    if (node.kind !== "call") return node.kind !== "function"
    const word = p.program.names.words.get(node.callee as Name)
    found ||= word === undefined || word.waits || word.changes === true
  })
  return found
}

function callForm(p: Printing, call: Call): Form {
  const link = p.checked ? undefined : p.program.facts.links.get(call)
  if (link !== undefined) return linkForm(p, call, link)
  const awaited = p.program.facts.awaited.has(call)
  const own = p.checked ? undefined : listCallForm(p, call)
  if (own !== undefined) return own
  return {
    level: awaited ? Level.prefix : Level.postfix,
    write() {
      if (awaited) p.write("await ")
      if (exportsMember(p, call)) return writeExport(p, call)
      const typed = p.checked ? p.typed.get(call) : undefined
      if (typed !== undefined) p.write(typed.before)
      writeCallee(p, call.callee)
      writeSequence(p, "(", ")", listSpan(p, call), call.arguments, (argument) => {
        const word =
          call.callee.kind === "name" ? p.program.names.words.get(call.callee) : undefined
        if (argument.kind !== "function") return writeExpression(p, argument, Level.assign)
        const expected = word?.parameters[call.arguments.indexOf(argument)]?.kind
        const form = functionForm(
          p,
          argument,
          handlerArity(expected, word !== undefined || call.callee.kind === "member"),
        )
        p.writer.span(argument, () => form.write())
      })
      for (const piece of typed?.after ?? []) writePiece(p, piece)
    },
  }
}

function writePiece(p: Printing, piece: CheckedPiece): void {
  if (typeof piece === "string") return p.write(piece)
  p.writer.span(piece.span, () => {
    for (const each of piece.pieces) writePiece(p, each)
  })
}

/** `export("name", value)` in a module's file. */
function exportsMember(p: Printing, { callee }: Call): boolean {
  if (p.checked || p.program.module === undefined || callee.kind !== "name") return false
  return p.program.names.words.get(callee)?.export === "exportValue"
}

function writeExport(p: Printing, call: Call): void {
  p.write(`${p.imports.use("exportInto")}(${p.names.own("exports")}`)
  for (const argument of call.arguments) {
    p.write(", ")
    writeExpression(p, argument, Level.assign)
  }
  p.write(")")
}

/** Where the list of arguments stands; statements of words have no parentheses around theirs. */
function listSpan(p: Printing, { callee, arguments: values, end }: Call): Span {
  const start = p.program.source.indexOf("(", callee.end)
  const isOwn = start !== -1 && start < end && values.every((value) => start < value.start)
  if (isOwn) return { start, end }
  return { start: callee.end, end: (values.at(-1)?.end ?? callee.end) + 1 }
}

/** How many parameters TypeScript knows the types of in a function that is handed over. */
function handlerArity(expected: unknown, typed: boolean): number {
  if (typeof expected === "object" && expected !== null && "function" in expected) {
    return (expected as { function: { parameters: readonly unknown[] } }).function.parameters.length
  }
  return typed ? Number.POSITIVE_INFINITY : 0
}

/** A method stays a plain call, so that it keeps its object. */
function writeCallee(p: Printing, callee: Expression): void {
  if (callee.kind !== "member") return writeExpression(p, callee, Level.postfix)
  p.writer.span(callee, () => writeMember(p, callee))
}

function memberForm(p: Printing, member: Member): Form {
  if (p.questions.has(member)) return callOf(p, "asked", [member.object, keyOf(member)])
  if (!INHERITED.has(member.property.name)) {
    return { level: Level.postfix, write: () => writeMember(p, member) }
  }
  if (!p.checked) return callOf(p, "property", [member.object, keyOf(member)])
  return {
    level: Level.postfix,
    write() {
      writeExpression(p, member.object, Level.postfix)
      // As a key that may be any text, so that TypeScript does not think of the inherited one.
      p.write(`["${member.property.name}" as string]`)
    },
  }
}

function keyOf({ property: { name, start, end } }: Member): Expression {
  return { kind: "text", value: name, start, end }
}

function writeMember(p: Printing, member: Member): void {
  const { object, property } = member
  if ((p.checked && isMixed(p, object)) || p.open?.reads.has(member)) {
    p.write("(")
    // `as` binds like a comparison: looser pieces need parentheses of their own.
    writeExpression(p, object, Level.sum)
    p.write(" as any)")
  } else {
    writeExpression(p, object, Level.postfix)
  }
  p.write(".")
  p.writer.span(property, () => p.write(property.name))
}
