/** Values of which TypeScript would look at each possibility, where EasyLang looks at the one that comes. */
import type { Expression } from "../tree/nodes.ts"
import type { Printing } from "./printing.ts"

/** Whether the value is one of several, of kinds that differ or are not known: `a or b`, `c ? a : b`. */
export function isMixed(p: Printing, value: Expression): boolean {
  const operator = value.kind === "chain" ? value.operators[0]?.text : undefined
  const isChoice = value.kind === "conditional" || operator === "or" || operator === "and"
  return isChoice && ["unknown", "object"].includes(p.kindOf(value) as string)
}
