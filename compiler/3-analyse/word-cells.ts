/** What words give, as cells. */
import type { Kind, Word } from "../vocabulary/word.ts"
import { type Cell, newCell } from "./cell.ts"

/** A new list, or the cell of what nobody here has seen; undefined for what has no parts that could change. */
export function cellOfResult({ result, resultLike }: Word, strangers: Cell): Cell | undefined {
  if (resultLike !== undefined || result === "unknown" || result === "object") return strangers
  if (typeof result !== "object") return undefined
  if (!("list" in result)) return strangers
  const made: Cell = { ...newCell(), lists: true, kinds: [result.list] }
  return isPlain(result.list) ? made : { ...made, inside: strangers }
}

function isPlain(kind: Kind): boolean {
  return ["number", "text", "boolean", "null"].includes(kind as string)
}
