/** JavaScript of `broadcast_eval` that runs and does not do what it looks like: warnings. */
import type { AnyNode } from "acorn"
import { withLostDigits } from "../discord/ids.ts"
import { type ConstantText, spanOf } from "./constant-text.ts"
import { childrenOf } from "./free-names.ts"
import type { JavaScript } from "./javascript.ts"
import type { Add } from "./reporter.ts"

/** @param isUsed whether something is done with the results */
export function reportHabits(
  text: ConstantText,
  script: JavaScript,
  isUsed: boolean,
  add: Add,
): void {
  reportLongNumbers(text, script, add)
  if (isUsed) reportNoReturn(text, script, add)
}

/** Ids written as numbers: the code would ask for another one. */
function reportLongNumbers(text: ConstantText, { kind, tree }: JavaScript, add: Add): void {
  // An expression was read with a bracket in front.
  const back = kind === "expression" ? 1 : 0
  const visit = (node: AnyNode): void => {
    for (const child of childrenOf(node)) visit(child)
    if (node.type !== "Literal" || typeof node.value !== "number" || node.raw === undefined) return
    const becomes = withLostDigits(node.raw)
    if (becomes === undefined) return
    const facts = { raw: node.raw, becomes, quote: "'" }
    const span = spanOf(text, node.start - back, node.end - back)
    add("id_as_number", span, facts, { severity: "warning" })
  }
  visit(tree)
}

/** Statements give back only what they `return`; an expression at their end is no result. */
function reportNoReturn(text: ConstantText, { kind, tree, results }: JavaScript, add: Add): void {
  const last = tree.body.at(-1)
  if (kind === "expression" || results.length > 0 || last?.type !== "ExpressionStatement") return
  const { start, end } = last.expression
  const facts = { code: text.value.slice(start, end) }
  add("nothing_returned", spanOf(text, start, end), facts, { severity: "warning" })
}
