/**
 * `import "file"`: the statements of another file, read in the place of the import, once. An import
 * that only runs sometimes, or whose file is only known as the program runs, becomes a call of the
 * word `import` with a function for each file that it may mean.
 */
import type { Problem } from "../problems/problem.ts"
import type { Finder, Found } from "../tree/finder.ts"
import { callAt, nameAt, textAt, wordAt } from "../tree/make.ts"
import type { Comment, Expression, FunctionNode, ObjectEntry, Statement } from "../tree/nodes.ts"
import type { Part } from "../tree/parts.ts"
import type { Span } from "../tree/place.ts"
import { walk } from "../tree/visit.ts"
import { parseExpression } from "./expressions.ts"
import type { Parser } from "./parser.ts"

/** All files of a program while they are parsed. */
export interface Files {
  finder: Finder | undefined
  /** All sources so far, one behind the other. */
  text: string
  /** How many tokens all files have so far. */
  tokens: number
  /** Where they became too many. */
  tooLong?: Span | undefined
  parts: Part[]
  /** The texts in all files so far: some of them name folders. */
  texts: Set<string>
  comments: Comment[]
  problems: Problem[]
  /** Files that only run when an import chooses them, as functions. */
  shared: ObjectEntry[]
  /** How many files are being read, each for an import of the one before. */
  depth: number
  /** Parses a file into the text; gives its statements. */
  read(found: { path: string; file: string; source: string }): Statement[]
}

/** Undefined when the statement is another kind of import, which is reported elsewhere. */
export function tryParseImport(p: Parser): Statement | undefined {
  const next = p.peek(1)
  if (next.newlineBefore || next.kind === "end") return undefined
  if (next.kind === "text" && endsStatement(p, 2)) return parseNamed(p)
  if (next.kind === "mark" && next.text !== "(") return undefined
  // `import "x" as y`, `import x from "y"`: of other languages.
  if (p.isAt(2, "as") || p.isAt(2, "from") || p.isAt(2, ",")) return undefined
  const { start } = p.advance()
  const path = parseExpression(p)
  return chosen(p, { start, end: path.end }, path)
}

/** Files that import files that import files: each is read inside the one before, and the stack has an end. */
const MOST_NESTED = 500

function isTooDeep({ files, report }: Parser, at: Span): boolean {
  if (files.depth < MOST_NESTED) return false
  report.add("imports_too_deep", at, { limit: MOST_NESTED })
  return true
}

function endsStatement(p: Parser, at: number): boolean {
  const token = p.peek(at)
  return token.kind === "end" || token.newlineBefore || [";", "}"].includes(token.text)
}

/** A constant name: at the top of a file its statements stand here; elsewhere they run when this line does. */
function parseNamed(p: Parser): Statement {
  const name = p.peek(1)
  const { start } = p.advance()
  p.advance()
  const { end } = name
  const { finder } = p.files
  const nothing: Statement = { kind: "skipped", start, end, names: [] }
  if (finder === undefined || isTooDeep(p, name)) return nothing
  const found = finder.import(name.value ?? "", p.part.path)
  if ("problem" in found) {
    p.report.add(found.problem, name, { name: name.value, ...found.facts })
    return nothing
  }
  if (p.blockDepth > 0 || p.functionDepth > 0) {
    return importCall(p, { start, end }, textAt(name, finder.fromMain(found.path)), [found])
  }
  // Everybody shares one scope, so a second import, or a circle, has nothing to add.
  if (p.files.parts.some(({ path }) => path === found.path)) {
    const path = finder.fromMain(found.path)
    if (!p.files.shared.some(({ key }) => key.name === path)) return nothing
    return importCall(p, { start, end }, textAt(name, path), [found])
  }
  const statements = p.files.read(found)
  // A `return` ends its file; among the statements of the file that imports it, it would end both.
  if (returns(statements)) {
    const path = textAt(name, finder.fromMain(found.path))
    return importCall(p, { start, end }, path, [found], statements)
  }
  const part = p.files.parts.find(({ path }) => path === found.path)
  if (part !== undefined) part.importedAt = start
  const inlined: Statement = { kind: "block", start, end, statements }
  p.inlined.add(inlined)
  return inlined
}

/** A path that is only known as the program runs: every file in the folders that the program names. */
function chosen(p: Parser, whole: Span, path: Expression): Statement {
  const { finder } = p.files
  if (finder === undefined) return importCall(p, whole, path, [])
  const folders = foldersOf(p)
  if (folders.length > 0 && !isTooDeep(p, path)) return importCall(p, whole, path, folders.flat())
  if (folders.length === 0) report(p, whole, path)
  return { kind: "skipped", start: whole.start, end: whole.end, names: [] }
}

