/**
 * Types of what the program's own functions are given: a handler that has a name gets the types that
 * its word hands over, and a function that is called with such values gets theirs. Only the checked
 * text has them. Where any call could bring something else, nothing is claimed.
 */
import type { AnalysedProgram } from "../tree/facts.ts"
import type { Declaration } from "../tree/names.ts"
import type { Call, Expression, FunctionNode, Node } from "../tree/nodes.ts"
import { eachChild } from "../tree/visit.ts"
import type { Kind, Word } from "../vocabulary/word.ts"

/** What the types below are written with. */
export const TYPE_HELPERS = `type $Function = (...values: any) => any
type $Given<F, At extends string, Index extends string> = F extends (...values: infer P) => any ? At extends keyof P ? $Value<Extract<P[At], $Function>, Index> : any : any
type $Value<F, Index extends string> = [F] extends [never] ? any : F extends (...values: infer P) => any ? Index extends keyof P ? (unknown extends P[Index] ? any : P[Index]) : any : any
type $Result<F> = F extends (...values: any) => infer R ? (unknown extends Awaited<R> ? any : Awaited<R>) : any
type $Of<T, Key extends string> = Key extends keyof T ? T[Key] : any
type $Item<T> = T extends readonly (infer Item)[] ? Item : any
type $Both<A, B> = 0 extends 1 & B ? any : [A] extends [B] ? ([B] extends [A] ? A : any) : any
`

/** A function of the program with everything that uses it. */
interface Uses {
  calls: Call[]
  /** As an argument of a word. */
  handed: { call: Call; word: Word; at: number }[]
  /** Whether it is used in a way that says nothing of its calls. */
  escapes: boolean
}

export class GivenTypes {
  readonly #program: AnalysedProgram
  /** The local name of a runtime's export. */
  readonly #use: (exported: string) => string
  readonly #uses = new Map<FunctionNode, Uses>()
  readonly #owners = new Map<Declaration, FunctionNode>()
  readonly #positions = new Map<Declaration, number>()
  readonly #loops = new Map<Declaration, Expression>()
  readonly #returns = new Map<FunctionNode, (Expression | undefined)[]>()
  readonly #known = new Map<Declaration | FunctionNode, string | undefined>()
  readonly #busy = new Set<Declaration | FunctionNode>()

  constructor(program: AnalysedProgram, use: (exported: string) => string) {
    this.#program = program
    this.#use = use
    this.#read(program.tree.body, undefined)
  }

  /** The type of a parameter, or undefined for anything. */
  ofParameter(declaration: Declaration): string | undefined {
    return this.#once(declaration, () => this.#parameter(declaration))
  }

