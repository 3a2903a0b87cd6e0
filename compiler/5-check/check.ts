/**
 * Checks a program's files with TypeScript 7, all in memory and in one go. A checker keeps its
 * server, so that the next check parses only what has changed.
 */
import { dirname, join, resolve } from "node:path"
import type { Problem } from "../problems/problem.ts"
import type { CompiledFile } from "../tree/compiled.ts"
import type { Diagnostic } from "./diagnostic.ts"
import { problemOf } from "./problem-of.ts"
import { type Server, ServerGone, serverPath, startServer } from "./server.ts"
import { printSettings } from "./settings.ts"

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
}

interface Snapshot {
  snapshot: number
  projects: { id: string }[]
}

/** Longer than any check that ends: deeply nested literals can keep the checker busy for minutes. */
const DEADLINE_MS = 20_000

/**
 * Starts the server at once, so that it is up when the first file is compiled.
 * @param declarations path of the declarations that `easylang/runtime` stands for
 */
export function startChecker(
  declarations: string,
  { folder = process.cwd(), deadlineMs = DEADLINE_MS, path }: CheckerOptions = {},
): Checker {
  let session: Session | undefined
  const open = () => {
    const texts = new Map<string, string>()
    const server = startServer(path ?? serverPath(), folder, (file) => texts.get(file))
    session = { server, texts }
    return session
  }
  try {
    open()
  } catch {
    // Said by check(), where somebody listens.
  }
  return {
    async check(files) {
      if (files.length === 0) return { problems: [], hidden: [] }
      try {
        const current = session ?? open()
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
  { server, texts }: Session,
  declarations: string,
  files: readonly CompiledFile[],
): Promise<CheckResult> {
  const byPath = new Map(files.map((file) => [checkedPath(file), file]))
  const settingsPath = join(dirname([...byPath.keys()][0] ?? ""), "easylang.tsconfig.json")
  const changed = [...texts.keys()]
  texts.clear()
  texts.set(settingsPath, printSettings(declarations, [...byPath.keys()]))
  for (const [path, file] of byPath) texts.set(path, file.checked.text)
  await server.ask("initialize", null)
  const answer = (await server.ask("updateSnapshot", {
    openProjects: [settingsPath],
    ...(changed.length > 0 && {
      fileChanges: { changed: [...new Set([...changed, ...texts.keys()])] },
    }),
  })) as Snapshot
  const project = answer.projects.find(({ id }) => samePath(id, settingsPath)) ?? answer.projects[0]
  if (project === undefined) throw new ServerGone("TypeScript's checker did not open the program")
  const result: CheckResult = { problems: [], hidden: [] }
  for (const [path, file] of byPath) {
    for (const ask of ["getSyntacticDiagnostics", "getSemanticDiagnostics"]) {
      const where = { snapshot: answer.snapshot, project: project.id, file: path }
      report(result, file, ((await server.ask(ask, where)) ?? []) as Diagnostic[])
    }
  }
  await server.ask("release", { snapshot: answer.snapshot })
  return result
}

function report(result: CheckResult, file: CompiledFile, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const problem = problemOf(diagnostic, file)
    if (problem !== undefined) result.problems.push(problem)
    else
      result.hidden.push(
        `${file.file}: TS${diagnostic.code} at ${diagnostic.pos}: ${diagnostic.text}`,
      )
  }
}

/** Beside the source, so that what it imports is found from there. */
function checkedPath(file: CompiledFile): string {
  return `${resolve(file.file).replaceAll("\\", "/")}.ts`
}

function samePath(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
