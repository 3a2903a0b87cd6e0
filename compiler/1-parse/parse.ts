/** Text → tree and problems. Never throws on a user's text. */
import type { StatementForm } from "../plugin.ts"
import type { Problem } from "../problems/problem.ts"
import type { Finder } from "../tree/finder.ts"
import type { Program, Statement } from "../tree/nodes.ts"
import { parseStatements } from "./blocks.ts"
import { coreForms } from "./core-forms.ts"
import { type FormStep, formTable } from "./form-table.ts"
import { type Files, sharedFiles } from "./imports.ts"
import { lex } from "./lexer.ts"
import { Parser } from "./parser.ts"
import { Report } from "./report.ts"

/**
 * The tree of a source file, with a stand-in wherever a mistake was, and all mistakes in reading order.
 * @param finder finds what `import` names; without it an import stands for nothing
 * @param path what the finder is told of the file itself
 */
export function parseProgram(
  file: string,
  source: string,
  forms: readonly StatementForm[] = [],
  finder?: Finder,
  path = file,
): { tree: Program; problems: Problem[] } {
  const table = formTable([...coreForms, ...forms])
  const files: Files = {
    finder,
    text: "",
    parts: [],
    texts: new Set(),
    comments: [],
    problems: [],
    shared: [],
    depth: 0,
    read(found) {
      files.depth += 1
      const statements = readFile(files, table, found)
      files.depth -= 1
      return statements
    },
  }
  const statements = files.read({ path, file, source })
  const shared = sharedFiles(files)
  if (shared !== undefined) statements.unshift(shared)
  const { parts, comments, problems, text } = files
  const body = { kind: "block" as const, start: 0, end: source.length, statements }
  return { tree: { file, source: text, parts, body, comments }, problems }
}

/** Puts a file behind the text so far and parses it there. */
function readFile(
  files: Files,
  forms: FormStep,
  { path, file, source }: { path: string; file: string; source: string },
): Statement[] {
  const start = files.parts.length === 0 ? 0 : files.text.length + 1
  files.text += start === 0 ? source : `\n${source}`
  const part = { file, path, start, end: files.text.length }
  files.parts.push(part)
  const report = new Report(file)
  const { tokens, comments } = lex(files.text, report, start)
  files.comments = files.comments.concat(comments)
  for (const { kind, value } of tokens) if (kind === "text") files.texts.add(value ?? "")
  const statements = parseTop(new Parser(files.text, tokens, report, forms, files, part))
  files.problems = files.problems.concat(report.problems())
  return statements
}

function parseTop(p: Parser): Statement[] {
  let statements: Statement[] = []
  while (!p.atEnd) {
    statements = statements.concat(parseStatements(p))
    if (p.atEnd) break
    // Only a brace that closes nothing ends the statements before the file does.
    const brace = p.advance()
    p.report.add("extra_brace", brace, {})
  }
  return statements
}
