/** One file, from text to TypeScript. Pure: no file, no process, no clock. */
import { parseProgram } from "./1-parse/parse.ts"
import { resolveNames } from "./2-resolve/resolve.ts"
import { analyse } from "./3-analyse/analyse.ts"
import { mapOf } from "./4-print/map.ts"
import { printProgram } from "./4-print/print.ts"
import { withoutEchoes } from "./echoes.ts"
import { withoutBracketEchoes } from "./one-bracket.ts"
import type { Beginning, Plugin } from "./plugin.ts"
import type { Problem } from "./problems/problem.ts"
import type { CompiledFile, Need } from "./tree/compiled.ts"
import type { AnalysedProgram, Link } from "./tree/facts.ts"
import { type Finder, noFiles } from "./tree/finder.ts"
import type { Call, Node, Program } from "./tree/nodes.ts"
import { nodesOf } from "./tree/nodes-of.ts"
import { type Part, placeIn } from "./tree/parts.ts"
import type { Span } from "./tree/place.ts"
import type { Shapes, Word } from "./vocabulary/word.ts"
import * as generated from "./vocabulary/words.ts"

export interface CompileInput {
  /** As the caller names it; it stands so in problems and in the map. */
  file: string
  source: string
  plugins?: readonly Plugin<AnalysedProgram>[]
  /** Finds what the file names; without it no other file and no package is there. */
  finder?: Finder
  /** What the finder is told of the file; default: `file`. */
  path?: string
  /** The file is loaded as a module, with a scope of its own. */
  isModule?: boolean
  /** The text is to run, and not to be read: the usual case of some operators stands in it. */
  fast?: boolean
  /** Default: the words of the runtime. */
  vocabulary?: readonly Word[]
  shapes?: Shapes
}

/** Compiles one file. Always gives a text; with errors among the problems it is not fit to run. */
export function compileFile({
  file,
  source,
  plugins = [],
  finder = noFiles,
  path = file,
  isModule = false,
  fast = false,
  vocabulary = generated.words,
  shapes = generated.shapes,
}: CompileInput): CompiledFile {
  const forms = plugins.flatMap((plugin) => plugin.statements ?? [])
  const parsed = parseProgram(file, source, forms, finder, path)
  const resolved = resolveNames(parsed.tree, vocabulary)
  const attempts = attemptsIn(parsed.tree.body)
  const analysed = analyse({
    tree: parsed.tree,
    names: resolved.names,
    shapes,
    finder,
    attempts,
    module: isModule ? moduleName(parsed.tree) : undefined,
  })
  const { program } = analysed
  const texts = plugins.flatMap((plugin) => plugin.texts?.(program) ?? [])
  const found = [
    ...plugins.flatMap((plugin) => plugin.check?.(program) ?? []),
    ...texts.flatMap(({ problems }) => problems.map((each) => tried(each, attempts))),
  ]
  // A check alone reads none of these.
  const emitted = once(() =>
    printProgram(program, "emitted", {
      beginnings: [
        ...carriedFiles(parsed.tree),
        ...plugins.flatMap((plugin) => plugin.beginnings?.(program) ?? []),
      ],
      specifierOf: (target) => finder.specifier(target, path),
      questions: plugins.flatMap((plugin) => plugin.questions?.(program) ?? []),
      moduleFile: finder.fromMain(path),
      fast,
    }),
  )
  const map = once(() => mapOf(emitted(), parts, parsed.tree.source))
  // A mistake in the grammar leaves holes, of which the later phases would tell tales; what is not there is not there.
  const broken = parsed.problems.some((problem) => problem.severity === "error")
  const analysis = broken ? analysed.problems.filter(isSound) : analysed.problems
  const first = withoutEchoes(parsed.tree.source, parsed.problems, resolved.problems)
  const known = !broken
    ? first
    : withoutBracketEchoes(source, first, (text, enough) => {
        const again = parseProgram(file, text, forms, finder, path)
        if (again.problems.length >= enough) return undefined
        const names = resolveNames(again.tree, vocabulary)
        return withoutEchoes(again.tree.source, again.problems, names.problems)
      })
  const problems = [...known, ...analysis, ...found]
  const { parts } = parsed.tree
  const needs = once(() => plugins.flatMap((plugin) => plugin.needs?.(program) ?? []))
  return {
    file,
    source: parsed.tree.source,
    parts,
    get emitted() {
      return emitted()
    },
    checked: printProgram(program, "checked", { texts }),
    get map() {
      return map()
    },
    problems: problems
      .sort((a, b) => a.place.start - b.place.start)
      .map((problem) => inItsFile(problem, parts)),
    attempts,
    regions: texts.flatMap(({ regions }) => regions),
    scripts: texts.flatMap(({ scripts }) => scripts),
    ownProperties: new Set(
      [program.facts.setProperties, ...texts.map((each) => each.ownProperties)].flatMap((each) => [
        ...each,
      ]),
    ),
    codeFromText: texts.some((each) => each.codeFromText),
    get needs() {
      return needs()
        .flatMap((each) => each.needs)
        .map((need) => inNeedsFile(need, parts))
    },
    get asksForNeeds() {
      return needs().some(({ asks }) => asks)
    },
    get needsAreGiven() {
      return needs().some(({ isGiven }) => isGiven === true)
    },
    packages: packagesOf(program.facts.links, parts),
    modules: modulesOf(program.facts.links.values()),
    entries: plugins.flatMap((plugin) => plugin.entries?.(program) ?? []),
    role: program.facts.role,
  }
}

