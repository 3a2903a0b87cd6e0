/** What the parameters of the program's functions are given. */
import type { Declaration, Names } from "../tree/names.ts"
import type { Call, Expression, FunctionNode } from "../tree/nodes.ts"
import type { Kind } from "../vocabulary/word.ts"
import type { Calls } from "./calls.ts"
import type { ValueCalls } from "./value-calls.ts"
import type { ValueClass } from "./value-class.ts"

/** Every argument that a parameter ever gets; undefined where a call leaves it out. */
export type Arguments = (Expression | undefined)[]

/** Functions handed to a word get their parameters' kinds from the vocabulary. */
export function kindsFromWords(calls: Calls, names: Names): Map<Declaration, Kind> {
  const kinds = new Map<Declaration, Kind>()
  for (const { call, word } of calls.sites) {
    call.arguments.forEach((argument, index) => {
      const expected = word?.parameters[index]?.kind
      if (argument.kind !== "function" || typeof expected !== "object") return
      if (!("function" in expected)) return
      argument.parameters.forEach((parameter, position) => {
        const declaration = names.declarations.get(parameter)
        const kind = expected.function.parameters[position] ?? "null"
        if (declaration !== undefined) kinds.set(declaration, kind)
      })
    })
  }
  return kinds
}

/** Functions that are only ever called here get theirs from the calls. */
export function findArguments(
  calls: Calls,
  names: Names,
  values: ValueCalls | undefined,
): Map<Declaration, Arguments> {
  const callsOf = new Map<FunctionNode | ValueClass, Call[]>()
  for (const { call, target } of calls.sites) {
    const isClosed = target !== undefined && calls.closed.has(target)
    const reached = isClosed ? target : values?.allReach(call)
    if (reached === undefined) continue
    const known = callsOf.get(reached)
    if (known === undefined) callsOf.set(reached, [call])
    else known.push(call)
  }
  const found = new Map<Declaration, Arguments>()
  for (const [reached, itsCalls] of callsOf) {
    const isOne = !("functions" in reached)
    // Functions that are called as one share what they are given.
    const given: Arguments[] = []
    for (const each of isOne ? [reached] : reached.functions) {
      if (!isOne && calls.closed.has(each)) continue
      each.parameters.forEach((parameter, position) => {
        const declaration = names.declarations.get(parameter)
        given[position] ??= itsCalls.map((call) => call.arguments[position])
        if (declaration !== undefined) found.set(declaration, given[position])
      })
    }
  }
  return found
}
