/** Kinds of all values, by going round until nothing new is learnt. */
import type { Declaration, Names } from "../tree/names.ts"
import type { Call, Chain, Expression, FunctionNode, Index, Member, Name } from "../tree/nodes.ts"
import type { Kind, Shapes } from "../vocabulary/word.ts"
import type { Calls } from "./calls.ts"
import { type Cell, elementKind, type ListCells } from "./cell.ts"
import { combined } from "./chain-kinds.ts"
import { canFallThrough } from "./flow.ts"
import { type Arguments, findArguments, kindsFromWords } from "./given.ts"
import { isList, isLiteral, join, listOf, type Soon, sameKind } from "./kinds.ts"
import { nameIn } from "./list-words.ts"
import type { Mutation } from "./mutation.ts"
import type { ValueCalls } from "./value-calls.ts"
import type { ValueClass } from "./value-class.ts"
import { isWalkedName } from "./walked-names.ts"
import { resultOfWord } from "./word-results.ts"

/** After so many rounds a program is too entangled; nothing is claimed of its variables then. */
const ROUNDS = 20

export interface KindSources {
  names: Names
  calls: Calls
  shapes: Shapes
  mutation: Mutation
  /** What changing lists hold. */
  cells: ListCells
  /** What `for` walks over, for every loop variable. */
  loops: ReadonlyMap<Declaration, Expression>
  /** Variables that may be read before their line has run. */
  early: ReadonlySet<Declaration>
  /** What calls of values reach; found by the kinds that are known without it. */
  values?: ValueCalls
}

export class Inference {
  readonly #from: KindSources
  readonly #cells: readonly Cell[]
  readonly #variables = new Map<Declaration, Soon>()
  readonly #results = new Map<FunctionNode, Soon>()
  /** Of lists that change: what they hold. */
  readonly #elements = new Map<Cell, Soon>()
  readonly #parameters: ReadonlyMap<Declaration, Kind>
  readonly #arguments: ReadonlyMap<Declaration, Arguments>
  readonly #cache = new Map<Expression, Soon>()
  /** Of what many share: found once a round. */
  readonly #shared = new Map<Arguments | ValueClass, Soon>()
  readonly #kindOf = (expression: Expression): Soon => this.#kind(expression)

