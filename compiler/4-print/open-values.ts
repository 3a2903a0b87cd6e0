/**
 * Values of which a program reads more than their literals hold. TypeScript gives a literal's own shape to whatever
 * holds it; here the program knows better, and people read `any` instead of a mistake that is none.
 */
import type { AnalysedProgram } from "../tree/facts.ts"
import type { Declaration } from "../tree/names.ts"
import type { Expression, FunctionNode, Member, Node } from "../tree/nodes.ts"
import { eachChild } from "../tree/visit.ts"

export interface OpenValues {
  declarations: ReadonlySet<Declaration>
  /** Functions whose results are such values. */
  results: ReadonlySet<FunctionNode>
  /** Properties that are read where no name could be given a type. */
  reads: ReadonlySet<Member>
}

/** What TypeScript knows of one of the values that an expression may have. */
type Part =
  /** Of a word's result the runtime's types say more than is known here; beside an object it is in the way. */
  | { kind: "anything" | "word" | "plain" }
  | { kind: "object"; entries: ReadonlyMap<string, Expression> }
  | { kind: "list"; items: readonly Expression[] }

const ANYTHING: readonly Part[] = [{ kind: "anything" }]

export function findOpenValues(program: AnalysedProgram): OpenValues {
  const search = new Search(program)
  // What is marked makes nothing narrower, so this ends: each round but the last marks something.
  while (search.round()) {}
  return search
}

class Search implements OpenValues {
  readonly declarations = new Set<Declaration>()
  readonly results = new Set<FunctionNode>()
  readonly reads = new Set<Member>()
  readonly #program: AnalysedProgram
  readonly #members: { member: Member; isSet: boolean }[] = []
  readonly #loops = new Map<Declaration, Expression>()
  readonly #returns = new Map<FunctionNode, Expression[]>()
  readonly #busy = new Set<Declaration | FunctionNode>()

  constructor(program: AnalysedProgram) {
    this.#program = program
    this.#collect(program.tree.body, undefined)
    for (const declaration of program.names.all) {
      if (this.#changesShape(declaration)) this.declarations.add(declaration)
    }
  }

  /** Looks at every property once; says whether that made a difference. */
  round(): boolean {
    const before = this.#count()
    for (const { member, isSet } of this.#members) {
      if (!this.#holds(member, isSet)) this.#open(member.object, member)
    }
    return this.#count() > before
  }

  #count(): number {
    return this.declarations.size + this.results.size + this.reads.size
  }

  readonly #collect = (node: Node, within: FunctionNode | undefined): void => {
    if (node.kind === "member") this.#members.push({ member: node, isSet: false })
    if (node.kind === "assign" && node.target.kind === "member")
      this.#members.push({ member: node.target, isSet: true })
    if (node.kind === "for") {
      const declaration = this.#program.names.declarations.get(node.name)
      if (declaration !== undefined) this.#loops.set(declaration, node.items)
    }
    if (node.kind === "return" && within !== undefined && node.value !== undefined)
      this.#returns.set(within, [...(this.#returns.get(within) ?? []), node.value])
    const inner = node.kind === "function" ? node : within
    eachChild(node, this.#collect, inner)
  }

  /** A variable has its first value's shape; one that gets an object of another shape has none. */
  #changesShape({ assignments, values }: Declaration): boolean {
    const [first, ...others] = values
    if (assignments === 0 || first?.kind !== "object") return false
    const keys = keysOf(first)
    return others.some((other) => other.kind === "object" && keysOf(other) !== keys)
  }

