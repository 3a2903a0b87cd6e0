/** The nodes of a tree by their kind: whoever looks for some of them alone need not walk through all. */
import type { Block, Node } from "./nodes.ts"
import { walk } from "./visit.ts"

type Kind = Node["kind"]
type Of<K extends Kind> = Extract<Node, { kind: K }>

/** Nodes with their number in the order of the walk. */
interface Row {
  nodes: Node[]
  orders: number[]
}

/** Trees are never written to, so what was found once stays true. */
const known = new WeakMap<Node, Map<Kind, Row>>()

/**
 * All nodes of these kinds under `root` and it itself, as a walk meets them: what is outside first.
 * @param root walked once, however often it is asked; best a program's body
 */
export function nodesOf<K extends Kind>(root: Node, ...kinds: readonly K[]): readonly Of<K>[] {
  const rows = known.get(root) ?? read(root)
  const found = kinds.flatMap((kind) => rows.get(kind) ?? [])
  const [first] = found
  const nodes: readonly unknown[] = found.length > 1 ? merged(found) : (first?.nodes ?? [])
  return nodes as readonly Of<K>[]
}

/** Whether a `return` stands outside of every function. */
export function returnsAtTop(body: Block): boolean {
  if (nodesOf(body, "return").length === 0) return false
  let found = false
  walk(body, (node) => {
    if (node.kind === "return") found = true
    return node.kind !== "function"
  })
  return found
}

function read(root: Node): Map<Kind, Row> {
  const rows = new Map<Kind, Row>()
  let order = 0
  walk(root, (node) => {
    let row = rows.get(node.kind)
    if (row === undefined) {
      row = { nodes: [], orders: [] }
      rows.set(node.kind, row)
    }
    row.nodes.push(node)
    row.orders.push(order)
    order += 1
  })
  known.set(root, rows)
  return rows
}

function merged(rows: readonly Row[]): Node[] {
  const all = rows.flatMap(({ nodes, orders }) =>
    nodes.map((node, index) => ({ node, order: orders[index] ?? 0 })),
  )
  return all.sort((a, b) => a.order - b.order).map(({ node }) => node)
}
