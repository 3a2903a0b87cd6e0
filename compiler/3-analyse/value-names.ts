/** Names under which values have something, and what certainly has nothing to call. */
import type { Index, Member } from "../tree/nodes.ts"
import type { Kind, Word } from "../vocabulary/word.ts"
import { isList } from "./kinds.ts"

/** What values have from JavaScript; of an object that the program wrote down these are ordinary names. */
export const INHERITED: ReadonlySet<string> = new Set([
  ...[Object, Array, String, Number, Boolean, Function, Promise].flatMap((each) =>
    Object.getOwnPropertyNames(each.prototype),
  ),
  // Leads back to its function.
  "prototype",
])
/** Inherited by functions and lists, and nothing that could be called. */
export const ONLY_VALUES: ReadonlySet<string> = new Set(["length", "name"])
/** What every object that JavaScript makes has, whoever wrote it down. */
export const OF_ALL: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))
/** Under these names JavaScript looks for functions by itself: to show, to compare, to wait. */
export const CALLED_BY_JAVASCRIPT: ReadonlySet<string> = new Set([...OF_ALL, "toJSON", "then"])
/** Words that bring values in which a promise may stand that nobody has waited for. */
export const BRINGS_PROMISES: ReadonlySet<string> = new Set([
  "loadModule",
  "npmCall",
  "reloadModule",
  "requirePackage",
  "useNpmPackage",
])
/** The key that a path ends in, when the program writes it down. */
export function keyOf(node: Member | Index): string | undefined {
  if (node.kind === "member") return node.property.name
  const { index } = node
  if (index.kind === "text") return index.value
  return index.kind === "number" ? String(index.value) : undefined
}

/** A number, or a text that may stand for one. */
export function isPosition(key: string): boolean {
  return key.trim() === "" || !Number.isNaN(Number(key))
}

export function isPlain(kind: Kind): boolean {
  return kind === "number" || kind === "text" || kind === "boolean" || kind === "null"
}

export function isMethodOf(kind: Kind, { property }: Member): boolean {
  return (isPlain(kind) || isList(kind)) && INHERITED.has(property.name)
}

/** Nothing to call, and nothing that could hold such a thing yet. */
export function givesPlain({ result, results, resultLike }: Word): boolean {
  if (results !== undefined || resultLike !== undefined) return false
  return isPlain(result) || (isList(result) && isPlain(result.list))
}
