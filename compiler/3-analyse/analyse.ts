/** What follows from a resolved program: who waits, what kind every value has, whose file it is. */
import type { Problem } from "../problems/problem.ts"
import type { AnalysedProgram, Role } from "../tree/facts.ts"
import type { Finder } from "../tree/finder.ts"
import type { Declaration, Names } from "../tree/names.ts"
import type { Expression, Index, Program } from "../tree/nodes.ts"
import { nodesOf } from "../tree/nodes-of.ts"
import type { Span } from "../tree/place.ts"
import type { Shapes } from "../vocabulary/word.ts"
import { type Calls, findCalls, isExported } from "./calls.ts"
import { findEarly } from "./early.ts"
import { checkFlow } from "./flow.ts"
import { Inference } from "./infer.ts"
import { findLinks } from "./links.ts"
import { findListCells } from "./list-cells.ts"
import { findMutation } from "./mutation.ts"
import { checkUnwaited } from "./unwaited.ts"
import { findValueCalls, type ValueCalls } from "./value-calls.ts"
import { findWaiting } from "./waiting.ts"

export interface AnalysisInput {
  tree: Program
  names: Names
  shapes: Shapes
  finder: Finder
  attempts: readonly Span[]
  /** The module's name, of a file that is loaded as one. */
  module: string | undefined
}

export function analyse({ tree, names, shapes, finder, attempts, module }: AnalysisInput): {
  program: AnalysedProgram
  problems: Problem[]
} {
  const calls = findCalls(tree, names, module !== undefined)
  const mutation = findMutation(tree, names)
  const early = findEarly(tree, names)
  const loops = loopsOf(tree, names)
  const isOutside = (each: Declaration) => module !== undefined && isExported(each)
  const cells = findListCells(tree, names, calls, isOutside)
  const sources = { names, calls, shapes, mutation, cells, loops, early }
  const first = new Inference(sources)
  const firstKindOf = (expression: Expression) => first.kindOf(expression)
  const values = findValueCalls({ body: tree.body, names, calls, kindOf: firstKindOf, isOutside })
  const inference = tellsKinds(values, calls) ? new Inference({ ...sources, values }) : first
  const kindOf = (expression: Expression) => inference.kindOf(expression)
  const waits = findWaiting(calls, kindOf, values)
  const constantOf = (expression: Expression) => constantValue(expression, names)
  const linked = findLinks({ tree, sites: calls.sites, finder, attempts, constantOf })
  const facts = {
    links: linked.links,
    ...waits,
    kindOf,
    hasKey: (lookup: Index) => inference.hasKey(lookup),
    isOwnObject: (expression: Expression) =>
      kindOf(expression) === "object" && cells.tableOf(expression) !== undefined,
    omitted: findOmitted(calls, names),
    listsStay: mutation.listsStay,
    setProperties: mutation.properties,
    role: roleOf(names),
  }
  const { file, source } = tree
  const problems = [
    ...linked.problems,
    ...checkFlow(tree),
    ...checkUnwaited(tree, names, calls.sites, waits.waiting),
  ]
  return { program: { file, source, tree, module, names, facts }, problems }
}

/** Whether some function's arguments or results are known from calls that do not name it. */
function tellsKinds(values: ValueCalls, { sites, closed }: Calls): boolean {
  return sites.some(
    ({ call, target }) =>
      (target === undefined || !closed.has(target)) && values.allReach(call) !== undefined,
  )
}

/** What a variable that is never given another value holds. */
function constantValue(expression: Expression, names: Names): Expression {
  if (expression.kind !== "name") return expression
  const declaration = names.declarations.get(expression)
  const [only] = declaration?.values ?? []
  const isConstant = declaration?.assignments === 0 && declaration.values.length === 1
  return isConstant && only?.kind === "text" ? only : expression
}

function loopsOf(tree: Program, names: Names): Map<Declaration, Expression> {
  const loops = new Map<Declaration, Expression>()
  for (const { name, items } of nodesOf(tree.body, "for")) {
    const declaration = names.declarations.get(name)
    if (declaration !== undefined) loops.set(declaration, items)
  }
  return loops
}

function findOmitted(calls: Calls, names: Names): Set<Declaration> {
  const omitted = new Set<Declaration>()
  for (const { call, target } of calls.sites) {
    for (const parameter of target?.parameters.slice(call.arguments.length) ?? []) {
      const declaration = names.declarations.get(parameter)
      if (declaration !== undefined) omitted.add(declaration)
    }
  }
  return omitted
}

/** The role that the file's words settle; words of both roles settle nothing here. */
function roleOf(names: Names): Role {
  const roles = new Set([...names.words.values()].map((word) => word.role))
  if (roles.has("manager") === roles.has("bot")) return "any"
  return roles.has("manager") ? "manager" : "bot"
}
