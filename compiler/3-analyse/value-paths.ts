/** What stands at a path, as classes: to be read, or to be given something. */
import type { Index, Member } from "../tree/nodes.ts"
import type { Kind } from "../vocabulary/word.ts"
import { isList } from "./kinds.ts"
import { fieldIn, mixFields, newClass, put, type ValueClass } from "./value-class.ts"
import {
  CALLED_BY_JAVASCRIPT,
  INHERITED,
  isPlain,
  isPosition,
  keyOf,
  OF_ALL,
  ONLY_VALUES,
} from "./value-names.ts"

export interface Path {
  node: Member | Index
  object: ValueClass | undefined
  objectKind: Kind
  /** Whether what stands between the brackets is a number for sure. */
  isNumbered: boolean
}

export function placeAt(path: Path, foreign: ValueClass): ValueClass {
  const { node, object, objectKind: kind, isNumbered } = path
  const key = keyOf(node)
  if (object === undefined) {
    const isOrdinary = key === undefined ? isNumbered : !INHERITED.has(key)
    return isOrdinary && (isPlain(kind) || isList(kind)) ? newClass() : foreign
  }
  if (key === undefined) {
    if (kind === "object" || isNumbered) return mixFields(object)
  } else {
    if (isPosition(key)) return mixFields(object)
    const isOwn = kind === "object" ? !OF_ALL.has(key) : !INHERITED.has(key)
    if (isOwn || ONLY_VALUES.has(key)) return fieldIn(object, key)
  }
  // Under an inherited name stands a function that may do anything with its object.
  put(foreign, object)
  return foreign
}

/** Whether JavaScript itself may call what is put there, with arguments that nobody sees. */
export function isCalledUnseen(path: Path): boolean {
  const key = keyOf(path.node)
  return key === undefined ? !path.isNumbered : CALLED_BY_JAVASCRIPT.has(key)
}
