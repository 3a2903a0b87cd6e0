/** Functions that wait, handed to methods of lists: `list.map(…)` is JavaScript's own and waits for nobody. */
import type { Problem } from "../problems/problem.ts"
import type { Names } from "../tree/names.ts"
import type { Expression, FunctionNode, Program } from "../tree/nodes.ts"
import { type CallSite, functionOf } from "./calls.ts"

/** Methods that call what they are given, once for every element. */
const CALLING = new Set(
  "forEach map filter find findIndex findLast some every reduce flatMap sort each".split(" "),
)

export function checkUnwaited(
  { file }: Program,
  names: Names,
  sites: readonly CallSite[],
  waiting: ReadonlySet<FunctionNode>,
): Problem[] {
  const problems: Problem[] = []
  for (const { call } of sites) {
    const { callee } = call
    if (callee.kind !== "member" || !CALLING.has(callee.property.name)) continue
    if (!call.arguments.some((argument) => isWaiting(argument, names, waiting))) continue
    const { start, end, name: method } = callee.property
    const place = { file, start, end }
    problems.push({ code: "method_goes_on", severity: "warning", place, facts: { method } })
  }
  return problems
}

function isWaiting(
  argument: Expression,
  names: Names,
  waiting: ReadonlySet<FunctionNode>,
): boolean {
  const declaration = argument.kind === "name" ? names.declarations.get(argument) : undefined
  const handed = argument.kind === "function" ? argument : functionOf(declaration)
  return handed !== undefined && waiting.has(handed)
}