  constructor(from: KindSources) {
    this.#from = from
    this.#cells = from.cells.known()
    for (const cell of this.#cells) this.#elements.set(cell, undefined)
    this.#parameters = kindsFromWords(from.calls, from.names)
    this.#arguments = findArguments(from.calls, from.names, from.values)
    for (let round = 0; ; round += 1) {
      if (!this.#learn()) break
      if (round < ROUNDS) continue
      for (const declaration of from.names.all) this.#variables.set(declaration, "unknown")
      for (const each of from.calls.functions) this.#results.set(each, "unknown")
      for (const each of this.#cells) this.#elements.set(each, "unknown")
      break
    }
    this.#forget()
  }

  kindOf(expression: Expression): Kind {
    return this.#kind(expression) ?? "unknown"
  }

  #forget(): void {
    this.#cache.clear()
    this.#shared.clear()
  }

  #learn(): boolean {
    this.#forget()
    const { names, calls } = this.#from
    const isNew = [
      learnAll(this.#variables, names.all, (each) => this.#declared(each)),
      learnAll(this.#results, calls.functions, (each) => this.#resultOf(each)),
      learnAll(this.#elements, this.#cells, (each) => elementKind(each, this.#kindOf)),
    ]
    return isNew.includes(true)
  }

  #declared(declaration: Declaration): Soon {
    let assigned: Soon
    for (const value of declaration.values) assigned = join(assigned, this.#kind(value))
    switch (declaration.kind) {
      case "variable":
      case "implicit": {
        const mayBeNull = declaration.hoisted || this.#from.early.has(declaration)
        return mayBeNull ? join(assigned, "null") : assigned
      }
      case "parameter":
        return join(assigned, this.#parameter(declaration))
      case "loop":
        return join(assigned, this.#walked(declaration))
      default:
        return "unknown"
    }
  }

  #parameter(declaration: Declaration): Soon {
    const given = this.#arguments.get(declaration)
    if (given === undefined) return this.#parameters.get(declaration) ?? "unknown"
    return this.#joined(given, given, (each) => (each === undefined ? "null" : this.#kind(each)))
  }

  #joined<Each>(of: Arguments | ValueClass, all: readonly Each[], kindOf: (each: Each) => Soon) {
    if (this.#shared.has(of)) return this.#shared.get(of)
    let kind: Soon
    for (const each of all) kind = join(kind, kindOf(each))
    this.#shared.set(of, kind)
    return kind
  }

  #walked(declaration: Declaration): Soon {
    const items = this.#from.loops.get(declaration)
    if (items === undefined) return "unknown"
    const kind = this.#kind(items)
    // The list that a loop's own `range(…)` makes is nobody else's to change.
    if (isList(kind)) return this.#isRange(items) ? kind.list : this.#itemOf(kind, items)
    if (kind === undefined) return undefined
    // A text's characters, an object's names.
    return kind === "text" || kind === "object" ? "text" : "unknown"
  }

  #isRange(items: Expression): boolean {
    return items.kind === "call" && this.#from.calls.bySite.get(items)?.word?.name === "range"
  }

  #itemOf(kind: { list: Kind }, list: Expression): Soon {
    if (this.#from.mutation.listsStay) return kind.list
    const cell = this.#from.cells.cellOf(list)
    return cell !== undefined && this.#elements.has(cell) ? this.#elements.get(cell) : "unknown"
  }

  #resultOf(node: FunctionNode): Soon {
    let given: Soon
    for (const { value } of this.#from.calls.returns.get(node) ?? [])
      given = join(given, value === undefined ? "null" : this.#kind(value))
    return canFallThrough(node.body) ? join(given, "null") : given
  }

  #kind(expression: Expression): Soon {
    if (isLiteral(expression)) return expression.kind
    // Half of all that is asked for, and as quickly found anew.
    if (expression.kind === "name") return this.#named(expression)
    const known = this.#cache.get(expression)
    if (known !== undefined || this.#cache.has(expression)) return known
    const kind = this.#compute(expression)
    this.#cache.set(expression, kind)
    return kind
  }

  #named(name: Name): Soon {
    const declaration = this.#from.names.declarations.get(name)
    return declaration === undefined ? "unknown" : this.#variables.get(declaration)
  }

  #compute(expression: Expression): Soon {
    switch (expression.kind) {
      case "list":
        return listOf(
          expression.items.reduce<Soon>((kind, item) => join(kind, this.#kind(item)), undefined),
        )
      case "name":
        return this.#named(expression)
      case "unary":
        return expression.operator === "not" ? "boolean" : "number"
      case "chain":
        return this.#chain(expression)
      case "conditional":
        return join(this.#kind(expression.yes), this.#kind(expression.no))
      case "assign":
        return this.#kind(expression.value)
      case "call": {
        const site = this.#from.calls.bySite.get(expression)
        if (site?.target !== undefined) return this.#results.get(site.target)
        if (site?.word === undefined) return this.#byValue(expression)
        if (site.word.export === "pop") return this.#popped(expression)
        return resultOfWord(site.word, expression, (argument) => this.#kind(argument))
      }
      case "object":
        return "object"
      case "member":
        return this.#member(expression)
      case "index":
        return this.#indexed(expression)
      default:
        return "unknown"
    }
  }

  /** Whatever function of its class a call reaches, it gives what one of them gives. */
  #byValue(call: Call): Soon {
    const reached = this.#from.values?.allReach(call)
    if (reached === undefined) return "unknown"
    return this.#joined(reached, reached.functions, (each) => this.#results.get(each))
  }

  #indexed(expression: Index): Soon {
    const { object, index } = expression
    const kind = this.#kind(object)
    if (kind === undefined || kind === "text") return kind
    if (kind === "object") return this.#underName(expression)
    if (!isList(kind)) return "unknown"
    const key = this.#kind(index)
    // Any other key may name something that a list has besides its elements.
    return key === undefined || key === "number" ? this.#itemOf(kind, object) : "unknown"
  }

  #underName(expression: Index): Soon {
    const name = nameIn(expression)
    if (name !== undefined) return this.#field(expression.object, name)
    const table = this.hasKey(expression) ? this.#from.cells.tableOf(expression.object) : undefined
    if (table === undefined) return "unknown"
    return [table.cell, ...table.fields].reduce<Soon>(
      (kind, each) => join(kind, this.#elements.has(each) ? this.#elements.get(each) : "unknown"),
      undefined,
    )
  }

  /**
   * `table[name]` inside `for name in table`, of an object that the program made, and of which it deletes
   * nothing: a cell whose object loses something is one of strangers.
   */
  hasKey(lookup: Index): boolean {
    const { names, loops, cells } = this.#from
    const { object } = lookup
    if (!isWalkedName(lookup, names, loops) || this.#kind(object) !== "object") return false
    return cells.tableOf(object) !== undefined
  }

  #popped({ arguments: [list] }: Call): Soon {
    const kind = list === undefined ? "unknown" : this.#kind(list)
    if (list === undefined || kind === undefined) return kind
    return isList(kind) ? this.#itemOf(kind, list) : "unknown"
  }

  #member({ object: owner, property: { name: property } }: Member): Soon {
    const object = this.#kind(owner)
    if (object === undefined) return undefined
    if (object === "object") return this.#field(owner, property)
    if (property === "length" && (object === "text" || isList(object))) return "number"
    if (typeof object !== "object" || !("shape" in object)) return "unknown"
    if (this.#from.mutation.properties.has(property)) return "unknown"
    const shape = this.#from.shapes[object.shape]
    return shape !== undefined && Object.hasOwn(shape, property) ? shape[property] : "unknown"
  }

  /** Of an object that is surely the program's own: a name that all of its kind have. */
  #field(object: Expression, name: string): Soon {
    const { cells } = this.#from
    const field = cells.fieldOf(object, name)
    const cell = cells.cellOf(object)
    if (field === undefined || cell === undefined || !this.#elements.has(field)) return "unknown"
    const kind = this.#elements.get(field)
    // `object[key] = value` may mean any name.
    return cell.held.length === 0 ? kind : join(kind, this.#elements.get(cell) ?? "unknown")
  }

  #chain(chain: Chain): Soon {
    const [first, ...rest] = chain.operands
    let kind = first === undefined ? "unknown" : this.#kind(first)
    rest.forEach((operand, index) => {
      kind = combined(chain.operators[index]?.text ?? "+", kind, this.#kind(operand))
    })
    return kind
  }
}

/** Joins what each now seems to be with what it was; where nothing is known for sure, it stays so. */
function learnAll<Each>(
  known: Map<Each, Soon>,
  all: readonly Each[],
  kindOf: (each: Each) => Soon,
): boolean {
  let isNew = false
  for (const each of all) {
    const before = known.get(each)
    if (before === "unknown") continue
    const after = join(before, kindOf(each))
    if (sameKind(before, after)) continue
    known.set(each, after)
    isNew = true
  }
  return isNew
}
