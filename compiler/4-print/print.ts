/** Tree → TypeScript, in one of two modes, with the table that leads back to the source. */
import type { Beginning, CodeTexts } from "../plugin.ts"
import type { Printed, PrintedSpan } from "../tree/compiled.ts"
import type { AnalysedProgram } from "../tree/facts.ts"
import type { Block, Declare, Member, Name, Program, Statement } from "../tree/nodes.ts"
import { returnsAtTop } from "../tree/nodes-of.ts"
import { hoistedLines } from "./functions.ts"
import { TYPE_HELPERS } from "./given-types.ts"
import { textLiteral } from "./literals.ts"
import { type Mode, Printing } from "./printing.ts"
import { writeBlock, writeStatements } from "./statements.ts"
import { writeDeclare } from "./variables.ts"

/** Lets an object of the program gain properties without losing what is known of those it has. */
const OPEN_OBJECT =
  "declare function $obj<T extends object>(value: T): T & { [key: string]: any }\n"

/** What stands in one of the two texts only. */
export interface PrintOptions {
  /** What plugins know of texts that are code; for the checked text. */
  texts?: readonly CodeTexts[]
  /** Calls in front of the program's first line. */
  beginnings?: readonly Beginning[]
  /** Properties that are asked, as if they were called; for the emitted text. */
  questions?: readonly Member[]
  /** How the text names another file of the program. */
  specifierOf?(path: string): string
  /** What a module says of itself as its file. */
  moduleFile?: string
  /** The text is to run, and not to be read. */
  fast?: boolean
}

export function printProgram(
  program: AnalysedProgram,
  mode: Mode,
  {
    beginnings = [],
    texts = [],
    questions = [],
    specifierOf,
    moduleFile = program.file,
    fast = false,
  }: PrintOptions = {},
): Printed {
  const typed = texts.flatMap(({ calls }) => calls)
  const p = new Printing(program, mode, typed, specifierOf, fast)
  p.questions = new Set(questions)
  const first = beginnings.map(
    ({ call, texts }) => `${p.imports.use(call)}(${texts.map(textLiteral).join(", ")})`,
  )
  if (program.module === undefined || p.checked) writeTop(p, program.tree, first)
  else writeModule(p, program.tree, first, { name: program.module, file: moduleFile })
  const head = p.imports.statement()
  const body = p.writer.text()
  const before = body === "" ? head : `${head}\n`
  const declared = texts.map(({ calls, declarations }) => (calls.length > 0 ? declarations : ""))
  const helpers = p.usesTypes ? TYPE_HELPERS : ""
  const after = `${body === "" ? "" : "\n"}${helpers}${p.openObjects.size > 0 ? OPEN_OBJECT : ""}${declared.join("")}`
  const { writer } = p
  let spans: PrintedSpan[] | undefined
  return {
    text: before + body + after,
    get spans() {
      spans ??= writer.spans(before.length)
      return spans
    },
  }
}

/** What a module's file names so is a member of the module. */
const EXPORT = "export_"

/** A module's statements are a function's, which each load runs; its functions are members from the start. */
function writeModule(
  p: Printing,
  tree: Program,
  first: readonly string[],
  { name, file }: { name: string; file: string },
): void {
  const exports = p.names.own("exports")
  const head = `${p.imports.use("defineModule")}(${JSON.stringify(name)}, ${JSON.stringify(file)}`
  const members = (kind: Statement["kind"][]) =>
    tree.body.statements
      .filter((statement) => kind.includes(statement.kind))
      .flatMap(declaredName)
      .filter(({ name }) => name.startsWith(EXPORT) && name !== EXPORT)
      .map((each) => {
        const declaration = p.names.declarationOf(each)
        const value = declaration === undefined ? each.name : p.names.of(declaration)
        return `${exports}${memberOf(each.name.slice(EXPORT.length))} = ${value}`
      })
  p.write(`export default ${head}, async (${exports}: Record<string, any>) => {`)
  p.writer.indent()
  for (const line of [...first, ...hoistedLines(p, undefined)]) writeLine(p, line)
  const values = [...new Set(members(["declare", "expression"]))]
  writeBody(p, tree.body, members(["function-statement"]), values)
  p.writer.dedent()
  p.writer.newline()
  p.write("})")
}

/** @param functions members that are there from the start @param values members that the last line gives, and each `return` */
function writeBody(p: Printing, body: Block, functions: string[], values: string[]): void {
  const begin = (): string[] => {
    for (const line of functions) writeLine(p, line)
    if (syntheticOf(body) !== undefined) p.writer.newline()
    writeSynthetic(p, body)
    return []
  }
  if (values.length > 0 && returnsAtTop(body)) {
    p.writer.newline()
    p.write("try ")
    writeBlock(p, { ...body, start: -1, end: body.end + 1 }, begin)
    p.write(" finally {")
    p.writer.indent()
    for (const line of values) writeLine(p, line)
    p.writer.dedent()
    return writeLine(p, "}")
  }
  begin()
  const last = writeStatements(p, body.statements, 0, false)
  p.comments.close(last, body.end, body.statements.length === 0)
  for (const line of values) writeLine(p, line)
}

/** `export_1` is the member `1`, which cannot stand behind a point. */
function memberOf(name: string): string {
  return /^\d/.test(name) ? `["${name}"]` : `.${name}`
}

function declaredName(statement: Statement): Name[] {
  if (statement.kind === "function-statement") return [statement.function.name]
  if (statement.kind === "declare") return [statement.name]
  if (statement.kind !== "expression" || statement.expression.kind !== "assign") return []
  const { target } = statement.expression
  return target.kind === "name" ? [target] : []
}

function writeTop(p: Printing, { body }: Program, first: readonly string[]): void {
  const lines = [...first, ...hoistedLines(p, undefined)]
  if (returnsAtTop(body)) {
    p.write("program: ")
    return writeBlock(p, { ...body, start: -1, end: body.end + 1 }, () => {
      if (syntheticOf(body) === undefined) return lines
      // It speaks of names that are declared inside the block.
      for (const line of lines) writeLine(p, line)
      p.writer.newline()
      writeSynthetic(p, body)
      return []
    })
  }
  for (const line of lines) {
    p.write(line)
    p.writer.newline()
  }
  if (writeSynthetic(p, body)) p.writer.newline()
  const last = writeStatements(p, body.statements, 0, lines.length === 0)
  p.comments.close(last, body.end, body.statements.length === 0)
}

function writeLine(p: Printing, line: string): void {
  p.writer.newline()
  p.write(line)
}

/** What the compiler declares for itself, in front of the program's statements. */
function writeSynthetic(p: Printing, body: Block): boolean {
  const declare = syntheticOf(body)
  if (declare !== undefined) writeDeclare(p, declare)
  return declare !== undefined
}

function syntheticOf({ statements: [first] }: Block): Declare | undefined {
  return first?.kind === "declare" && first.isSynthetic ? first : undefined
}
