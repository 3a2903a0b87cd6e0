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
import type { Kind, Word } from "../vocabulary/word.ts"
import type { Calls } from "./calls.ts"
import { isList } from "./kinds.ts"
import { COPY, isGrowth, ONLY_LOOK } from "./list-words.ts"
import {
  classOf,
  fieldIn,
  insideOf,
  mixFields,
  newClass,
  parameterOf,
  resultOf,
  unite,
  type ValueClass,
} from "./value-class.ts"
import {
  givesPlain,
  INHERITED,
  isMethodOf,
  isPlain,
  isPosition,
  keyOf,
  OF_ALL,
  ONLY_VALUES,
} from "./value-names.ts"

/** Words that bring values in which a promise may stand that nobody has waited for. */
const BRINGS_PROMISES: ReadonlySet<string> = new Set([
  "loadModule",
  "npmCall",
  "reloadModule",
  "requirePackage",
  "useNpmPackage",
])

export interface ValueCalls {
  /** The functions of which a call reaches one; undefined when it may reach others, too. */
  reached(call: Call): ValueClass | undefined
}

const NONE: ValueCalls = { reached: () => undefined }

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
    const callee = this.#callees.get(call)
    if (callee === undefined) return undefined
    const root = classOf(callee)
    if (root.foreign || root.functions.length === 0) return undefined
    if (this.#bringsPromises && classOf(resultOf(root)).foreign) return undefined
    return root
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
        return this.#place(node, within)
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
        for (const item of node.items) this.#put(insideOf(list), this.#value(item, within))
        return list
      }
      case "object": {
        const object = newClass()
        for (const { key, value } of node.entries) {
          const given = this.#value(value, within)
          if (isPosition(key.name)) this.#put(mixFields(object), given)
          else this.#put(fieldIn(object, key.name), given)
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
    else if (target.kind === "missing") this.#lose(given)
    else this.#put(this.#place(target, within), given)
    return given
  }

  /** What stands at a path: to be read, or to be given something. */
  #place(node: Member | Index, within: FunctionNode | undefined): ValueClass {
    const object = this.#value(node.object, within)
    const kind = this.#from.kindOf(node.object)
    if (node.kind === "index") this.#value(node.index, within)
    const key = keyOf(node)
    if (object === undefined) return isPlain(kind) || isList(kind) ? newClass() : this.#foreign
    if (key === undefined) return this.#anyPlace(object, node as Index, kind)
    if (isPosition(key)) return mixFields(object)
    const isOwn = kind === "object" ? !OF_ALL.has(key) : !INHERITED.has(key)
    if (isOwn || ONLY_VALUES.has(key)) return fieldIn(object, key)
    // Under an inherited name stands a function that may do anything with its object.
    return this.#lose(object)
  }

  #anyPlace(object: ValueClass, { index }: Index, kind: Kind): ValueClass {
    const isSafe = kind === "object" || this.#from.kindOf(index) === "number"
    return isSafe ? mixFields(object) : this.#lose(object)
  }

  #call(call: Call, within: FunctionNode | undefined): ValueClass | undefined {
    const { callee } = call
    const word = callee.kind === "name" ? this.#from.names.words.get(callee) : undefined
    if (word !== undefined) return this.#wordCall(call, word, within)
    if (callee.kind === "member" && isMethodOf(this.#from.kindOf(callee.object), callee))
      return this.#methodCall(call, callee, within)
    const target = this.#value(callee, within)
    if (target !== undefined) this.#callees.set(call, target)
    call.arguments.forEach((argument, position) => {
      const given = this.#value(argument, within)
      if (target === undefined) this.#lose(given)
      else this.#put(parameterOf(target, position), given)
    })
    return target === undefined ? this.#foreign : resultOf(target)
  }

  /** JavaScript's own methods of texts, numbers and lists. */
  #methodCall(
    call: Call,
    { object, property: { name } }: Member,
    within: FunctionNode | undefined,
  ): ValueClass | undefined {
    const owner = this.#value(object, within)
    const given = call.arguments.map((argument) => this.#value(argument, within))
    if (isPlain(this.#from.kindOf(object))) {
      for (const each of given) this.#lose(each)
      return undefined
    }
    if (name === "push" && owner !== undefined) {
      for (const each of given) this.#put(insideOf(owner), each)
      return undefined
    }
    this.#lose(owner)
    for (const each of given) this.#lose(each)
    return this.#foreign
  }

  #wordCall(call: Call, word: Word, within: FunctionNode | undefined): ValueClass | undefined {
    const given = call.arguments.map((argument) => this.#value(argument, within))
    const [first, ...others] = given
    if (isGrowth(word) && first !== undefined) {
      for (const each of others) this.#put(insideOf(first), each)
      return word.export === "append" ? first : undefined
    }
    if (word.export === "pop" || COPY.has(word.export)) {
      for (const each of others) this.#lose(each)
      if (first === undefined) return call.arguments.length > 0 ? undefined : this.#foreign
      return word.export === "pop" ? insideOf(first) : first
    }
    if (!ONLY_LOOK.has(word.export)) for (const each of given) this.#lose(each)
    return givesPlain(word) ? undefined : this.#foreign
  }

  #common(
    values: readonly Expression[],
    within: FunctionNode | undefined,
    areOne = true,
  ): ValueClass | undefined {
    let common: ValueClass | undefined
    for (const each of values) {
      const value = this.#value(each, within)
      if (areOne && common !== undefined) this.#put(common, value)
      common ??= value
    }
    return common
  }

  #give(name: Name, value: ValueClass | undefined): void {
    const declaration = this.#from.names.declarations.get(name)
    if (declaration === undefined) this.#lose(value)
    else this.#put(this.#variable(declaration), value)
  }

  #put(place: ValueClass, value: ValueClass | undefined): void {
    if (value !== undefined) unite(place, value)
  }

  #lose(value: ValueClass | undefined): ValueClass {
    if (value !== undefined) unite(this.#foreign, value)
    return this.#foreign
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
