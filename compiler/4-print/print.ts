/** Tree → TypeScript, in one of two modes, with the table that leads back to the source. */
import type { Beginning, CodeTexts } from "../plugin.ts"
import type { Printed } from "../tree/compiled.ts"
import type { AnalysedProgram } from "../tree/facts.ts"
import type { FunctionNode, Program } from "../tree/nodes.ts"
import { walk } from "../tree/visit.ts"
import { hoistedLines } from "./functions.ts"
import { TYPE_HELPERS } from "./given-types.ts"
import { textLiteral } from "./literals.ts"
import { type Mode, Printing } from "./printing.ts"
import { writeBlock, writeStatements } from "./statements.ts"

/** Lets an object of the program gain properties without losing what is known of those it has. */
const OPEN_OBJECT =
  "declare function $obj<T extends object>(value: T): T & { [key: string]: any }\n"

export function printProgram(
  program: AnalysedProgram,
  mode: Mode,
  beginnings: readonly Beginning[] = [],
  texts: readonly CodeTexts[] = [],
): Printed {
  const p = new Printing(
    program,
    mode,
    texts.flatMap(({ calls }) => calls),
  )
  const first = beginnings.map(
    ({ call, texts }) => `${p.imports.use(call)}(${texts.map(textLiteral).join(", ")})`,
  )
  writeTop(p, program.tree, first)
  const head = p.imports.statement()
  const body = p.writer.text()
  const before = body === "" ? head : `${head}\n`
  const declared = texts.map(({ calls, declarations }) => (calls.length > 0 ? declarations : ""))
  const helpers = p.usesTypes ? TYPE_HELPERS : ""
  const after = `${body === "" ? "" : "\n"}${helpers}${p.openObjects.size > 0 ? OPEN_OBJECT : ""}${declared.join("")}`
  return { text: before + body + after, spans: p.writer.spans(before.length) }
}

function writeTop(p: Printing, { body }: Program, first: readonly string[]): void {
  const lines = [...first, ...hoistedLines(p, undefined)]
  if (returnsAtTop(body)) {
    p.write("program: ")
    return writeBlock(p, { ...body, start: -1, end: body.end + 1 }, () => lines)
  }
  for (const line of lines) {
    p.write(line)
    p.writer.newline()
  }
  const last = writeStatements(p, body.statements, 0, lines.length === 0)
  p.comments.close(last, body.end, body.statements.length === 0)
}

/** Whether a `return` stands outside of every function. */
function returnsAtTop(body: Program["body"]): boolean {
  let found = false
  walk(body, (node) => {
    if (node.kind === "return") found = true
    return (node as FunctionNode).kind !== "function"
  })
  return found
}
