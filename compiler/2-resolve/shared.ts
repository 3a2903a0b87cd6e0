/** Names of files whose `import` runs when its line does: they are there from the start, and null until then. */
import type { Name, Program, Statement } from "../tree/nodes.ts"
import { nodesOf, returnsAtTop } from "../tree/nodes-of.ts"
import { walk } from "../tree/visit.ts"
import type { Resolution } from "./resolve.ts"
import type { Scope } from "./scope.ts"

export function declareShared(r: Resolution, tree: Program, top: Scope): void {
  for (const { body, sharesFile } of nodesOf(tree.body, "function")) {
    if (!sharesFile) continue
    for (const name of body.statements.flatMap(namesOf)) declareOne(r, name, top)
    for (const name of assignedInside(body.statements)) declareOne(r, name, top)
  }
}

/**
 * A module gives its members where it ends, which a `return` may do before the lines that declare them:
 * they are there from the start, too.
 */
export function declareMembers(r: Resolution, { body }: Program, top: Scope): void {
  if (!returnsAtTop(body)) return
  for (const statement of body.statements) {
    if (statement.kind !== "declare" && statement.kind !== "expression") continue
    for (const name of namesOf(statement))
      if (name.name.startsWith("export_")) declareOne(r, name, top)
  }
}

/** Names that get their value in a block of the file and are declared nowhere in it. */
function assignedInside(statements: readonly Statement[]): Name[] {
  const assigned: Name[] = []
  const local = new Set<string>()
  for (const statement of statements) {
    walk(statement, (node) => {
      if (node.kind === "function") return false
      if (node.kind === "declare" || node.kind === "for") local.add(node.name.name)
      if (node.kind === "assign" && node.target.kind === "name") assigned.push(node.target)
      return true
    })
  }
  return assigned.filter(({ name }) => !local.has(name))
}

function namesOf(statement: Statement): Name[] {
  if (statement.kind === "declare") return [statement.name]
  if (statement.kind === "function-statement") return [statement.function.name]
  if (statement.kind === "skipped") return statement.names
  if (statement.kind !== "expression" || statement.expression.kind !== "assign") return []
  const { target } = statement.expression
  return target.kind === "name" ? [target] : []
}

function declareOne(r: Resolution, name: Name, top: Scope): void {
  const { declaration, fresh } = r.declare(name, "variable", top)
  if (!fresh) return
  declaration.hoisted = true
  // The functions around its file's statements are only the compiler's, but JavaScript sees them.
  declaration.captured = true
  // Nothing has given it its first value yet.
  declaration.assignments = 1
}
