/** A program: the file that starts, and the files that it starts as processes. Pure: files come through `Files`. */
import { basename, dirname, resolve } from "node:path"
import { compileFile } from "./compile.ts"
import type { Files } from "./files.ts"
import { createFinder, isEasyLang } from "./finder.ts"
import { plugins } from "./plugins/all.ts"
import { didYouMean } from "./problems/did-you-mean.ts"
import type { Problem } from "./problems/problem.ts"
import type { CompiledFile, Entry } from "./tree/compiled.ts"
import type { Finder } from "./tree/finder.ts"
import { placeIn } from "./tree/parts.ts"
import type { Place } from "./tree/place.ts"

export interface Program {
  /** Absolute path of the file that starts. */
  main: string
  /** Absolute path → compiled `.ez` file. */
  compiled: Map<string, CompiledFile>
  /** Bot files as the program names them → absolute paths. */
  bots: Map<string, string>
  problems: Problem[]
  /** Its text is to run, and not to be read. */
  fast: boolean
  /** Finds what its files name; undefined in what is joined of several programs. */
  finder?: Finder
}

/**
 * Compiles a program's files.
 * @param main absolute path of a file that is there
 * @param fast whether the text is to run, and not to be read
 */
export function readProgram(main: string, files: Files, fast = true): Program {
  const finder = createFinder(main, files)
  const program: Program = {
    main,
    compiled: new Map(),
    bots: new Map(),
    problems: [],
    fast,
    finder,
  }
  if (!isEasyLang(main)) return program
  const file = compileInto(program, main, files)
  for (const entry of file?.entries ?? [])
    addBot(program, entry, placeIn(file?.parts ?? [], entry), files)
  return program
}

function addBot(program: Program, entry: Entry, place: Place, files: Files): void {
  const path = resolve(dirname(program.main), entry.name)
  const problem = (code: string, facts: Record<string, unknown> = {}) => {
    program.problems.push({ code, severity: "error", place, facts: { name: entry.name, ...facts } })
  }
  if (path === program.main) return problem("bot_is_manager")
  const text = files.read(path)
  if (text === undefined) {
    const folder = dirname(path)
    const own = basename(program.main)
    const others = files.list(folder).filter((name) => name !== own)
    const near = didYouMean(basename(path), others).map((name) =>
      entry.name.replace(/[^/\\]*$/, name),
    )
    return problem("missing_bot_file", { near, folder: files.show(folder) })
  }
  if (typeof text !== "string") return problem("unreadable_file", { ...text })
  program.bots.set(entry.name, path)
  if (!isEasyLang(path) || program.compiled.has(path)) return
  const bot = compileInto(program, path, files)
  if (bot !== undefined && bot.entries.length > 0) problem("bot_creates_managers")
}

/** Compiles a file, and with it the modules that it loads. */
function compileInto(program: Program, path: string, files: Files): CompiledFile | undefined {
  const file = compileOne(program, path, files, false)
  const waiting = [...(file?.modules ?? [])].reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (program.compiled.has(next)) continue
    const module = compileOne(program, next, files, true)
    waiting.push(...[...(module?.modules ?? [])].reverse())
  }
  return file
}

function compileOne(
  program: Program,
  path: string,
  files: Files,
  isModule: boolean,
): CompiledFile | undefined {
  const source = files.read(path)
  if (source === undefined) return undefined
  const name = files.show(path)
  const start = { file: name, start: 0, end: 0 }
  if (typeof source !== "string") {
    const facts = { name, ...source }
    program.problems.push({ code: "unreadable_file", severity: "error", place: start, facts })
    return undefined
  }
  const file = compileFile({
    file: name,
    source,
    plugins,
    path,
    isModule,
    fast: program.fast,
    finder: program.finder ?? createFinder(program.main, files),
  })
  program.compiled.set(path, file)
  // Not by `push(...)`, which puts each of what may be a hundred thousand on the stack.
  program.problems = program.problems.concat(file.problems)
  if (source.trim() === "" && file.problems.length === 0) {
    program.problems.push({ code: "empty_program", severity: "error", place: start, facts: {} })
  }
  return file
}
