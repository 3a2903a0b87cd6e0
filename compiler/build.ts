/**
 * A whole program: the entry file → every file that it reaches → check and bundle side by side.
 * Writing is a step of its own, so that a build with problems leaves `dist/` as it was.
 */
import { dirname, relative, resolve } from "node:path"
import type { Checker } from "./5-check/check.ts"
import { type Bundle, bundleFile, nameBundles } from "./6-bundle/bundle.ts"
import { readVendor, type VendorName } from "./6-bundle/vendor.ts"
import { diskFiles } from "./disk-files.ts"
import type { Files } from "./files.ts"
import { isEasyLang } from "./finder.ts"
import { startProgramChecker, vendorFolder } from "./installed.ts"
import { filesFrom, needsByFile, needsFrom } from "./needs.ts"
import type { Problem } from "./problems/problem.ts"
import { positionsIn } from "./problems/render/lines.ts"
import { type Program, readProgram } from "./program.ts"
import type { Need } from "./tree/compiled.ts"
import { partTexts } from "./tree/parts.ts"

export interface BuildOptions {
  /** Folder of the bundles; their maps and messages are relative to it. Default `dist`. */
  out?: string
  /** Ask TypeScript. Default true. */
  check?: boolean
  /** One that is already running; the caller stops it. */
  checker?: Checker
}

export interface BuildResult {
  /** What is wrong, in the order of files and places. With an error among them there are no bundles. */
  problems: Problem[]
  /** File as problems call it → its text. */
  sources: Map<string, string>
  bundles: Bundle[]
  /** File → what it has to ask for, of every file that starts something. */
  needs?: Map<string, readonly Need[]>
  /** Why the types were not checked, though asked for. */
  unchecked?: string
  /** What TypeScript said and is not shown. */
  hidden: string[]
}

/**
 * Builds a program without writing anything.
 * @param entry path of an existing `.ez`, `.js` or `.ts` file
 */
export async function buildProgram(
  entry: string,
  options: BuildOptions = {},
): Promise<BuildResult> {
  const program = readProgram(resolve(entry), diskFiles())
  const found = hasErrors(program.problems)
  const [checked, bundled] = await Promise.all([
    options.check === false ? undefined : checkFiles(program, options.checker),
    found ? undefined : bundleProgram(program, resolve(options.out ?? "dist")),
  ])
  const problems = mergeProblems(program, [
    ...(checked?.problems ?? []),
    ...(bundled?.problems ?? []),
  ])
  return {
    problems,
    sources: sourcesOf(program, problems),
    bundles: hasErrors(problems) ? [] : (bundled?.bundles ?? []),
    hidden: checked?.hidden ?? [],
    ...(checked?.unchecked !== undefined && { unchecked: checked.unchecked }),
  }
}

/** What is wrong with programs, in one check for all their files; keeps no bundle. */
export async function checkPrograms(
  entries: readonly string[],
  checker?: Checker,
  files: Files = diskFiles(),
): Promise<BuildResult> {
  const programs = entries.map((entry) => readProgram(resolve(entry), files))
  const program = joinPrograms(programs)
  const [checked, scripts] = await Promise.all([
    checkFiles(program, checker),
    checkScripts(programs),
  ])
  const problems = mergeProblems(program, [...checked.problems, ...scripts])
  return {
    ...checked,
    problems,
    get needs() {
      return needsByFile(program.compiled)
    },
    sources: sourcesOf(program, problems),
    bundles: [],
  }
}

/** The TypeScript of a program's `.ez` files, by their paths from the folder that all of them lie in, and its bot files. */
export async function emitProgram(
  entry: string,
  options: Omit<BuildOptions, "out"> = {},
): Promise<BuildResult & { texts: Map<string, string>; bots: string[] }> {
  const program = readProgram(resolve(entry), diskFiles(), false)
  const checked = options.check === false ? undefined : await checkFiles(program, options.checker)
  const problems = mergeProblems(program, checked?.problems ?? [])
  return {
    problems,
    sources: sourcesOf(program, problems),
    bundles: [],
    hidden: checked?.hidden ?? [],
    ...(checked?.unchecked !== undefined && { unchecked: checked.unchecked }),
    texts: hasErrors(problems) ? new Map() : typeScriptOf(program),
    bots: [...program.bots.keys()].filter(isEasyLang),
  }
}

function typeScriptOf({ main, compiled }: Program): Map<string, string> {
  let folder = dirname(main)
  for (const path of compiled.keys()) {
    while (relative(folder, path).startsWith("..")) folder = dirname(folder)
  }
  const texts = new Map<string, string>()
  for (const [path, { emitted }] of compiled) {
    const bare = relative(folder, path).replace(/\.ez(lang)?$/i, "")
    // `bot.ez` and `bot.ezlang` side by side are two files here too.
    // TypeScript names other modules by what they will be when they run.
    const text = emitted.text.replace(/^(import \w+ from "\.[^"]*)\.ez(?:lang)?"$/gm, '$1.js"')
    texts.set(texts.has(`${bare}.ts`) ? `${bare}-2.ts` : `${bare}.ts`, text)
  }
  return texts
}

