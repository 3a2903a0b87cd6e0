/** The lattice of kinds: joining what a variable may hold. Nothing known yet is undefined. */
import type { Expression } from "../tree/nodes.ts"
import type { Kind } from "../vocabulary/word.ts"

/** A kind that may not be known yet while the analysis goes round. */
export type Soon = Kind | undefined

/** Lists in lists in lists: further down nothing is known, so that the analysis comes to an end. */
const LIST_DEPTH = 3

export function sameKind(a: Soon, b: Soon): boolean {
  if (a === b) return true
  if (typeof a !== "object" || typeof b !== "object") return false
  if ("list" in a && "list" in b) return sameKind(a.list, b.list)
  if ("shape" in a && "shape" in b) return a.shape === b.shape
  return false
}

export function join(a: Soon, b: Soon): Soon {
  if (a === undefined) return b
  if (b === undefined || sameKind(a, b)) return a
  if (typeof a === "object" && typeof b === "object" && "list" in a && "list" in b) {
    return listOf(join(a.list, b.list))
  }
  return "unknown"
}

export function listOf(item: Soon): Kind {
  const list = item ?? "unknown"
  return depthOf(list) >= LIST_DEPTH ? { list: "unknown" } : { list }
}

function depthOf(kind: Kind): number {
  return typeof kind === "object" && "list" in kind ? 1 + depthOf(kind.list) : 0
}

export function isList(kind: Soon): kind is { list: Kind } {
  return typeof kind === "object" && "list" in kind
}

export function isLiteral(
  expression: Expression,
): expression is Expression & { kind: "number" | "text" | "boolean" | "null" } {
  const { kind } = expression
  return kind === "number" || kind === "text" || kind === "boolean" || kind === "null"
}
