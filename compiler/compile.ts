/** One file, from text to TypeScript. Pure: no file, no process, no clock. */
import type { Importer } from "./1-parse/imports.ts"
import { parseProgram } from "./1-parse/parse.ts"
import { resolveNames } from "./2-resolve/resolve.ts"
import { analyse } from "./3-analyse/analyse.ts"
import { mapOf } from "./4-print/map.ts"
import { printProgram } from "./4-print/print.ts"
import type { Plugin } from "./plugin.ts"
import type { Problem } from "./problems/problem.ts"
import type { CompiledFile, Need } from "./tree/compiled.ts"
import type { AnalysedProgram } from "./tree/facts.ts"
import type { Node } from "./tree/nodes.ts"
import { type Part, placeIn } from "./tree/parts.ts"
import type { Span } from "./tree/place.ts"
import { walk } from "./tree/visit.ts"
import type { Shapes, Word } from "./vocabulary/word.ts"
import * as generated from "./vocabulary/words.ts"

export interface CompileInput {
  /** As the caller names it; it stands so in problems and in the map. */
  file: string
  source: string
  plugins?: readonly Plugin<AnalysedProgram>[]
  /** Finds what `import` names; without it no file is found. */
  importer?: Importer
  /** What the importer is told of the file; default: `file`. */
  path?: string
  /** Default: the words of the runtime. */
  vocabulary?: readonly Word[]
  shapes?: Shapes
}

/** Compiles one file. Always gives a text; with errors among the problems it is not fit to run. */
export function compileFile({
  file,
  source,
  plugins = [],
  importer = () => ({ problem: "missing_import", facts: { near: [], folder: "this folder" } }),
  path = file,
  vocabulary = generated.words,
  shapes = generated.shapes,
}: CompileInput): CompiledFile {
  const forms = plugins.flatMap((plugin) => plugin.statements ?? [])
  const parsed = parseProgram(file, source, forms, importer, path)
  const resolved = resolveNames(parsed.tree, vocabulary)
  const analysed = analyse(parsed.tree, resolved.names, shapes)
  const { program } = analysed
  const attempts = attemptsIn(parsed.tree.body)
  const texts = plugins.flatMap((plugin) => plugin.texts?.(program) ?? [])
  const found = [
    ...plugins.flatMap((plugin) => plugin.check?.(program) ?? []),
    ...texts.flatMap(({ problems }) => problems.map((each) => tried(each, attempts))),
  ]
  const emitted = printProgram(
    program,
    "emitted",
    plugins.flatMap((plugin) => plugin.beginnings?.(program) ?? []),
  )
  // A mistake in the grammar leaves holes, of which the later phases' warnings would tell tales.
  const broken = parsed.problems.some((problem) => problem.severity === "error")
  const warnings = broken ? [] : analysed.problems
  const problems = [...parsed.problems, ...resolved.problems, ...warnings, ...found]
  const { parts } = parsed.tree
  return {
    file,
    source: parsed.tree.source,
    parts,
    emitted,
    checked: printProgram(program, "checked", [], texts),
    map: mapOf(emitted, parts, parsed.tree.source),
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
    needs: needsOf(program, plugins)?.map((need) => inNeedsFile(need, parts)),
    entries: plugins.flatMap((plugin) => plugin.entries?.(program) ?? []),
    role: program.facts.role,
  }
}

function attemptsIn(tree: Node): Span[] {
  const found: Span[] = []
  walk(tree, (node) => {
    if (node.kind === "try" && node.handler !== undefined) found.push(node.body)
  })
  return found.map(({ start, end }) => ({ start, end }))
}

function needsOf(
  program: AnalysedProgram,
  plugins: readonly Plugin<AnalysedProgram>[],
): Need[] | undefined {
  const known = plugins.flatMap((plugin) => {
    const needs = plugin.needs?.(program)
    return needs === undefined ? [] : [needs]
  })
  return known.length === 0 ? undefined : known.flat()
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

/** Phases know one text; people know files. */
function inItsFile(problem: Problem, parts: readonly Part[]): Problem {
  const { place, also } = problem
  const moved = { ...problem, place: placeIn(parts, place) }
  return also === undefined
    ? moved
    : { ...moved, also: { ...also, place: placeIn(parts, also.place) } }
}
