/**
 * Checks a program's files with TypeScript 7, all in memory and in one go. A checker keeps its
 * server, so that the next check parses only what has changed.
 */
import { resolve } from "node:path"
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile } from "../tree/compiled.ts"
import type { Diagnostic } from "./diagnostic.ts"
import { problemOf } from "./problem-of.ts"
import { type Server, ServerGone, serverPath, startServer } from "./server.ts"
import { printCheckSettings } from "./settings.ts"
import { spansAtIn } from "./spans-at.ts"
import { standInFor } from "./stand-ins.ts"
import { suggestOptions, suggestProperty, type Where } from "./suggest.ts"

export interface CheckResult {
  problems: Problem[]
  /** Why the program was not checked to the end; undefined when it was. */
  unchecked?: string
  /** What TypeScript said and we do not show, for developers of EasyLang. */
  hidden: string[]
}

export interface Checker {
  check(files: readonly CompiledFile[]): Promise<CheckResult>
  stop(): void
}

interface Session {
  server: Server
  /** Path → text of the files that exist only here. */
  texts: Map<string, string>
  settingsPath: string
  /** Settles when the server has read the declarations that every program needs. */
  warm: Promise<unknown>
}

interface Snapshot {
  snapshot: number
  projects: { id: string }[]
}

/** Longer than any check that ends: deeply nested literals can keep the checker busy for minutes. */
const DEADLINE_MS = 20_000

/**
 * Starts the server at once, and lets it read the declarations while the caller still loads and
 * compiles: three quarters of a check go there.
 * @param declarations path of all declarations in one file (`scripts/declarations`)
 */
export function startChecker(declarations: string, options: CheckerOptions = {}): Checker {
  const { deadlineMs = DEADLINE_MS } = options
  let session = tryOpen(declarations, options)
  return {
    async check(files) {
      if (files.length === 0) return { problems: [], hidden: [] }
      try {
        const current = session ?? openSession(declarations, options)
        session = current
        return await within(deadlineMs, current.server, () =>
          checkFiles(current, declarations, files),
        )
      } catch (error) {
        session?.server.stop()
        session = undefined
        if (!(error instanceof Error)) throw error
        return { problems: [], hidden: [], unchecked: error.message }
      }
    },
    stop() {
      session?.server.stop()
      session = undefined
    },
  }
}

/** A server that is not there is said by check(), where somebody listens. */
function tryOpen(declarations: string, options: CheckerOptions): Session | undefined {
  try {
    return openSession(declarations, options)
  } catch {
    return undefined
  }
}

function openSession(declarations: string, options: CheckerOptions): Session {
  const folder = slashed(options.folder ?? process.cwd()).replace(/\/$/, "")
  const settingsPath = `${folder}/easylang.tsconfig.json`
  const warmUp = `${folder}/easylang.warm-up.ts`
  const texts = new Map([
    [settingsPath, printCheckSettings(declarations, [warmUp])],
    [warmUp, 'import "easylang/runtime"'],
  ])
  const server = startServer(
    options.path ?? serverPath(),
    folder === "" ? "/" : folder,
    (file) => texts.get(file) ?? standInFor(file),
  )
  // Both at once: the server answers in order, and need not wait for a process that loads its own code.
  const warm = Promise.all([
    server.ask("initialize", null),
    server.ask("updateSnapshot", { openProjects: [settingsPath] }),
  ])
  // A failure is the check's to tell.
  warm.catch(() => {})
  return { server, texts, settingsPath, warm }
}

export interface CheckerOptions {
  folder?: string
  deadlineMs?: number
  /** Path of the server instead of the installed one. */
  path?: string
}

async function within<T>(ms: number, server: Server, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => server.stop(`gave no answer within ${ms / 1000} s`), ms)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}

async function checkFiles(
  session: Session,
  declarations: string,
  files: readonly CompiledFile[],
): Promise<CheckResult> {
  const { server } = session
  await session.warm
  const byPath = new Map(files.map((file) => [checkedPath(file), file]))
  const answer = await openFiles(session, declarations, byPath)
  const project = answer.projects[0]
  if (project === undefined) throw new ServerGone("TypeScript's checker did not open the program")
  const result: CheckResult = { problems: [], hidden: [] }
  // What one file gives to a value, another one may read.
  const own = new Set(files.flatMap(({ ownProperties }) => [...ownProperties]))
  for (const [path, file] of byPath) {
    for (const ask of ["getSyntacticDiagnostics", "getSemanticDiagnostics"]) {
      const where = { snapshot: answer.snapshot, project: project.id, file: path }
      await report(
        result,
        server,
        where,
        file,
        own,
        ((await server.ask(ask, where)) ?? []) as Diagnostic[],
      )
    }
  }
  await server.ask("release", { snapshot: answer.snapshot })
  return result
}

/** Puts the files in the place of those of the check before; the server keeps what has not changed. */
async function openFiles(
  { server, texts, settingsPath }: Session,
  declarations: string,
  byPath: ReadonlyMap<string, CompiledFile>,
): Promise<Snapshot> {
  const before = new Set(texts.keys())
  texts.clear()
  texts.set(settingsPath, printCheckSettings(declarations, [...byPath.keys()]))
  for (const [path, file] of byPath) texts.set(path, file.checked.text)
  const now = [...texts.keys()]
  const fileChanges = {
    changed: now.filter((path) => before.has(path)),
    created: now.filter((path) => !before.has(path)),
    deleted: [...before].filter((path) => !texts.has(path)),
  }
  return (await server.ask("updateSnapshot", { fileChanges })) as Snapshot
}

async function report(
  result: CheckResult,
  server: Server,
  where: Where,
  file: CompiledFile,
  own: ReadonlySet<string>,
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  if (diagnostics.length === 0) return
  const spansAt = spansAtIn(file.checked.spans)
  for (const diagnostic of diagnostics) {
    const problem = problemOf(diagnostic, file, own, spansAt)
    if (problem !== undefined) {
      const { facts } = problem
      const written = String(facts.written)
      const options = await suggestOptions(server, where, diagnostic, written)
      facts.known = options.known
      facts.suggestion ??= options.suggestion
      if (facts.suggestion === undefined)
        Object.assign(facts, await suggestProperty(server, where, diagnostic, written))
      result.problems.push(softened(problem))
    } else
      result.hidden.push(
        `${file.file}: TS${diagnostic.code} at ${diagnostic.pos}: ${diagnostic.text}`,
      )
  }
}

/**
 * Bots in JavaScript keep things of their own on the client: only a slip is surely a mistake there. And
 * what JavaScript itself runs, however little sense it makes, is no reason to refuse a program.
 */
function softened(problem: Problem): Problem {
  const { owner, suggestion, isOtherWord, isPath, isCode, isPrivate, of } = problem.facts
  const isText = isPath === true || isCode === true
  const isSlip = suggestion !== undefined && isOtherWord !== true
  const isTheirs = owner === "a client" && !isSlip && !isPrivate
  const isJavaScript =
    isCode === true && (of === "javascript" || problem.code === "unknown_option_here")
  return isText && (isTheirs || isJavaScript) ? { ...problem, severity: "warning" } : problem
}

/** Beside the source, so that what it imports is found from there. */
function checkedPath(file: CompiledFile): string {
  return `${slashed(resolve(file.file))}.ts`
}

/** TypeScript writes paths with slashes everywhere. */
function slashed(path: string): string {
  return path.replaceAll("\\", "/")
}
