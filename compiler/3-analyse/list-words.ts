/** Which words and methods keep, copy or change the lists that they are given; words by their exports. */
import type { Expression, Index, Member, Node } from "../tree/nodes.ts"
import type { Word } from "../vocabulary/word.ts"

/** What a list can do by itself; under any other name only an object has something. */
export const METHODS: ReadonlySet<string> = new Set(
  [Object.prototype, Array.prototype, String.prototype].flatMap(Object.getOwnPropertyNames),
)
/** Words that look at a list and neither keep it nor give it or a part of it back; by their exports. */
export const ONLY_LOOK: ReadonlySet<string> = new Set([
  "contains",
  "fsWriteFile",
  "hasKey",
  "join",
  "length",
  "objectKeys",
  "print",
  "str",
  "toBool",
  "type",
  "typeOf",
])
/** Words that take an element off a list. */
export const TAKE: ReadonlySet<string> = new Set(["pop"])
/** Words that give a new list with elements of the old one. */
export const COPY: ReadonlySet<string> = new Set(["reverse", "slice", "sort"])

/** Puts what it is given into the list. */
export function isGrowth(word: Word): boolean {
  return word.export === "push" || word.export === "append"
}

/** A text that may mean a position of a list, and that an object takes for the number. */
export function isPositionText(name: string): boolean {
  return /^-?\d+$/.test(name)
}

/** The name that a path ends in, when the program writes one down: `o.name`, `o["name"]`. */
export function nameIn(target: Member | Index): string | undefined {
  const key = target.kind === "member" ? target.property.name : textOf(target)
  return key === undefined || isPositionText(key) ? undefined : key
}

function textOf({ index }: Index): string | undefined {
  return index.kind === "text" ? index.value : undefined
}

/** What is looked up, as an expression. */
export function keyIn(target: Member | Index): Expression {
  if (target.kind === "index") return target.index
  return { kind: "text", value: target.property.name, ...target.property }
}

/** Whether a node may give a list or an object that has no name yet. */
export function isMaker(node: Node): node is Expression {
  return MAKERS.has(node.kind)
}
const MAKERS = new Set<Node["kind"]>([
  "list",
  "object",
  "call",
  "index",
  "member",
  "conditional",
  "chain",
])
