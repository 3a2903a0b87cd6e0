/** Expressions: every name in them is read, assigned, or opens a function's scope. */
import type { Assign, Expression, FunctionNode } from "../tree/nodes.ts"
import { eachChild } from "../tree/visit.ts"
import { resolveStatements } from "./blocks.ts"
import type { Resolution } from "./resolve.ts"
import { Scope } from "./scope.ts"

export function resolveExpression(r: Resolution, expression: Expression, scope: Scope): void {
  switch (expression.kind) {
    case "name":
      return r.read(expression, scope)
    case "text":
      if (expression.value.includes("${")) r.templates.push({ text: expression, scope })
      return
    case "function":
      return resolveFunction(r, expression, scope)
    case "assign":
      return resolveAssign(r, expression, scope, false)
    default:
      eachChild(expression, r.resolveChild, scope)
  }
}

/**
 * An assignment declares a name that nothing has.
 * @param direct it is a statement of the function's (or file's) own block, so the variable can begin here
 */
export function resolveAssign(r: Resolution, assign: Assign, scope: Scope, direct: boolean): void {
  resolveExpression(r, assign.value, scope)
  const { target } = assign
  if (target.kind !== "name") return resolveExpression(r, target, scope)
  const made = r.write(target, assign.value, scope)
  if (made === undefined) return
  if (direct) r.declaring.add(assign)
  else {
    made.hoisted = true
    made.assignments += 1
  }
}

function outermost(scope: Scope): Scope {
  return scope.parent === undefined ? scope : outermost(scope.parent)
}

/** A function's name as a value is its own; its parameters share the body's scope, as `let` may repeat one. */
export function resolveFunction(r: Resolution, node: FunctionNode, scope: Scope): void {
  const { name } = node
  let outer = scope
  if (name !== undefined && !r.declarations.has(name)) {
    outer = new Scope(scope, scope.owner)
    const { declaration } = r.declare(name, "function", outer)
    declaration.function = node
    declaration.values.push(node)
  }
  // The statements of an imported file: their scope is the program's, all of whose names are there when they run.
  if (node.sharesFile) {
    return r.postpone(() => resolveStatements(r, node.body.statements, outermost(scope)))
  }
  r.postpone(() => {
    const word = name === undefined ? "func" : `func ${name.name}`
    const inner = new Scope(outer, node, { word, start: node.start })
    for (const parameter of node.parameters) {
      const { fresh } = r.declare(parameter, "parameter", inner)
      if (!fresh) r.report("duplicate_parameter", parameter, { name: parameter.name })
    }
    resolveStatements(r, node.body.statements, inner)
  })
}
