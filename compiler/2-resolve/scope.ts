/** Blocks inside blocks, each with the names it declares. */
import type { Declaration } from "../tree/names.ts"
import type { FunctionNode } from "../tree/nodes.ts"

/** What opens a block, as messages call it. */
export interface Head {
  word: string
  start: number
}

export class Scope {
  readonly parent: Scope | undefined
  /** The function whose scope this is; undefined for the file. */
  readonly owner: FunctionNode | undefined
  /** What opened it; undefined for the file, and where there is nothing to name. */
  readonly head: Head | undefined
  readonly names = new Map<string, Declaration>()
  /** Names that were looked for here and found further out. */
  readonly passed = new Set<string>()

  constructor(parent: Scope | undefined, owner: FunctionNode | undefined, head?: Head) {
    this.parent = parent
    this.owner = owner
    this.head = head
  }

  /** The nearest declaration of a name, seen from here. */
  find(name: string): Declaration | undefined {
    const passed: Scope[] = []
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const found = scope.names.get(name)
      if (found !== undefined) {
        for (const each of passed) each.passed.add(name)
        return found
      }
      passed.push(scope)
    }
    for (const each of passed) each.passed.add(name)
    return undefined
  }

  /** The outermost scope of the function (or file) that this one belongs to. */
  get ownersScope(): Scope {
    let scope: Scope = this
    while (scope.parent !== undefined && scope.parent.owner === this.owner) scope = scope.parent
    return scope
  }

  *visibleNames(): Generator<string> {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      yield* scope.names.keys()
    }
  }
}
