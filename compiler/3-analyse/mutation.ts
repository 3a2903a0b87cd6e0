/** What the program changes in place: as long as it changes nothing, what the vocabulary says of parts holds. */
import type { Names } from "../tree/names.ts"
import type { Index, Member, Program } from "../tree/nodes.ts"
import { nodesOf } from "../tree/nodes-of.ts"

export interface Mutation {
  /** Property names that some assignment sets. */
  properties: ReadonlySet<string>
  listsStay: boolean
}

/** Methods that change a list or what is in it. */
const CHANGES =
  /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|append|insert|remove|extend|clear|delete|add|set)/

export function findMutation(tree: Program, names: Names): Mutation {
  const properties = new Set<string>()
  // A word that is read as a value (`let grow = push`) may be called anywhere.
  let listsStay = ![...names.words.values()].some((word) => word.changes)
  for (const { target } of nodesOf(tree.body, "assign")) {
    if (target.kind === "member") {
      properties.add(target.property.name)
      if (target.property.name === "length") listsStay = false
    }
    if (target.kind === "index") {
      const { index } = target
      if (index.kind === "text") properties.add(index.value)
      if (index.kind !== "text" || index.value === "length") listsStay = false
    }
  }
  for (const { target } of nodesOf(tree.body, "delete")) properties.add(keyOf(target) ?? "")
  for (const { callee } of nodesOf(tree.body, "call")) {
    if (callee.kind === "member" && CHANGES.test(callee.property.name)) listsStay = false
    // `list[name](value)`
    if (callee.kind === "index") listsStay = false
  }
  return { properties, listsStay }
}

/** The property that a path ends in, when the program writes it down. */
function keyOf(target: Member | Index): string | undefined {
  if (target.kind === "member") return target.property.name
  return target.index.kind === "text" ? target.index.value : undefined
}