/** A bot file may be named itself and be reached from its manager; it is looked at once. */
function joinPrograms(programs: readonly Program[]): Program {
  const compiled = new Map(programs.flatMap((program) => [...program.compiled]))
  const seen = new Set<string>()
  const problems = programs
    .flatMap((program) => program.problems)
    .filter(({ code, place }) => {
      const key = `${code} ${place.file} ${place.start} ${place.end}`
      return !seen.has(key) && seen.add(key)
    })
  return { main: programs[0]?.main ?? "", compiled, bots: new Map(), problems, fast: true }
}

/** Of JavaScript and TypeScript only a bundler knows whether it can be read and finds what it imports. */
async function checkScripts(programs: readonly Program[]): Promise<Problem[]> {
  const files = new Set(programs.flatMap(({ main, bots }) => [main, ...bots.values()]))
  const scripts = [...files].filter((file) => !isEasyLang(file))
  if (scripts.length === 0) return []
  const vendor = await readVendor(vendorFolder, "bot")
  const results = await Promise.all(
    scripts.map((entry) =>
      bundleFile({ entry, compiled: new Map(), vendor, outFile: `${entry}.js`, entries: {} }),
    ),
  )
  return results.flatMap((result) => ("problems" in result ? result.problems : []))
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error")
}

async function checkFiles(program: Program, running?: Checker) {
  const checker = running ?? startProgramChecker()
  try {
    return await checker.check([...program.compiled.values()])
  } finally {
    if (running === undefined) checker.stop()
  }
}

async function bundleProgram(program: Program, out: string) {
  const files = [program.main, ...new Set(program.bots.values())]
  const paths = nameBundles(files, out)
  const sources = [...program.compiled.values()]
  const scripts = sources.flatMap((each) => each.scripts)
  // Of a bot in JavaScript nobody knows what it makes code of.
  const codeFromText = !files.every(isEasyLang) || sources.some((each) => each.codeFromText)
  const bundles: Bundle[] = []
  const problems: Problem[] = []
  const results = files.map(async (entry) => {
    const isMain = entry === program.main
    const entries = isMain
      ? [...program.bots].map(([name, bot]) => [name, relative(out, paths.get(bot) ?? "")])
      : []
    return bundleFile({
      entry,
      compiled: program.compiled,
      vendor: await readVendor(vendorFolder, vendorFor(program, entry)),
      outFile: paths.get(entry) ?? "",
      home: dirname(program.main),
      entries: Object.fromEntries(entries) as Record<string, string>,
      scripts,
      needs: needsFrom(program.compiled, entry)?.map(({ name }) => name),
      codeFromText,
    })
  })
  for (const result of await Promise.all(results)) {
    if ("bundle" in result) bundles.push(result.bundle)
    else problems.push(...result.problems)
  }
  return { bundles, problems }
}

/** A manager carries no discord.js, nor does a program that starts no bot. */
function vendorFor(program: Program, entry: string): VendorName {
  const isBot = entry !== program.main || !isEasyLang(entry)
  return isBot || hasBotWords(program, entry) ? "bot" : "manager"
}

/** Whether a file, or a module that it reaches, has words of the bot. */
function hasBotWords({ compiled }: Program, entry: string): boolean {
  return [...filesFrom(compiled, entry)].some(({ role }) => role === "bot")
}

/** One mistake, one report: where an earlier phase has said something on a line, later ones keep silent. */
function mergeProblems(program: Program, later: readonly Problem[]): Problem[] {
  const texts = partTexts(program.compiled.values())
  const lines = new Map([...texts].map(([file, text]) => [file, positionsIn(text)]))
  const lineOf = ({ place: { file, start } }: Problem) => `${file}:${lines.get(file)?.(start).line}`
  const errors = program.problems.filter(({ severity }) => severity === "error")
  const said = new Set(errors.map(lineOf))
  // That an object does not fit is the consequence of what is wrong inside it.
  const follows = ({ code, place }: Problem) =>
    code === "wrong_object" && errors.some((error) => error.place.file === place.file)
  const all = [
    ...program.problems,
    ...later.filter((problem) => !said.has(lineOf(problem)) && !follows(problem)),
  ]
  const order = new Map([...texts.keys()].map((file, at) => [file, at]))
  const orderOf = ({ place }: Problem) => order.get(place.file) ?? -1
  return all.sort((a, b) => orderOf(a) - orderOf(b) || a.place.start - b.place.start)
}

function sourcesOf(program: Program, problems: readonly Problem[]): Map<string, string> {
  const sources = partTexts(program.compiled.values())
  for (const { place } of problems) {
    if (sources.has(place.file)) continue
    const text = diskFiles().read(place.file)
    if (typeof text === "string") sources.set(place.file, text)
  }
  return sources
}
