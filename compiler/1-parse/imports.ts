/** `import "file"`: the statements of another file, read in the place of the import, once. */
import type { Problem } from "../problems/problem.ts"
import type { Comment, Statement } from "../tree/nodes.ts"
import type { Part } from "../tree/parts.ts"
import type { Parser } from "./parser.ts"

/** A file that was found, or what the problem with it is. */
export type Imported =
  | { path: string; file: string; source: string }
  | { problem: string; facts: Record<string, unknown> }

/** Finds what `import` names. @param from the path of the file that imports */
export type Importer = (name: string, from: string) => Imported

/** All files of a program while they are parsed. */
export interface Files {
  importer: Importer | undefined
  /** All sources so far, one behind the other. */
  text: string
  parts: Part[]
  comments: Comment[]
  problems: Problem[]
  /** Parses a file into the text; gives its statements. */
  read(found: { path: string; file: string; source: string }): Statement[]
}

/** Undefined when the statement is another kind of import, which is reported elsewhere. */
export function tryParseImport(p: Parser): Statement | undefined {
  const name = p.peek(1)
  if (name.kind !== "text" || name.newlineBefore || p.isAt(2, "as")) return undefined
  const { start } = p.advance()
  p.advance()
  const { end } = name
  const { files } = p
  const nothing: Statement = { kind: "skipped", start, end, names: [] }
  if (files.importer === undefined) return nothing
  if (p.functionDepth > 0) {
    p.report.add("import_inside", { start, end }, { name: name.value })
    return nothing
  }
  const found = files.importer(name.value ?? "", p.part.path)
  if ("problem" in found) {
    p.report.add(found.problem, name, { name: name.value, ...found.facts })
    return nothing
  }
  // Everybody shares one scope, so a second import, or a circle, has nothing to add.
  if (files.parts.some(({ path }) => path === found.path)) return nothing
  const inlined: Statement = { kind: "block", start, end, statements: files.read(found) }
  p.inlined.add(inlined)
  return inlined
}
