/** Text → tree and problems. Never throws on a user's text. */
import type { StatementForm } from "../plugin.ts"
import type { Problem } from "../problems/problem.ts"
import type { Block, Program, Statement } from "../tree/nodes.ts"
import { parseStatements } from "./blocks.ts"
import { coreForms } from "./core-forms.ts"
import { formTable } from "./form-table.ts"
import { lex } from "./lexer.ts"
import { Parser } from "./parser.ts"
import { Report } from "./report.ts"

/** The tree of a source file, with a stand-in wherever a mistake was, and all mistakes in reading order. */
export function parseProgram(
  file: string,
  source: string,
  forms: readonly StatementForm[] = [],
): { tree: Program; problems: Problem[] } {
  const report = new Report(file)
  const { tokens, comments } = lex(source, report)
  const body = parseTop(
    new Parser(source, tokens, report, formTable([...coreForms, ...forms])),
    source,
  )
  return { tree: { file, source, body, comments }, problems: report.problems() }
}

function parseTop(p: Parser, source: string): Block {
  const statements: Statement[] = []
  while (!p.atEnd) {
    statements.push(...parseStatements(p))
    if (p.atEnd) break
    // Only a brace that closes nothing ends the statements before the file does.
    const brace = p.advance()
    p.report.add("extra_brace", brace, {})
  }
  return { kind: "block", start: 0, end: source.length, statements }
}