/** A relative path without a character that no folder's name has. */
const FOLDER = /^(?!\/)[\p{L}\p{N}_./ -]+$/u

function isHere(text: string): boolean {
  return /^[./]*$/.test(text)
}

/**
 * What the program's texts name: folders, with their files; without any, single files; and the program's own
 * folder only when nothing else is meant.
 */
function foldersOf({ files, part }: Parser): (readonly FoundFile[])[] {
  const texts = [...files.texts].filter((text) => FOLDER.test(text))
  const main = files.parts[0]?.path ?? part.path
  const folder = (name: string) => files.finder?.folder(name, part.path)
  const file = (name: string) => {
    const found = files.finder?.import(name, main)
    const isOther = found !== undefined && "path" in found && found.path !== part.path
    return isOther && found.path !== main ? [found] : undefined
  }
  const named = texts.filter((text) => !isHere(text))
  const present = (found: (readonly FoundFile[] | undefined)[]) =>
    found.filter((each) => each !== undefined)
  const found = present(named.map(folder))
  if (found.length > 0) return found
  const single = present(named.map(file))
  return single.length > 0 ? single : present(texts.filter(isHere).map(folder))
}

function report(p: Parser, whole: Span, path: Expression): void {
  let folder: string | undefined
  walk(path, (node) => {
    if (node.kind === "text" && FOLDER.test(node.value) && !isHere(node.value))
      folder ??= node.value
    // What other words are given is no path.
    if (node.kind !== "call" || node.callee.kind !== "name") return true
    return PATH_WORDS.has(node.callee.name)
  })
  p.report.add("import_unseen", { start: whole.start, end: whole.end }, { folder })
}

const PATH_WORDS = new Set(["path_join", "str"])

type FoundFile = Extract<Found, { path: string }>

function importCall(
  p: Parser,
  whole: Span,
  path: Expression,
  found: readonly FoundFile[],
  statements?: Statement[],
): Statement {
  for (const each of found) share(p.files, each, statements)
  const word = wordAt({ start: whole.start, end: whole.start + "import".length }, "import")
  const files = nameAt({ start: whole.end, end: whole.end }, SHARED_FILES)
  const call = callAt(whole, word, found.length === 0 ? [path] : [path, files])
  return { kind: "expression", start: whole.start, end: whole.end, expression: call }
}

/** Whether a `return` stands outside of every function. */
function returns(statements: readonly Statement[]): boolean {
  let isFound = false
  for (const statement of statements) {
    walk(statement, (node) => {
      if (node.kind === "return") isFound = true
      return node.kind !== "function"
    })
  }
  return isFound
}

/**
 * Puts a file among those that run when an import chooses them.
 * @param read its statements, if it has been read just now
 */
function share(files: Files, found: FoundFile, read?: Statement[]): void {
  const { finder, parts, shared } = files
  const name = finder?.fromMain(found.path) ?? found.path
  if (shared.some(({ key }) => key.name === name)) return
  // Read already, where the program imports it for sure: there is nothing left to run.
  const isThere = read === undefined && parts.some(({ path }) => path === found.path)
  const statements = isThere ? [] : functionsFirst(read ?? files.read(found))
  const part = parts.find(({ path }) => path === found.path)
  const { start, end } = isThere || part === undefined ? { start: 1, end: -1 } : part
  const body = { kind: "block" as const, start: start - 1, end: end + 1, statements }
  const value: FunctionNode = {
    kind: "function",
    start,
    end,
    parameters: [],
    body,
    sharesFile: true,
  }
  shared.push({ start: 0, end: 0, key: { start: 0, end: 0, name }, value })
}

/** A variable of the program's that no program can write. */
const SHARED_FILES = "$files"

/** The statement that holds the files which imports choose from; undefined without such imports. */
export function sharedFiles({ shared }: Files): Statement | undefined {
  if (shared.length === 0) return undefined
  const at = { start: 0, end: 0 }
  const value: Expression = { kind: "object", ...at, entries: shared }
  return { kind: "declare", ...at, name: nameAt(at, SHARED_FILES), value, isSynthetic: true }
}

/** Functions are there from a file's first line on; where one is used, or the file left, in front of where it stands, they come first. */
function functionsFirst(statements: readonly Statement[]): Statement[] {
  const isFunction = (each: Statement) => each.kind === "function-statement"
  const later = new Set<string>()
  let isUsedEarly = false
  for (const statement of [...statements].reverse()) {
    if (statement.kind === "function-statement") later.add(statement.function.name.name)
    else
      walk(statement, (node) => {
        if (node.kind === "name" && later.has(node.name)) isUsedEarly = true
      })
  }
  if (!isUsedEarly && !returns(statements)) return [...statements]
  return [...statements.filter(isFunction), ...statements.filter((each) => !isFunction(each))]
}
