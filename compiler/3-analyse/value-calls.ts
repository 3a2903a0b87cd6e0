/**
 * Which functions a call of a value may reach: values that may be the same one share a class, in one walk.
 * A value that comes from a package, a word, a module or a handler's event, or goes there, is foreign, and
 * so is all that it leads to: such a call may reach anything.
 */
import type { Declaration, Names } from "../tree/names.ts"
import type {
  Assign,
  Call,
  Expression,
  FunctionNode,
  Index,
  Member,
  Name,
  Node,
} from "../tree/nodes.ts"
import { eachChild } from "../tree/visit.ts"
import type { Kind } from "../vocabulary/word.ts"
import type { Calls } from "./calls.ts"
import { rootOf } from "./union.ts"
import {
  fieldIn,
  insideOf,
  mixFields,
  newClass,
  parameterOf,
  put,
  resultOf,
  unite,
  type ValueClass,
} from "./value-class.ts"
import { BRINGS_PROMISES, CALLED_BY_JAVASCRIPT, isMethodOf, isPosition } from "./value-names.ts"
import { isCalledUnseen, type Path, placeAt } from "./value-paths.ts"
import { giveToMethod, giveToWord } from "./value-words.ts"

export interface ValueCalls {
  /** The functions of which a call reaches one; undefined when it may reach others, too. */
  reached(call: Call): ValueClass | undefined
  /** The same, if every call of these functions is one in the program: their parameters hold what those give. */
  allReach(call: Call): ValueClass | undefined
}

const NONE: ValueCalls = { reached: () => undefined, allReach: () => undefined }

export interface ValueSources {
  body: Node
  names: Names
  calls: Calls
  kindOf(expression: Expression): Kind
  /** What other files reach without asking this one. */
  isOutside(declaration: Declaration): boolean
}

export function findValueCalls(from: ValueSources): ValueCalls {
  if (!isWorthwhile(from.calls)) return NONE
  const search = new Search(from)
  search.visit(from.body, undefined)
  search.finish()
  return search
}

/** Most files hand functions to words only, and call nothing but names and other people's methods. */
function isWorthwhile({ functions, closed, handed, sites }: Calls): boolean {
  return (
    functions.some((each) => !closed.has(each) && !handed.has(each)) &&
    sites.some(({ target, word }) => target === undefined && word === undefined)
  )
}

class Search implements ValueCalls {
  readonly #from: ValueSources
  readonly #foreign = newClass(true)
  readonly #variables = new Map<Declaration, ValueClass>()
  readonly #functions = new Map<FunctionNode, ValueClass>()
  readonly #callees = new Map<Call, ValueClass>()
  readonly #bringsPromises: boolean

