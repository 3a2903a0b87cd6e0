/** Statements: what each declares, and in which scope its parts are read. */
import type {
  Block,
  Count,
  Declare,
  ForIn,
  FunctionStatement,
  Statement,
  Try,
} from "../tree/nodes.ts"
import type { Span } from "../tree/place.ts"
import { resolveAssign, resolveExpression, resolveFunction } from "./expressions.ts"
import type { Resolution } from "./resolve.ts"
import { type Head, Scope } from "./scope.ts"

/** Statements of one scope, its functions first. */
export function resolveStatements(
  r: Resolution,
  statements: readonly Statement[],
  scope: Scope,
): void {
  for (const statement of statements) {
    if (statement.kind === "function-statement") hoist(r, statement, scope)
  }
  for (const statement of statements) resolveStatement(r, statement, scope)
}

function hoist(r: Resolution, statement: FunctionStatement, scope: Scope): void {
  const { declaration, fresh } = r.declare(statement.function.name, "function", scope)
  declaration.values.push(statement.function)
  if (fresh) {
    declaration.function = statement.function
  } else {
    declaration.assignments += 1
    r.redeclaring.add(statement)
  }
}

function resolveBlock(r: Resolution, block: Block, scope: Scope, head: Head): void {
  resolveStatements(r, block.statements, new Scope(scope, scope.owner, head))
}

function resolveStatement(r: Resolution, statement: Statement, scope: Scope): void {
  switch (statement.kind) {
    case "block":
      return resolveBlock(r, statement, scope, headOf("{", statement))
    case "declare":
      return resolveDeclare(r, statement, scope)
    case "function-statement":
      return resolveFunction(r, statement.function, scope)
    case "expression": {
      const { expression } = statement
      const direct = scope.parent === undefined || scope.parent.owner !== scope.owner
      if (expression.kind === "assign") return resolveAssign(r, expression, scope, direct)
      return resolveExpression(r, expression, scope)
    }
    case "if":
      for (const branch of statement.branches) {
        resolveExpression(r, branch.test, scope)
        resolveBlock(r, branch.body, scope, headOf("if", branch.test))
      }
      if (statement.otherwise !== undefined) {
        resolveBlock(r, statement.otherwise, scope, headOf("else", statement.otherwise))
      }
      return
    case "for":
      return resolveFor(r, statement, scope)
    case "while":
      resolveExpression(r, statement.test, scope)
      return resolveBlock(r, statement.body, scope, headOf("while", statement))
    case "count":
      return resolveCount(r, statement, scope)
    case "delete":
      return resolveExpression(r, statement.target, scope)
    case "return":
      if (statement.value !== undefined) resolveExpression(r, statement.value, scope)
      return
    case "try":
      return resolveTry(r, statement, scope)
    case "skipped":
      for (const name of statement.names) r.declare(name, "stand-in", scope)
      return
    case "break":
    case "continue":
      return
  }
}

function resolveDeclare(r: Resolution, statement: Declare, scope: Scope): void {
  if (statement.value !== undefined) resolveExpression(r, statement.value, scope)
  const { declaration, fresh } = r.declare(statement.name, "variable", scope)
  if (statement.value !== undefined) declaration.values.push(statement.value)
  else declaration.values.push({ kind: "null", start: statement.end, end: statement.end })
  if (fresh) return
  declaration.assignments += 1
  r.redeclaring.add(statement)
}

/** What is walked over is read inside the loop's scope, because JavaScript's `for` hides the name there already. */
function resolveFor(r: Resolution, statement: ForIn, scope: Scope): void {
  const inner = new Scope(scope, scope.owner, headOf("for", statement))
  resolveExpression(r, statement.items, inner)
  r.declare(statement.name, "loop", inner)
  resolveStatements(r, statement.body.statements, inner)
}

function resolveCount(r: Resolution, statement: Count, scope: Scope): void {
  const { first, test, step, body } = statement
  const head = headOf("for", statement)
  const inner = new Scope(scope, scope.owner, head)
  resolveStatement(r, first, inner)
  resolveExpression(r, test, inner)
  resolveExpression(r, step, inner)
  resolveBlock(r, body, inner, head)
}

function resolveTry(r: Resolution, statement: Try, scope: Scope): void {
  r.tryDepth += 1
  resolveBlock(r, statement.body, scope, headOf("try", statement))
  r.tryDepth -= 1
  const { handler } = statement
  if (handler !== undefined) {
    const inner = new Scope(scope, scope.owner, headOf("catch", handler.name ?? handler.body))
    if (handler.name !== undefined) r.declare(handler.name, "caught", inner)
    resolveStatements(r, handler.body.statements, inner)
  }
  const { cleanup } = statement
  if (cleanup !== undefined) resolveBlock(r, cleanup, scope, headOf("finally", cleanup))
}

function headOf(word: string, { start }: Span): Head {
  return { word, start }
}
