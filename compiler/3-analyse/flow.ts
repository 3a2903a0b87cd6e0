/** Where control can come out of a block, and statements that it never reaches. */
import type { Problem } from "../problems/problem.ts"
import type { Block, ExpressionStatement, Program, Statement } from "../tree/nodes.ts"
import { nodesOf } from "../tree/nodes-of.ts"
import { walk } from "../tree/visit.ts"

/** Whether the end of a function's body can be reached, so that it may give null. */
export function canFallThrough(block: Block): boolean {
  return block.statements.every((statement) => !leaves(statement))
}

/** Whether nothing behind this statement runs. */
function leaves(statement: Statement): boolean {
  switch (statement.kind) {
    case "return":
    case "break":
    case "continue":
      return true
    case "block":
      return !canFallThrough(statement)
    case "if":
      return (
        statement.otherwise !== undefined &&
        !canFallThrough(statement.otherwise) &&
        statement.branches.every((branch) => !canFallThrough(branch.body))
      )
    case "while":
      return isForever(statement)
    default:
      return false
  }
}

/** `while true` without a `break` of its own. */
function isForever(statement: Statement & { kind: "while" }): boolean {
  if (statement.test.kind !== "boolean" || !statement.test.value) return false
  let broken = false
  walk(statement.body, (node) => {
    if (node.kind === "break") broken = true
    return !["for", "while", "count", "function"].includes(node.kind)
  })
  return !broken
}

/** Warnings of statements that never run, and of values that nobody uses. */
export function checkFlow(tree: Program): Problem[] {
  const problems: Problem[] = []
  const warn = (
    code: string,
    span: { start: number; end: number },
    facts: Record<string, unknown>,
  ) => {
    const place = { file: tree.file, start: span.start, end: span.end }
    problems.push({ code, severity: "warning", place, facts })
  }
  for (const { statements } of nodesOf(tree.body, "block")) {
    const last = statements.findIndex(leaves)
    const leaving = statements[last]
    if (leaving === undefined) continue
    const after = statements.slice(last + 1).find((each) => each.kind !== "function-statement")
    if (after !== undefined) warn("unreachable", after, { after: leaving.kind })
  }
  const known = new Set(problems.map(({ place }) => place.start))
  for (const statement of nodesOf(tree.body, "expression"))
    if (!known.has(statement.start)) warnUnused(statement, tree.source, warn)
  return problems
}

type Warn = (
  code: string,
  span: { start: number; end: number },
  facts: Record<string, unknown>,
) => void

function warnUnused({ expression }: ExpressionStatement, source: string, warn: Warn): void {
  const text = source.slice(expression.start, expression.end)
  if (expression.kind === "name" || expression.kind === "member") {
    warn("not_called", expression, { text })
    return
  }
  if (
    expression.kind === "chain" &&
    expression.operators[0]?.text === "==" &&
    expression.operands.length === 2
  ) {
    const [left, right] = expression.operands
    if (left !== undefined && right !== undefined) {
      const facts = {
        left: source.slice(left.start, left.end),
        right: source.slice(right.start, right.end),
      }
      warn("compare_alone", expression, facts)
    }
    return
  }
  const idle = ["number", "text", "boolean", "null", "list", "object", "function", "index"]
  const pure =
    expression.kind === "chain" && !["and", "or"].includes(expression.operators[0]?.text ?? "")
  if (
    pure ||
    idle.includes(expression.kind) ||
    (expression.kind === "unary" && expression.operator === "-")
  ) {
    warn("value_unused", expression, { text })
  }
}
