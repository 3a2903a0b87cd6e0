/** Names under which an object is walked. */
import type { Declaration, Names } from "../tree/names.ts"
import type { Expression, Index } from "../tree/nodes.ts"

/** `table[name]` inside `for name in table`, where both variables keep what they have. */
export function isWalkedName(
  { object, index }: Index,
  names: Names,
  loops: ReadonlyMap<Declaration, Expression>,
): boolean {
  const name = keptVariable(index, names)
  const walked = name === undefined ? undefined : loops.get(name)
  const table = keptVariable(object, names)
  return walked !== undefined && table !== undefined && keptVariable(walked, names) === table
}

/** The variable behind a name that is never given another value. */
function keptVariable(expression: Expression, names: Names): Declaration | undefined {
  const variable = expression.kind === "name" ? names.declarations.get(expression) : undefined
  return variable?.assignments === 0 ? variable : undefined
}
