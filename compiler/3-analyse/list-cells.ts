/**
 * What lists and the program's own objects hold, also where it changes them. Those that may be the same one
 * share a cell; a cell knows every expression whose value is ever put into one of its lists. A list that goes
 * where this cannot follow it (a package, a word that may keep it) has the cell of strangers.
 */
import type { Declaration, Names } from "../tree/names.ts"
import type {
  Call,
  Expression,
  FunctionNode,
  Index,
  Member,
  Node,
  ObjectLiteral,
  Program,
} from "../tree/nodes.ts"
import { eachChild } from "../tree/visit.ts"
import type { Calls } from "./calls.ts"
import { type Cell, entry, fieldOf, inside, type ListCells, merge, mix, newCell } from "./cell.ts"
import {
  COPY,
  isGrowth,
  isMaker,
  isPositionText,
  keyIn,
  METHODS,
  nameIn,
  ONLY_LOOK,
  TAKE,
} from "./list-words.ts"
import { rootOf } from "./union.ts"
import { cellOfResult } from "./word-cells.ts"

export function findListCells(
  tree: Program,
  names: Names,
  calls: Calls,
  isOutside: (declaration: Declaration) => boolean,
): ListCells {
  const search = new Search(names, calls, isOutside)
  search.read(tree.body, undefined)
  return search
}

class Search implements ListCells {
  readonly #names: Names
  readonly #calls: Calls
  readonly #strangers: Cell = newCell()
  readonly #variables = new Map<Declaration, Cell>()
  readonly #results = new Map<FunctionNode, Cell>()
  /** Of expressions that make a list, and of all that were asked for. */
  readonly #found = new Map<Expression, Cell | undefined>()

  constructor(names: Names, calls: Calls, isOutside: (declaration: Declaration) => boolean) {
    this.#names = names
    this.#calls = calls
    this.#strangers.strange = true
    for (const declaration of names.all) {
      const isForeign = ["caught", "stand-in"].includes(declaration.kind) || isOutside(declaration)
      if (isForeign) this.#variables.set(declaration, this.#strangers)
    }
    for (const each of calls.functions) if (!calls.closed.has(each)) this.#open(each)
    for (const declaration of names.all)
      for (const value of declaration.values) this.#unite(this.#variable(declaration), value)
  }

  cellOf(list: Expression): Cell | undefined {
    const found = this.#cellOf(list)
    const cell = found === undefined ? undefined : rootOf(found)
    return cell?.strange === true ? undefined : cell
  }

  fieldOf(object: Expression, name: string): Cell | undefined {
    const cell = this.cellOf(object)
    const field = cell?.always?.has(name) === true ? cell.fields.get(name) : undefined
    return field === undefined || rootOf(field).strange ? undefined : rootOf(field)
  }

  tableOf(object: Expression): { cell: Cell; fields: Cell[] } | undefined {
    const cell = this.cellOf(object)
    if (cell === undefined || cell.lists) return undefined
    return { cell, fields: [...cell.fields.values()].map(rootOf) }
  }

  known(): Cell[] {
    const roots = new Set<Cell>()
    // What stands inside of a cell was looked at as some expression, or is never asked for.
    const add = (cell: Cell | undefined): void => {
      if (cell !== undefined && !rootOf(cell).strange) roots.add(rootOf(cell))
    }
    for (const cells of [this.#variables, this.#results, this.#found])
      for (const cell of cells.values()) add(cell)
    for (const { fields } of [...roots]) for (const field of fields.values()) add(field)
    return [...roots]
  }

  readonly read = (node: Node, within: FunctionNode | undefined): void => {
    switch (node.kind) {
      case "function":
        return eachChild(node, this.read, node)
      case "return":
        if (within !== undefined && node.value !== undefined)
          this.#unite(this.#result(within), node.value)
        break
      case "for": {
        const declaration = this.#names.declarations.get(node.name)
        const list = this.#cellOf(node.items)
        if (declaration !== undefined && list !== undefined)
          merge(this.#variable(declaration), inside(list))
        break
      }
      case "delete":
        this.#lose(node.target.object)
        break
      case "index":
      case "member":
        this.#lookUp(node)
        break
      case "assign":
        this.#readAssign(node)
        break
      case "call":
        this.#readCall(node)
        break
    }
    // What makes a cell is found in any case, so that it holds what it holds.
    if (isMaker(node)) this.#cellOf(node)
    eachChild(node, this.read, within)
  }

  #readAssign({ target, value }: Expression & { kind: "assign" }): void {
    if (target.kind !== "member" && target.kind !== "index") return
    const object = this.#cellOf(target.object)
    const name = nameIn(target)
    if (object !== undefined && name === undefined) return this.#put(object, value)
    if (object !== undefined && name !== undefined && !METHODS.has(name))
      return this.#put(fieldOf(object, name), value)
    this.#lose(target.object)
    this.#lose(value)
  }

  #lookUp(target: Member | Index): void {
    const name = nameIn(target)
    // `list.push` and its like; a length tells nobody anything.
    if (name !== undefined) {
      if (METHODS.has(name) && name !== "length") this.#lose(target.object)
      return
    }
    const object = this.#cellOf(target.object)
    if (object === undefined) return
    this.#mayMean(object, keyIn(target))
  }

  /** A key that may be any name of an object, and any position of a list. */
  #mayMean(object: Cell, key: Expression): void {
    rootOf(object).keys.push(key)
    mix(object)
  }

