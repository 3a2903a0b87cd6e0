/** Walking a tree: the children of every kind of node, in the order they stand in the source. */
import type { Node } from "./nodes.ts"

type Visit<Context> = (child: Node, context: Context) => void

/**
 * Calls `visit` for each direct child. Every phase goes through here for every node, so it makes no lists.
 * @param context handed on to `visit`, which then need not be made anew for each node
 */
export function eachChild(node: Node, visit: (child: Node) => void): void
export function eachChild<Context>(node: Node, visit: Visit<Context>, context: Context): void
export function eachChild(node: Node, visit: Visit<unknown>, context?: unknown): void {
  switch (node.kind) {
    // Most nodes are one of these, and the cases are looked at from above.
    case "name":
    case "text":
    case "number":
    case "boolean":
    case "null":
      return
    case "call":
      visit(node.callee, context)
      return each(node.arguments, visit, context)
    case "member":
      return visit(node.object, context)
    case "expression":
      return visit(node.expression, context)
    case "block":
      return each(node.statements, visit, context)
    case "chain":
      return each(node.operands, visit, context)
    case "list":
      return each(node.items, visit, context)
    case "object":
      for (const entry of node.entries) visit(entry.value, context)
      return
    case "function":
      return visit(node.body, context)
    case "function-statement":
      return visit(node.function, context)
    case "unary":
      return visit(node.operand, context)
    case "conditional":
      visit(node.test, context)
      visit(node.yes, context)
      return visit(node.no, context)
    case "assign":
      visit(node.target, context)
      return visit(node.value, context)
    case "index":
      visit(node.object, context)
      return visit(node.index, context)
    case "declare":
      return maybe(node.value, visit, context)
    case "if":
      for (const branch of node.branches) {
        visit(branch.test, context)
        visit(branch.body, context)
      }
      return maybe(node.otherwise, visit, context)
    case "for":
      visit(node.items, context)
      return visit(node.body, context)
    case "while":
      visit(node.test, context)
      return visit(node.body, context)
    case "count":
      visit(node.first, context)
      visit(node.test, context)
      visit(node.step, context)
      return visit(node.body, context)
    case "delete":
      return visit(node.target, context)
    case "return":
      return maybe(node.value, visit, context)
    case "try":
      visit(node.body, context)
      maybe(node.handler?.body, visit, context)
      return maybe(node.cleanup, visit, context)
  }
}

function each<Context>(nodes: readonly Node[], visit: Visit<Context>, context: Context): void {
  for (const node of nodes) visit(node, context)
}

function maybe<Context>(node: Node | undefined, visit: Visit<Context>, context: Context): void {
  if (node !== undefined) visit(node, context)
}

/** The direct children of a node. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = []
  eachChild(node, (child) => children.push(child))
  return children
}

/** Calls `visit` for a node and everything under it; `visit` says false to leave a subtree out. */
export function walk(node: Node, visit: (node: Node) => unknown): void {
  const go = (at: Node): void => {
    if (visit(at) !== false) eachChild(at, go)
  }
  go(node)
}
