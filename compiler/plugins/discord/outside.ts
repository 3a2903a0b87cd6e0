/** Values that users of Discord write: what handlers are given, and everything that is made of it. */
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Declaration } from "../../tree/names.ts"
import type { Call, Expression, FunctionNode, Name } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"

/** Properties that hold digits, times and switches, whatever users do. */
const HARMLESS =
  /(^|_)(id|ids|timestamp|size|length|bot|type|position|count|ping)$|[a-z](Id|Ids|Timestamp|Count)$/
/** Their handlers are given the bot itself. */
const OWN_EVENTS = /^(client_?)?ready$/i

export interface Outside {
  /** The part of the expression that holds it. */
  part: Expression
  /** The parameter that it comes in by. */
  origin: Name
}

export class OutsideValues {
  readonly #program: AnalysedProgram
  readonly #origins = new Map<Declaration, Name>()
  /** Arguments of the program's own functions, by parameter. */
  readonly #arguments = new Map<Declaration, Expression[]>()
  readonly #returns = new Map<FunctionNode, Expression[]>()
  readonly #loops = new Map<Declaration, Expression>()
  readonly #known = new Map<Declaration, Name | undefined>()

  readonly #everything: boolean

  /** @param everything all values of Discord's, also the bot's own client and what words give */
  constructor(program: AnalysedProgram, everything = false) {
    this.#program = program
    this.#everything = everything
    const around: FunctionNode[] = []
    const { body } = program.tree
    for (const call of nodesOf(body, "call")) this.#readCall(call)
    for (const { name, items } of nodesOf(body, "for")) {
      const declaration = program.names.declarations.get(name)
      if (declaration !== undefined) this.#loops.set(declaration, items)
    }
    for (const node of nodesOf(body, "function", "return")) {
      if (node.kind === "function") around.push(node)
      else if (node.value !== undefined) {
        const within = around.findLast(({ start, end }) => start <= node.start && node.end <= end)
        if (within !== undefined) listIn(this.#returns, within).push(node.value)
      }
    }
  }

  /** The first part of an expression that may hold what a user wrote. */
  find(expression: Expression): Outside | undefined {
    if (expression.kind === "chain") {
      for (const operand of expression.operands) {
        const found = this.find(operand)
        if (found !== undefined) return found
      }
      return undefined
    }
    const origin = this.#originOf(expression)
    return origin === undefined ? undefined : { part: expression, origin }
  }

  #readCall(call: Call): void {
    const { declarations, words } = this.#program.names
    const word = call.callee.kind === "name" ? words.get(call.callee) : undefined
    const [first] = call.arguments
    const isOwn = first?.kind === "text" && OWN_EVENTS.test(first.value)
    if (word?.role === "bot" && (this.#everything || !isOwn)) {
      for (const argument of call.arguments) {
        for (const parameter of this.#functionOf(argument)?.parameters ?? []) {
          const declaration = declarations.get(parameter)
          if (declaration !== undefined) this.#origins.set(declaration, parameter)
        }
      }
    }
    this.#functionOf(call.callee)?.parameters.forEach((parameter, index) => {
      const declaration = declarations.get(parameter)
      const given = call.arguments[index]
      if (declaration === undefined || given === undefined) return
      listIn(this.#arguments, declaration).push(given)
    })
  }

  #functionOf(expression: Expression): FunctionNode | undefined {
    if (expression.kind === "function") return expression
    if (expression.kind !== "name") return undefined
    const declaration = this.#program.names.declarations.get(expression)
    const [only] = declaration?.values ?? []
    return declaration?.function ?? (only?.kind === "function" ? only : undefined)
  }

  #originOf(expression: Expression): Name | undefined {
    const { names, facts } = this.#program
    switch (expression.kind) {
      case "name": {
        const declaration = names.declarations.get(expression)
        return declaration === undefined ? undefined : this.#declared(declaration)
      }
      case "member":
        if (HARMLESS.test(expression.property.name)) return undefined
        return this.#originOf(expression.object)
      case "index":
        return this.#originOf(expression.object)
      case "assign":
        return this.#originOf(expression.value)
      case "conditional":
        return this.#originOf(expression.yes) ?? this.#originOf(expression.no)
      case "list":
        return this.#first(expression.items)
      case "object":
        return this.#first(expression.entries.map(({ value }) => value))
      case "chain":
        if (facts.kindOf(expression) === "boolean" || facts.kindOf(expression) === "number")
          return undefined
        return this.#first(expression.operands)
      case "call":
        return this.#called(expression)
      default:
        return undefined
    }
  }

  #called(call: Call): Name | undefined {
    const kind = this.#program.facts.kindOf(call)
    if (kind === "number" || kind === "boolean") return undefined
    const { callee } = call
    const isGiven = callee.kind === "name" && this.#program.names.words.get(callee)?.role === "bot"
    if (this.#everything && isGiven) return callee
    const own = this.#functionOf(call.callee)
    if (own !== undefined) return this.#first(this.#returns.get(own) ?? [])
    const given = this.#first(call.arguments)
    if (given !== undefined) return given
    return call.callee.kind === "member" ? this.#originOf(call.callee.object) : undefined
  }

  #declared(declaration: Declaration): Name | undefined {
    if (this.#origins.has(declaration)) return this.#origins.get(declaration)
    if (this.#known.has(declaration)) return this.#known.get(declaration)
    // While it is looked at: a variable that is made of itself brings nothing new.
    this.#known.set(declaration, undefined)
    const loop = this.#loops.get(declaration)
    const found = this.#first([
      ...declaration.values,
      ...(this.#arguments.get(declaration) ?? []),
      ...(loop === undefined ? [] : [loop]),
    ])
    this.#known.set(declaration, found)
    return found
  }

  #first(expressions: readonly Expression[]): Name | undefined {
    for (const each of expressions) {
      const origin = this.#originOf(each)
      if (origin !== undefined) return origin
    }
    return undefined
  }
}

function listIn<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}