/** Whether a report holds whatever the holes hide: a file or package that is named in so many words is not there. */
function isSound({ code, severity }: Problem): boolean {
  return severity === "error" && code !== "link_not_constant"
}

/** What `make` gives, made when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function attemptsIn(tree: Node): Span[] {
  return nodesOf(tree, "try")
    .filter(({ handler }) => handler !== undefined)
    .map(({ body: { start, end } }) => ({ start, end }))
}

function inNeedsFile(need: Need, parts: readonly Part[]): Need {
  return need.place === undefined ? need : { ...need, place: placeIn(parts, need.place) }
}

/** What a program tries may fail; only code from strangers is refused there, too. */
function tried(problem: Problem, attempts: readonly Span[]): Problem {
  const { place, code, severity } = problem
  const isTried = attempts.some(({ start, end }) => start <= place.start && place.end <= end)
  if (!isTried || severity !== "error" || code === "remote_code") return problem
  return { ...problem, severity: "warning" }
}

/** `# @module Name` in the file's first comment; else what the file is called: `math_utils.ez` is `MathUtils`. */
function moduleName({ comments, file }: Program): string {
  const said = comments.map(({ text }) => /^(?:#|\/\/)\s*@module\s+(\w+)/.exec(text)?.[1])
  const bare = (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[^.]*$/, "")
  return (
    said.find((name) => name !== undefined) ??
    bare.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  )
}

/** The files that an `import` may choose, for the running program to find them in its bundle. */
function carriedFiles({ body }: Program): Beginning[] {
  const texts = nodesOf(body, "object")
    .flatMap(({ entries }) => entries)
    .filter(({ value }) => value.kind === "function" && value.sharesFile)
    .map(({ key }) => key.name)
  return texts.length === 0 ? [] : [{ call: "carryFiles", texts }]
}

function packagesOf(
  links: ReadonlyMap<Call, Link>,
  parts: readonly Part[],
): CompiledFile["packages"] {
  return [...links].flatMap(([call, link]) => {
    if (link.kind !== "package" || link.isAbsent) return []
    const { start, end } = call.arguments[0] ?? call
    return [{ name: link.name, place: placeIn(parts, { start, end }) }]
  })
}

function modulesOf(links: Iterable<Link>): string[] {
  const paths = [...links].flatMap((link) => (link.kind === "module" ? [link.path] : []))
  return [...new Set(paths)]
}

/** Phases know one text; people know files. */
function inItsFile(problem: Problem, parts: readonly Part[]): Problem {
  const { place, also } = problem
  const moved = { ...problem, place: placeIn(parts, place) }
  return also === undefined
    ? moved
    : { ...moved, also: { ...also, place: placeIn(parts, also.place) } }
}
