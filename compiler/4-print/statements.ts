/** Statements, one on a line, with the program's comments and blank lines between them. */
import type { Block, Count, Delete, Expression, If, Return, Statement, Try } from "../tree/nodes.ts"
import { writePushStatement, writeSetStatement } from "./elements.ts"
import { writeExpression } from "./expressions.ts"
import { Level } from "./form.ts"
import { writeNamed } from "./functions.ts"
import { writeFor } from "./loops.ts"
import type { Printing } from "./printing.ts"
import { writeDeclare, writeRedeclaredFunction } from "./variables.ts"

/** `{ … }`, with lines that stand in front of its own statements. */
export function writeBlock(p: Printing, block: Block, firstLines: () => string[] = () => []): void {
  p.write("{")
  p.writer.indent()
  const lines = firstLines()
  for (const line of lines) {
    p.writer.newline()
    p.write(line)
  }
  const last = writeStatements(p, block.statements, block.start + 1, lines.length === 0)
  const empty = block.statements.length === 0
  const commented = p.comments.close(last, block.end - 1, empty && lines.length === 0)
  p.writer.dedent()
  if (!empty || commented || lines.length > 0) p.writer.newline()
  p.write("}")
}

/** Statements on lines of their own; gives where the last of them (with its comments) ended in the source. */
export function writeStatements(
  p: Printing,
  statements: readonly Statement[],
  from: number,
  first: boolean,
): number {
  let last = from
  statements.forEach((statement, index) => {
    if (isSilent(p, statement)) return
    p.comments.lead(last, statement.start, first && index === 0)
    p.writer.beginStatement()
    p.writer.span(statement, () => writeStatement(p, statement))
    last = p.comments.trail(statement.end)
  })
  return last
}

/** What did not parse leaves only its names behind, and these only for the checker; the compiler's own stands first. */
function isSilent(p: Printing, statement: Statement): boolean {
  if (statement.kind === "declare" && statement.isSynthetic) return true
  return statement.kind === "skipped" && (!p.checked || statement.names.length === 0)
}

function writeStatement(p: Printing, statement: Statement): void {
  switch (statement.kind) {
    case "block":
      return writeBlock(p, statement)
    case "declare":
      return writeDeclare(p, statement)
    case "function-statement": {
      if (p.program.names.redeclaring.has(statement)) return writeRedeclaredFunction(p, statement)
      return writeNamed(p, statement.function, statement.function.name)
    }
    case "expression": {
      const { expression } = statement
      if (expression.kind === "assign" && writeSetStatement(p, expression)) return
      if (expression.kind === "call" && writePushStatement(p, expression)) return
      return writeExpressionStatement(p, expression)
    }
    case "if":
      return writeIf(p, statement)
    case "for":
      return writeFor(p, statement)
    case "while":
      p.write("while (")
      writeExpression(p, statement.test, Level.assign)
      p.write(") ")
      return writeBlock(p, statement.body)
    case "count":
      return writeCount(p, statement)
    case "delete":
      return writeDelete(p, statement)
    case "break":
    case "continue":
      return p.write(statement.kind)
    case "return":
      return writeReturn(p, statement)
    case "try":
      return writeTry(p, statement)
    case "skipped": {
      const names = statement.names.map((name) => p.names.declarationOf(name)?.name ?? name.name)
      return p.write(`var ${[...new Set(names)].map((name) => `${name}: any`).join(", ")}`)
    }
  }
}

function writeExpressionStatement(p: Printing, expression: Expression): void {
  if (expression.kind === "assign" && p.program.names.declaring.has(expression)) {
    return writeDeclare(p, expression)
  }
  const guarded = opensWithBrace(expression)
  if (guarded) p.write("(")
  writeExpression(p, expression, Level.assign)
  if (guarded) p.write(")")
}

/** `{` and `function` at the start of a statement mean something else to TypeScript. */
function opensWithBrace(expression: Expression): boolean {
  switch (expression.kind) {
    case "object":
      return true
    case "function":
      return expression.name !== undefined
    case "chain":
      return expression.operands[0] !== undefined && opensWithBrace(expression.operands[0])
    case "conditional":
      return opensWithBrace(expression.test)
    case "assign":
      return opensWithBrace(expression.target)
    case "call":
      return opensWithBrace(expression.callee)
    case "member":
    case "index":
      return opensWithBrace(expression.object)
    default:
      return false
  }
}

/** JavaScript's own loop gives each round a fresh variable, as EasyLang does. */
function writeCount(p: Printing, { first, test, step, body }: Count): void {
  p.write("for (")
  p.writer.span(first, () => {
    if (first.kind === "declare") writeDeclare(p, first)
    else writeExpressionStatement(p, first.expression)
  })
  p.write("; ")
  writeExpression(p, test, Level.assign)
  p.write("; ")
  writeExpression(p, step, Level.assign)
  p.write(") ")
  writeBlock(p, body)
}

function writeDelete(p: Printing, { target }: Delete): void {
  p.write(`${p.imports.use("deleteAt")}(`)
  writeExpression(p, target.object, Level.assign)
  p.write(", ")
  if (target.kind === "index") writeExpression(p, target.index, Level.assign)
  else p.write(JSON.stringify(target.property.name))
  p.write(")")
}

function writeIf(p: Printing, statement: If): void {
  statement.branches.forEach((branch, index) => {
    p.write(index === 0 ? "if (" : " else if (")
    writeExpression(p, branch.test, Level.assign)
    p.write(") ")
    writeBlock(p, branch.body)
  })
  if (statement.otherwise === undefined) return
  p.write(" else ")
  writeBlock(p, statement.otherwise)
}

/** At the top of a file `return` leaves the labelled block that the whole program stands in. */
function writeReturn(p: Printing, { value }: Return): void {
  const isModule = p.program.module !== undefined && !p.checked
  if (p.within !== undefined || isModule) {
    p.write("return")
    if (value === undefined) return
    p.write(" ")
    return writeExpression(p, value, Level.assign)
  }
  // The value has nowhere to go, but getting it may do something.
  if (value !== undefined && ["call", "chain", "assign", "conditional"].includes(value.kind)) {
    writeExpression(p, value, Level.assign)
    p.writer.newline()
  }
  p.write("break program")
}

function writeTry(p: Printing, { body, handler, cleanup }: Try): void {
  p.write("try ")
  writeBlock(p, body)
  if (handler !== undefined) writeHandler(p, handler)
  // A `try` on its own was reported; this keeps the text readable for TypeScript.
  if (cleanup === undefined && handler === undefined) return p.write(" finally {}")
  if (cleanup === undefined) return
  p.write(" finally ")
  writeBlock(p, cleanup)
}

function writeHandler(p: Printing, { name, body }: NonNullable<Try["handler"]>): void {
  const declaration = name === undefined ? undefined : p.names.declarationOf(name)
  if (declaration === undefined) {
    p.write(" catch ")
    return writeBlock(p, body)
  }
  const thrown = p.names.own("thrown")
  const keyword = declaration.assignments > 0 ? "let" : "const"
  const type = p.checked ? ": any" : ""
  p.write(` catch (${thrown}) `)
  const line = `${keyword} ${p.names.of(declaration)}${type} = ${p.imports.use("caught")}(${thrown})`
  writeBlock(p, body, () => [line])
}