  /** The type of what a function gives, once waited for. */
  ofResult(node: FunctionNode): string | undefined {
    return this.#once(node, () => {
      const returns = this.#returns.get(node) ?? []
      if (returns.length === 0) return undefined
      return this.#common(returns.map((value) => (isNull(value) ? null : this.#type(value))))
    })
  }

  #once(key: Declaration | FunctionNode, find: () => string | undefined): string | undefined {
    if (this.#known.has(key)) return this.#known.get(key)
    // Functions that call each other in a circle: nothing is claimed of any of them.
    if (this.#busy.has(key)) return undefined
    this.#busy.add(key)
    const found = find()
    this.#busy.delete(key)
    this.#known.set(key, found)
    return found
  }

  #parameter(declaration: Declaration): string | undefined {
    const owner = this.#owners.get(declaration)
    const at = this.#positions.get(declaration)
    const uses = owner === undefined ? undefined : this.#uses.get(owner)
    if (uses === undefined || at === undefined || uses.escapes || declaration.assignments > 0) {
      return undefined
    }
    const handed = uses.handed.map((each) => this.#given(each, at))
    const called = uses.calls
      .map((call) => call.arguments[at])
      // A function that hands on what it was given itself says nothing new.
      .filter((value) => !this.#is(value, declaration))
      .map((value) => (isNull(value) ? null : this.#type(value)))
    return this.#common([...handed, ...called])
  }

  #is(value: Expression | undefined, declaration: Declaration): boolean {
    return value?.kind === "name" && this.#declarationOf(value) === declaration
  }

  /** One type for all; null fits any. */
  #common(types: readonly (string | null | undefined)[]): string | undefined {
    const distinct = new Set(types)
    distinct.delete(null)
    const [first, ...others] = distinct
    if (first === undefined || first === null || distinct.has(undefined)) return undefined
    return others.reduce<string>((all, each) => `$Both<${all}, ${each}>`, first)
  }

  #given({ call, word, at }: Uses["handed"][number], index: number): string | undefined {
    const inferred = word.infers === undefined ? undefined : call.arguments[word.infers]
    if (word.infers !== undefined && inferred?.kind !== "text") return undefined
    const argument = inferred?.kind === "text" ? `<${JSON.stringify(inferred.value)}>` : ""
    return `$Given<typeof ${this.#use(word.export)}${argument}, "${at}", "${index}">`
  }

  #type(value: Expression | undefined): string | undefined {
    switch (value?.kind) {
      case "name": {
        const declaration = this.#declarationOf(value)
        return declaration === undefined ? undefined : this.#declared(declaration)
      }
      case "member": {
        const { name } = value.property
        const object = this.#program.facts.setProperties.has(name)
          ? undefined
          : this.#type(value.object)
        return object === undefined ? undefined : `$Of<${object}, ${JSON.stringify(name)}>`
      }
      case "index": {
        const object = value.index.kind === "text" ? undefined : this.#type(value.object)
        return object === undefined ? undefined : `$Item<${object}>`
      }
      case "assign":
        return this.#type(value.value)
      case "call":
        return this.#called(value)
      default:
        return undefined
    }
  }

  #called({ callee }: Call): string | undefined {
    if (callee.kind !== "name") return undefined
    const word = this.#program.names.words.get(callee)
    if (word !== undefined) {
      return holdsShape(word.result) && word.results === undefined
        ? `$Result<typeof ${this.#use(word.export)}>`
        : undefined
    }
    const target = this.#functionNamed(callee)
    return target === undefined ? undefined : this.ofResult(target)
  }

  #declared(declaration: Declaration): string | undefined {
    const { kind, assignments, values, hoisted } = declaration
    if (assignments > 0 || hoisted) return undefined
    if (kind === "parameter") return this.ofParameter(declaration)
    return this.#once(declaration, () => {
      const items = this.#loops.get(declaration)
      if (kind === "loop") {
        const list = items === undefined ? undefined : this.#type(items)
        return list === undefined ? undefined : `$Item<${list}>`
      }
      const isVariable = kind === "variable" || kind === "implicit"
      return isVariable && values.length === 1 ? this.#type(values[0]) : undefined
    })
  }

  #declarationOf(value: Expression): Declaration | undefined {
    return value.kind === "name" ? this.#program.names.declarations.get(value) : undefined
  }

  /** The one function that a name always means. */
  #functionNamed(value: Expression): FunctionNode | undefined {
    const declaration = this.#declarationOf(value)
    if (declaration === undefined || declaration.assignments > 0) return undefined
    if (declaration.kind === "function") return declaration.function
    const [only] = declaration.values
    const isVariable = declaration.kind === "variable" || declaration.kind === "implicit"
    return isVariable && declaration.values.length === 1 && only?.kind === "function"
      ? only
      : undefined
  }

  #usesOf(node: FunctionNode): Uses {
    const known = this.#uses.get(node) ?? { calls: [], handed: [], escapes: false }
    this.#uses.set(node, known)
    return known
  }

  readonly #read = (node: Node, within: FunctionNode | undefined): void => {
    if (node.kind === "function") {
      node.parameters.forEach((parameter, index) => {
        const declaration = this.#program.names.declarations.get(parameter)
        if (declaration === undefined) return
        this.#owners.set(declaration, node)
        this.#positions.set(declaration, index)
      })
      return eachChild(node, this.#read, node)
    }
    if (node.kind === "for") {
      const declaration = this.#program.names.declarations.get(node.name)
      if (declaration !== undefined) this.#loops.set(declaration, node.items)
    }
    if (node.kind === "return" && within !== undefined) {
      this.#returns.set(within, [...(this.#returns.get(within) ?? []), node.value])
    }
    if (node.kind === "call") return this.#readCall(node, within)
    // Any other mention of a function may lead anywhere.
    const target = node.kind === "name" ? this.#functionNamed(node) : undefined
    if (target !== undefined) this.#usesOf(target).escapes = true
    eachChild(node, this.#read, within)
  }

  #readCall(call: Call, within: FunctionNode | undefined): void {
    const { callee } = call
    const word = callee.kind === "name" ? this.#program.names.words.get(callee) : undefined
    const target = this.#functionNamed(callee)
    if (target !== undefined) this.#usesOf(target).calls.push(call)
    else this.#read(callee, within)
    call.arguments.forEach((argument, at) => {
      const handed = argument.kind === "function" ? argument : this.#functionNamed(argument)
      if (word !== undefined && handed !== undefined)
        this.#usesOf(handed).handed.push({ call, word, at })
      if (argument.kind === "function" || word === undefined || handed === undefined)
        this.#read(argument, within)
    })
  }
}

function holdsShape(kind: Kind): boolean {
  if (typeof kind !== "object") return false
  return "shape" in kind || ("list" in kind && holdsShape(kind.list))
}

function isNull(value: Expression | undefined): boolean {
  return value === undefined || value.kind === "null"
}