  #readCall(call: Call): void {
    const site = this.#calls.bySite.get(call)
    const { target, word } = site ?? {}
    if (target !== undefined) {
      target.parameters.forEach((parameter, index) => {
        const declaration = this.#names.declarations.get(parameter)
        const argument = call.arguments[index]
        if (declaration !== undefined && argument !== undefined)
          this.#unite(this.#variable(declaration), argument)
      })
      return
    }
    if ([ONLY_LOOK, COPY, TAKE].some((words) => words.has(word?.export ?? ""))) return
    const [list, ...values] = call.arguments
    if (word !== undefined && list !== undefined && isGrowth(word)) {
      for (const value of values) this.#put(this.#cellOf(list), value)
      return
    }
    for (const argument of call.arguments) this.#lose(argument)
  }

  /** A function that somebody else may call, with anything, and who has what it gives. */
  #open(node: FunctionNode): void {
    merge(this.#result(node), this.#strangers)
    for (const parameter of node.parameters) {
      const declaration = this.#names.declarations.get(parameter)
      if (declaration !== undefined) merge(this.#variable(declaration), this.#strangers)
    }
  }

  #put(list: Cell | undefined, value: Expression): void {
    if (list === undefined) return
    if (rootOf(list).strange) return this.#lose(value)
    rootOf(list).held.push(value)
    this.#unite(inside(list), value)
  }

  #lose(value: Expression): void {
    this.#unite(this.#strangers, value)
  }

  #unite(cell: Cell, value: Expression): void {
    const other = this.#cellOf(value)
    if (other !== undefined) merge(cell, other)
  }

  /** What an expression gives, if that may be a list. */
  #cellOf(expression: Expression): Cell | undefined {
    if (this.#found.has(expression)) return this.#found.get(expression)
    const cell = this.#compute(expression)
    this.#found.set(expression, cell)
    return cell
  }

  #compute(expression: Expression): Cell | undefined {
    switch (expression.kind) {
      case "name": {
        const declaration = this.#names.declarations.get(expression)
        return declaration === undefined ? this.#strangers : this.#variable(declaration)
      }
      case "list": {
        const cell: Cell = { ...newCell(), lists: true }
        for (const item of expression.items) this.#put(cell, item)
        return cell
      }
      case "assign":
        return this.#cellOf(expression.value)
      case "conditional":
        return this.#common([expression.yes, expression.no])
      case "chain": {
        const isChoice = ["and", "or"].includes(expression.operators[0]?.text ?? "")
        return isChoice ? this.#common(expression.operands) : undefined
      }
      case "call":
        return this.#called(expression)
      case "index":
      case "member": {
        const object = this.#cellOf(expression.object)
        const name = nameIn(expression)
        if (object === undefined || METHODS.has(name ?? "")) return this.#strangers
        return inside(name === undefined ? object : fieldOf(object, name))
      }
      case "object":
        return this.#object(expression)
      case "missing":
        return this.#strangers
      default:
        return undefined
    }
  }

  #object({ entries }: ObjectLiteral): Cell {
    const cell = newCell()
    cell.always = new Set(entries.map(({ key }) => key.name))
    for (const { key, value } of entries) {
      if (METHODS.has(key.name)) this.#lose(value)
      else if (!isPositionText(key.name)) this.#put(fieldOf(cell, key.name), value)
      else {
        this.#mayMean(cell, { ...key, kind: "text", value: key.name })
        this.#put(cell, value)
      }
    }
    return cell
  }

  #called(call: Call): Cell | undefined {
    const { target, word } = this.#calls.bySite.get(call) ?? {}
    if (target !== undefined) return this.#result(target)
    const [list] = call.arguments
    if (word === undefined || list === undefined) return this.#strangers
    const given = this.#cellOf(list)
    if (word.export === "append") return given
    if (word.export === "pop") return given === undefined ? undefined : inside(given)
    // A copy is one with its list here, though a list of its own: what it is given later counts for both.
    if (COPY.has(word.export)) return given
    return cellOfResult(word, this.#strangers)
  }

  #common(values: readonly Expression[]): Cell | undefined {
    const [first, ...others] = values.flatMap((value) => this.#cellOf(value) ?? [])
    for (const other of others) if (first !== undefined) merge(first, other)
    return first
  }

  #variable(declaration: Declaration): Cell {
    return entry(this.#variables, declaration)
  }

  #result(node: FunctionNode): Cell {
    return entry(this.#results, node)
  }
}