  constructor(from: ValueSources) {
    this.#from = from
    this.#bringsPromises = [...from.names.words.values()].some((word) =>
      BRINGS_PROMISES.has(word.export),
    )
    for (const each of from.names.all) {
      const isForeign = each.kind === "caught" || each.kind === "stand-in" || from.isOutside(each)
      if (isForeign) this.#variables.set(each, this.#foreign)
    }
  }

  reached(call: Call): ValueClass | undefined {
    const root = this.#known(call)
    if (root === undefined) return undefined
    return this.#bringsPromises && rootOf(resultOf(root)).foreign ? undefined : root
  }

  allReach(call: Call): ValueClass | undefined {
    const root = this.#known(call)
    return root?.calledUnseen === true ? undefined : root
  }

  #known(call: Call): ValueClass | undefined {
    const callee = this.#callees.get(call)
    if (callee === undefined) return undefined
    const root = rootOf(callee)
    return root.foreign || root.functions.length === 0 ? undefined : root
  }

  /** Whoever calls a function unseen may give it any function. */
  finish(): void {
    for (const each of this.#functions.values()) {
      const root = rootOf(each)
      if (!root.calledUnseen) continue
      for (const parameter of root.parameters) rootOf(parameter).calledUnseen = true
    }
  }

  visit(node: Node, within: FunctionNode | undefined): void {
    switch (node.kind) {
      case "block":
        for (const each of node.statements) this.visit(each, within)
        return
      case "declare":
        if (node.value !== undefined) this.#give(node.name, this.#value(node.value, within))
        return
      case "function-statement":
        return this.#give(node.function.name, this.#function(node.function))
      case "return": {
        const value = node.value === undefined ? undefined : this.#value(node.value, within)
        if (value === undefined) return
        return unite(within === undefined ? this.#foreign : this.#resultOf(within), value)
      }
      case "for": {
        const items = this.#value(node.items, within)
        if (items !== undefined) this.#give(node.name, insideOf(items))
        return this.visit(node.body, within)
      }
      case "expression":
      case "if":
      case "while":
      case "count":
      case "delete":
      case "try":
        return eachChild(node, (child) => this.visit(child, within))
      case "break":
      case "continue":
      case "skipped":
        return
      default:
        this.#value(node, within)
    }
  }

  /** The class of what an expression gives; undefined when that is nothing to call or to look into. */
  #value(node: Expression, within: FunctionNode | undefined): ValueClass | undefined {
    switch (node.kind) {
      case "name":
        return this.#name(node)
      case "function":
        return this.#function(node)
      case "assign":
        return this.#assign(node, within)
      case "call":
        return this.#call(node, within)
      case "member":
      case "index":
        return placeAt(this.#path(node, within), this.#foreign)
      case "conditional":
        this.#value(node.test, within)
        return this.#common([node.yes, node.no], within)
      case "chain": {
        const isChoice = ["and", "or"].includes(node.operators[0]?.text ?? "")
        const common = this.#common(node.operands, within, isChoice)
        return isChoice ? common : undefined
      }
      case "unary":
        this.#value(node.operand, within)
        return undefined
      case "list": {
        const list = newClass()
        for (const item of node.items) put(insideOf(list), this.#value(item, within))
        return list
      }
      case "object": {
        const object = newClass()
        for (const { key, value } of node.entries) {
          const given = this.#value(value, within)
          const place = isPosition(key.name) ? mixFields(object) : fieldIn(object, key.name)
          put(place, given)
          if (CALLED_BY_JAVASCRIPT.has(key.name)) rootOf(place).calledUnseen = true
        }
        return object
      }
      case "missing":
        return this.#foreign
      default:
        return undefined
    }
  }

  #name(name: Name): ValueClass {
    const { declarations, words } = this.#from.names
    const declaration = words.has(name) ? undefined : declarations.get(name)
    return declaration === undefined ? this.#foreign : this.#variable(declaration)
  }

  #function(node: FunctionNode): ValueClass {
    const known = this.#functions.get(node)
    if (known !== undefined) return known
    const made = newClass()
    made.functions.push(node)
    this.#functions.set(node, made)
    node.parameters.forEach((parameter, position) => {
      this.#give(parameter, parameterOf(made, position))
    })
    // A name of its own, inside.
    if (node.name !== undefined) this.#give(node.name, made)
    this.visit(node.body, node)
    return made
  }

  #assign({ target, value }: Assign, within: FunctionNode | undefined): ValueClass | undefined {
    const given = this.#value(value, within)
    if (target.kind === "name") this.#give(target, given)
    else if (target.kind === "missing") put(this.#foreign, given)
    else {
      const path = this.#path(target, within)
      const place = placeAt(path, this.#foreign)
      put(place, given)
      if (isCalledUnseen(path)) rootOf(place).calledUnseen = true
    }
    return given
  }

  #path(node: Member | Index, within: FunctionNode | undefined): Path {
    const object = this.#value(node.object, within)
    if (node.kind === "index") this.#value(node.index, within)
    return {
      node,
      object,
      objectKind: this.#from.kindOf(node.object),
      isNumbered: node.kind === "index" && this.#from.kindOf(node.index) === "number",
    }
  }

  #call(call: Call, within: FunctionNode | undefined): ValueClass | undefined {
    const { callee } = call
    const word = callee.kind === "name" ? this.#from.names.words.get(callee) : undefined
    if (word !== undefined) return giveToWord(word, this.#given(call, within), this.#foreign)
    if (callee.kind === "member") {
      const kind = this.#from.kindOf(callee.object)
      if (isMethodOf(kind, callee)) {
        const owner = this.#value(callee.object, within)
        const given = this.#given(call, within)
        return giveToMethod(callee.property.name, { owner, kind }, given, this.#foreign)
      }
    }
    const target = this.#value(callee, within)
    if (target !== undefined) this.#callees.set(call, target)
    this.#given(call, within).forEach((given, position) => {
      put(target === undefined ? this.#foreign : parameterOf(target, position), given)
    })
    return target === undefined ? this.#foreign : resultOf(target)
  }

  #given(call: Call, within: FunctionNode | undefined): (ValueClass | undefined)[] {
    return call.arguments.map((argument) => this.#value(argument, within))
  }

  #common(
    values: readonly Expression[],
    within: FunctionNode | undefined,
    areOne = true,
  ): ValueClass | undefined {
    let common: ValueClass | undefined
    for (const each of values) {
      const value = this.#value(each, within)
      if (areOne && common !== undefined) put(common, value)
      common ??= value
    }
    return common
  }

  #give(name: Name, value: ValueClass | undefined): void {
    const declaration = this.#from.names.declarations.get(name)
    put(declaration === undefined ? this.#foreign : this.#variable(declaration), value)
  }

  #resultOf(node: FunctionNode): ValueClass {
    const known = this.#functions.get(node)
    return known === undefined ? this.#foreign : resultOf(known)
  }

  #variable(declaration: Declaration): ValueClass {
    const known = this.#variables.get(declaration)
    if (known !== undefined) return known
    const made = newClass()
    this.#variables.set(declaration, made)
    return made
  }
}
