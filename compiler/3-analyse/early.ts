/**
 * Variables of the file that a function may read before their line has run: the bundle makes them
 * `var`, so they are null until then, whatever they are given later.
 */
import type { Declaration, Names } from "../tree/names.ts"
import type { FunctionNode, Node, Program } from "../tree/nodes.ts"
import { type Part, partAt } from "../tree/parts.ts"
import { eachChild } from "../tree/visit.ts"

export function findEarly(tree: Program, names: Names): Set<Declaration> {
  const search = new Search(names, tree.parts)
  search.visit(tree.body, {})
  return search.result()
}

interface Around {
  /** The function statement of the file that a node stands in. */
  hoisted?: FunctionNode
  /** The outermost function as a value that it stands in. */
  literal?: FunctionNode
}

class Search {
  readonly #names: Names
  readonly #parts: readonly Part[]
  /** What each function that is there from the beginning mentions. */
  readonly #mentions = new Map<FunctionNode, Set<Declaration>>()
  /** The first place at which such a function may be called. */
  readonly #calledFrom = new Map<FunctionNode, number>()
  readonly #early = new Set<Declaration>()

  constructor(names: Names, parts: readonly Part[]) {
    this.#parts = parts
    this.#names = names
  }

  readonly visit = (node: Node, around: Around): void => {
    if (node.kind === "name") {
      const declaration = this.#names.declarations.get(node)
      if (declaration !== undefined) this.#mention(declaration, node.start, around)
    }
    const isOutside = around.hoisted === undefined && around.literal === undefined
    if (node.kind === "function-statement" && isOutside)
      return eachChild(node.function, this.visit, { hoisted: node.function })
    const isFirst = node.kind === "function" && around.literal === undefined
    eachChild(node, this.visit, isFirst ? { ...around, literal: node } : around)
  }

  #mention(declaration: Declaration, at: number, { hoisted, literal }: Around): void {
    if (hoisted !== undefined) {
      const known = this.#mentions.get(hoisted) ?? new Set()
      this.#mentions.set(hoisted, known.add(declaration))
      return
    }
    if (declaration.function !== undefined) this.#reach(declaration.function, literal?.start ?? at)
    if (literal !== undefined) this.#read(declaration, literal.start)
  }

  #read(declaration: Declaration, from: number): void {
    if (declaration.owner !== undefined) return
    const { start } = declaration.at
    // What order files run in does not show in their places.
    const sameFile = partAt(this.#parts, from) === partAt(this.#parts, start)
    if (!sameFile || from < start) this.#early.add(declaration)
  }

  #reach(target: FunctionNode, from: number): void {
    const known = this.#calledFrom.get(target)
    if (known === undefined || from < known) this.#calledFrom.set(target, from)
  }

  /** A function is called as early as any function that mentions it. */
  result(): Set<Declaration> {
    const queue = [...this.#calledFrom.keys()]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const from = this.#calledFrom.get(next) ?? 0
      for (const declaration of this.#mentions.get(next) ?? []) {
        this.#read(declaration, from)
        const target = declaration.function
        if (
          target === undefined ||
          (this.#calledFrom.get(target) ?? Number.POSITIVE_INFINITY) <= from
        )
          continue
        this.#reach(target, from)
        queue.push(target)
      }
    }
    return this.#early
  }
}
