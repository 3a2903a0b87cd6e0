/** Who calls what: every call with the function it stands in and the function that it surely reaches. */
import type { Declaration, Names } from "../tree/names.ts"
import type { Call, Expression, FunctionNode, Name, Node, Program, Return } from "../tree/nodes.ts"
import { eachChild } from "../tree/visit.ts"
import type { Word } from "../vocabulary/word.ts"

export interface CallSite {
  call: Call
  /** The function whose body holds the call; undefined at the top of the file. */
  within: FunctionNode | undefined
  /** The program's own function that is called, when there is no doubt. */
  target: FunctionNode | undefined
  word: Word | undefined
}

export interface Calls {
  sites: readonly CallSite[]
  bySite: ReadonlyMap<Call, CallSite>
  functions: readonly FunctionNode[]
  returns: ReadonlyMap<FunctionNode, Return[]>
  /** Functions of which every use is a call in this file, so that all their arguments are known. */
  closed: ReadonlySet<FunctionNode>
  /** Functions that stand where a word is given them, and nowhere else. */
  handed: ReadonlySet<FunctionNode>
}

/** Whether a module has this as a member: by its name, at the top of the file. */
export function isExported({ name, owner }: Declaration): boolean {
  return owner === undefined && name.startsWith("export_") && name.length > "export_".length
}

/** The one function that a declaration always holds. */
export function functionOf(declaration: Declaration | undefined): FunctionNode | undefined {
  if (declaration === undefined || declaration.assignments > 0) return undefined
  if (declaration.kind === "function") return declaration.function
  const [only] = declaration.values
  const isVariable = declaration.kind === "variable" || declaration.kind === "implicit"
  return isVariable && declaration.values.length === 1 && only?.kind === "function"
    ? only
    : undefined
}

/** @param isModule what the file exports is called from elsewhere too */
export function findCalls(tree: Program, names: Names, isModule: boolean): Calls {
  const collector = new Collector(names)
  if (isModule) for (const each of names.all) if (isExported(each)) collector.escape(each)
  collector.visit(tree.body, undefined)
  return collector.result()
}

class Collector {
  readonly #names: Names
  readonly #sites: CallSite[] = []
  readonly #functions: FunctionNode[] = []
  readonly #returns = new Map<FunctionNode, Return[]>()
  /** Names that are read as something else than the callee of a call. */
  readonly #escaping = new Set<Declaration>()
  readonly #handed = new Set<FunctionNode>()

  constructor(names: Names) {
    this.#names = names
  }

  visit(node: Node, within: FunctionNode | undefined): void {
    if (node.kind === "function") {
      this.#functions.push(node)
      this.#returns.set(node, [])
      return eachChild(node, (child) => this.visit(child, node))
    }
    if (node.kind === "return" && within !== undefined) this.#returns.get(within)?.push(node)
    if (node.kind === "call") return this.#visitCall(node, within)
    if (node.kind === "name") this.#escape(node)
    if (node.kind === "assign" && node.target.kind === "name") return this.visit(node.value, within)
    eachChild(node, (child) => this.visit(child, within))
  }

  #visitCall(call: Call, within: FunctionNode | undefined): void {
    const { callee } = call
    const word = callee.kind === "name" ? this.#names.words.get(callee) : undefined
    this.#sites.push({ call, within, target: this.#targetOf(callee), word })
    if (callee.kind !== "name") this.visit(callee, within)
    for (const argument of call.arguments) {
      if (word !== undefined && argument.kind === "function") this.#handed.add(argument)
      this.visit(argument, within)
    }
  }

  #targetOf(callee: Expression): FunctionNode | undefined {
    if (callee.kind === "function") return callee
    return callee.kind === "name" ? functionOf(this.#names.declarations.get(callee)) : undefined
  }

  #escape(name: Name): void {
    const declaration = this.#names.declarations.get(name)
    if (declaration !== undefined) this.escape(declaration)
  }

  escape(declaration: Declaration): void {
    this.#escaping.add(declaration)
  }

  result(): Calls {
    const closed = new Set<FunctionNode>()
    for (const declaration of this.#names.all) {
      const target = functionOf(declaration)
      // A function literal kept in a variable is a value too, but only that variable has it.
      if (target !== undefined && !this.#escaping.has(declaration)) closed.add(target)
    }
    return {
      sites: this.#sites,
      bySite: new Map(this.#sites.map((site) => [site.call, site])),
      functions: this.#functions,
      returns: this.#returns,
      closed,
      handed: this.#handed,
    }
  }
}
