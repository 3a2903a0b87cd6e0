/** Walking a tree: the children of every kind of node, in the order they stand in the source. */
import type { Node } from "./nodes.ts"

/** The direct children of a node. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "list":
      return node.items
    case "object":
      return node.entries.map((entry) => entry.value)
    case "function":
      return [node.body]
    case "function-statement":
      return [node.function]
    case "unary":
      return [node.operand]
    case "chain":
      return node.operands
    case "conditional":
      return [node.test, node.yes, node.no]
    case "assign":
      return [node.target, node.value]
    case "call":
      return [node.callee, ...node.arguments]
    case "member":
      return [node.object]
    case "index":
      return [node.object, node.index]
    case "block":
      return node.statements
    case "declare":
      return present(node.value)
    case "expression":
      return [node.expression]
    case "if":
      return [
        ...node.branches.flatMap((branch) => [branch.test, branch.body]),
        ...present(node.otherwise),
      ]
    case "for":
      return [node.items, node.body]
    case "while":
      return [node.test, node.body]
    case "count":
      return [node.first, node.test, node.step, node.body]
    case "delete":
      return [node.target]
    case "return":
      return present(node.value)
    case "try":
      return [node.body, ...present(node.handler?.body), ...present(node.cleanup)]
    default:
      return []
  }
}

function present(node: Node | undefined): Node[] {
  return node === undefined ? [] : [node]
}

/** Calls `visit` for each direct child. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  for (const child of childrenOf(node)) visit(child)
}

/** Calls `visit` for a node and everything under it; `visit` says false to leave a subtree out. */
export function walk(node: Node, visit: (node: Node) => unknown): void {
  if (visit(node) === false) return
  for (const child of childrenOf(node)) walk(child, visit)
}