  /** Whether TypeScript sees the property wherever the program does. */
  #holds({ object, property }: Member, isSet: boolean): boolean {
    const parts = this.#partsOf(object)
    if (parts.some(({ kind }) => kind === "anything")) return true
    const objects = parts.filter((each) => each.kind === "object")
    if (objects.length === 0) return true
    if (isSet || objects.length < parts.length) return false
    return objects.some(({ entries }) => entries.has(property.name))
  }

  /** Marks what the path begins at. */
  #open(path: Expression, member: Member): void {
    let root = path
    while (root.kind === "member" || root.kind === "index") root = root.object
    const declaration = root.kind === "name" ? this.#declarationOf(root) : undefined
    const called = root.kind === "call" ? this.#functionOf(root.callee) : undefined
    if (called !== undefined) this.results.add(called)
    else if (declaration?.kind === "loop")
      this.#open(this.#loops.get(declaration) ?? member.object, member)
    else if (declaration !== undefined) this.declarations.add(declaration)
    else this.reads.add(member)
  }

  #partsOf(value: Expression): readonly Part[] {
    switch (value.kind) {
      case "object": {
        const entries = new Map(value.entries.map((entry) => [entry.key.name, entry.value]))
        return [{ kind: "object", entries }]
      }
      case "list":
        return [{ kind: "list", items: value.items }]
      case "text":
      case "number":
      case "boolean":
      case "unary":
        return [{ kind: "plain" }]
      case "null":
        return []
      case "conditional":
        return [...this.#partsOf(value.yes), ...this.#partsOf(value.no)]
      case "chain":
        return ["or", "and"].includes(value.operators[0]?.text ?? "")
          ? value.operands.flatMap((each) => this.#partsOf(each))
          : [{ kind: "plain" }]
      case "assign":
        return this.#partsOf(value.value)
      case "name":
        return this.#declared(value)
      case "call":
        return this.#called(value.callee)
      case "member":
        return this.#partsOf(value.object).flatMap((part) => {
          const entry = part.kind === "object" ? part.entries.get(value.property.name) : undefined
          return entry === undefined ? ANYTHING : this.#partsOf(entry)
        })
      case "index":
        return this.#itemsOf(value.object)
      default:
        return ANYTHING
    }
  }

  #itemsOf(list: Expression): readonly Part[] {
    return this.#partsOf(list).flatMap((part) =>
      part.kind === "list" ? part.items.flatMap((item) => this.#partsOf(item)) : ANYTHING,
    )
  }

  #declared(name: Expression): readonly Part[] {
    const declaration = this.#declarationOf(name)
    if (declaration === undefined || this.declarations.has(declaration)) return ANYTHING
    return this.#once(declaration, () => {
      const { kind, values, hoisted } = declaration
      const items = this.#loops.get(declaration)
      if (kind === "loop" && items !== undefined) return this.#itemsOf(items)
      const [first] = values
      const isVariable = (kind === "variable" || kind === "implicit") && !hoisted
      if (!isVariable || first === undefined || first.kind === "null") return ANYTHING
      return this.#partsOf(first)
    })
  }

  #called(callee: Expression): readonly Part[] {
    const called = this.#functionOf(callee)
    if (callee.kind === "name" && this.#program.names.words.has(callee)) return [{ kind: "word" }]
    if (called === undefined || this.results.has(called)) return ANYTHING
    return this.#once(called, () =>
      (this.#returns.get(called) ?? []).flatMap((each) => this.#partsOf(each)),
    )
  }

  /** What is asked for again while it is looked for may be anything. */
  #once(key: Declaration | FunctionNode, find: () => readonly Part[]): readonly Part[] {
    if (this.#busy.has(key)) return ANYTHING
    this.#busy.add(key)
    const found = find()
    this.#busy.delete(key)
    return found
  }

  #declarationOf(name: Expression): Declaration | undefined {
    return name.kind === "name" ? this.#program.names.declarations.get(name) : undefined
  }

  /** The function that a call surely means. */
  #functionOf(callee: Expression): FunctionNode | undefined {
    const declaration = this.#declarationOf(callee)
    if (declaration === undefined || declaration.assignments > 0) return undefined
    const [only] = declaration.values
    return declaration.function ?? (only?.kind === "function" ? only : undefined)
  }
}

function keysOf({ entries }: Extract<Expression, { kind: "object" }>): string {
  return JSON.stringify(entries.map(({ key }) => key.name).sort())
}
