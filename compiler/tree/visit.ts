/** Walking a tree: the children of every kind of node, in the order they stand in the source. */
import type { Node } from "./nodes.ts"

/** Calls `visit` for each direct child. Every phase goes through here for every node, so it makes no lists. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  switch (node.kind) {
    // Most nodes are one of these, and the cases are looked at from above.
    case "name":
    case "text":
    case "number":
    case "boolean":
    case "null":
      return
    case "call":
      visit(node.callee)
      return each(node.arguments, visit)
    case "member":
      return visit(node.object)
    case "expression":
      return visit(node.expression)
    case "block":
      return each(node.statements, visit)
    case "chain":
      return each(node.operands, visit)
    case "list":
      return each(node.items, visit)
    case "object":
      for (const entry of node.entries) visit(entry.value)
      return
    case "function":
      return visit(node.body)
    case "function-statement":
      return visit(node.function)
    case "unary":
      return visit(node.operand)
    case "conditional":
      visit(node.test)
      visit(node.yes)
      return visit(node.no)
    case "assign":
      visit(node.target)
      return visit(node.value)
    case "index":
      visit(node.object)
      return visit(node.index)
    case "declare":
      return maybe(node.value, visit)
    case "if":
      for (const branch of node.branches) {
        visit(branch.test)
        visit(branch.body)
      }
      return maybe(node.otherwise, visit)
    case "for":
      visit(node.items)
      return visit(node.body)
    case "while":
      visit(node.test)
      return visit(node.body)
    case "count":
      visit(node.first)
      visit(node.test)
      visit(node.step)
      return visit(node.body)
    case "delete":
      return visit(node.target)
    case "return":
      return maybe(node.value, visit)
    case "try":
      visit(node.body)
      maybe(node.handler?.body, visit)
      return maybe(node.cleanup, visit)
  }
}

function each(nodes: readonly Node[], visit: (child: Node) => void): void {
  for (const node of nodes) visit(node)
}

function maybe(node: Node | undefined, visit: (child: Node) => void): void {
  if (node !== undefined) visit(node)
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
