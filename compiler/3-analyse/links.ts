/** Calls that name another file or a package: both are put into the build, so they are looked for now. */
import { posix } from "node:path"
import type { Problem } from "../problems/problem.ts"
import type { Link } from "../tree/facts.ts"
import type { Finder } from "../tree/finder.ts"
import { textAt } from "../tree/make.ts"
import type { Call, Expression, Program, TextLiteral } from "../tree/nodes.ts"
import { partAt } from "../tree/parts.ts"
import type { Span } from "../tree/place.ts"
import type { CallSite } from "./calls.ts"

export interface LinkSources {
  tree: Program
  sites: readonly CallSite[]
  finder: Finder
  /** Bodies of `try` that something catches: there a missing file is for the running program to say. */
  attempts: readonly Span[]
  /** The value that a name surely has, if it is a constant. */
  constantOf(expression: Expression): Expression
}

export function findLinks(from: LinkSources): { links: Map<Call, Link>; problems: Problem[] } {
  const links = new Map<Call, Link>()
  const problems: Problem[] = []
  for (const { call, word } of from.sites) {
    const read = word === undefined ? undefined : READERS[word.export]
    const [first] = call.arguments
    if (read === undefined || first === undefined) continue
    const name = constantText(first, from)
    const isTried = from.attempts.some((each) => each.start <= call.start && call.end <= each.end)
    const severity = isTried ? "warning" : "error"
    const place = { file: from.tree.file, start: first.start, end: first.end }
    const found = name.kind === "text" ? read(name, from) : unknownName(name, word?.name ?? "")
    if (found === undefined) continue
    if ("problem" in found) {
      const { problem, facts, link } = found
      problems.push({ code: problem, severity, place, facts: { ...facts, inTry: isTried } })
      if (link !== undefined) links.set(call, link)
    } else links.set(call, found)
  }
  return { links, problems }
}

/** Texts that are put together of nothing but texts are known, too: `path_join("modules", "math.ez")`. */
function constantText(expression: Expression, from: LinkSources): Expression {
  const known = from.constantOf(expression)
  const joinOf = (pieces: readonly Expression[], join: (texts: string[]) => string): Expression => {
    const texts = pieces.map((each) => constantText(each, from))
    if (!texts.every((each) => each.kind === "text")) return known
    return textAt(expression, join(texts.map(({ value }) => value)))
  }
  if (known.kind === "chain" && known.operators.every(({ text }) => text === "+"))
    return joinOf(known.operands, (texts) => texts.join(""))
  if (known.kind !== "call") return known
  const isPath = from.sites.some(({ call, word }) => call === known && word?.export === "pathJoin")
  return isPath ? joinOf(known.arguments, (texts) => posix.join(...texts)) : known
}

type Reading = Link | { problem: string; facts: Record<string, unknown>; link?: Link } | undefined

const READERS: Readonly<Record<string, (name: TextLiteral, from: LinkSources) => Reading>> = {
  requirePackage: (name, from) => packageLink(name.value, [], name, from),
  useNpmPackage: (name, from) => packageLink(name.value, [], name, from),
  npmCall(name, from) {
    const [pack, path] = divide(name.value)
    return packageLink(pack, path, name, from)
  },
  loadModule(name, from) {
    const found = from.finder.module(name.value, partAt(from.tree.parts, name.start).path)
    if ("problem" in found) return { ...found, facts: { name: name.value, ...found.facts } }
    return { kind: "module", path: found.path }
  },
}

/**
 * Well-known packages of Python that no npm package worth having is called by: whoever asks for one of them
 * in `use "requests" as http` must not be told to install its namesake.
 */
const PYTHON_PACKAGES = new Set(
  [
    "aiohttp asyncio beautifulsoup4 bs4 collections datetime django fastapi flask functools itertools json",
    "logging math matplotlib numpy pandas pathlib PIL pillow praw pymongo pytz re requests scipy",
    "sklearn sqlalchemy statistics subprocess sys tensorflow threading time torch typing urllib yfinance",
  ]
    .join(" ")
    .split(" "),
)

/** Only texts name packages and files; numbers and their like are the type check's to report. */
function unknownName(name: Expression, word: string): Reading {
  const isOther = ["number", "boolean", "null", "list", "object", "function"].includes(name.kind)
  return isOther ? undefined : { problem: "link_not_constant", facts: { word } }
}

function packageLink(
  name: string,
  path: readonly string[],
  at: Span,
  { finder, tree }: LinkSources,
): Reading {
  const part = partAt(tree.parts, at.start)
  const main = tree.parts[0]?.path ?? part.path
  const isFile = /^\.{0,2}\//.test(name)
  const specifier = isFile ? finder.moved(name, part.path, main) : name
  const link: Link = { kind: "package", name: specifier, path, isAbsent: false }
  const wrong = finder.packageProblem(name, part.path)
  if (wrong === undefined) return link
  const isOfNoKind = /\buse\s+$/.test(tree.source.slice(0, at.start))
  const isPython = isOfNoKind && wrong.problem === "missing_package" && PYTHON_PACKAGES.has(name)
  const problem = isPython ? "python_package" : wrong.problem
  return { problem, facts: wrong.facts, link: { ...link, isAbsent: true } }
}

/** `lodash.chunk` and `@scope/pack.deep.path`: the package ends at the first point. */
function divide(text: string): [string, string[]] {
  const [pack = "", ...path] = text.split(".")
  return [pack, path]
}
