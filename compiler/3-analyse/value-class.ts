/** Values that may be the same one, as a class of a union-find: which functions, and what stands inside. */
import type { FunctionNode } from "../tree/nodes.ts"
import { rootOf } from "./union.ts"

export interface ValueClass {
  /** Set when the class has become one with another. */
  same?: ValueClass
  /** The program's functions among the values. */
  functions: FunctionNode[]
  /** What the functions are given, by position, and what they give. */
  parameters: ValueClass[]
  result?: ValueClass | undefined
  /** Elements of lists, and what stands under names that are not written down. */
  inside?: ValueClass | undefined
  fields: Map<string, ValueClass> | undefined
  /** Whether any field may be meant by a name that is not written down. */
  mixed: boolean
  /** Whether a value may come from code that is not the program's, or go there. */
  foreign: boolean
  /** Whether JavaScript itself may call the functions, so that not every call of them is in the program. */
  calledUnseen: boolean
}

export function newClass(foreign = false): ValueClass {
  return {
    functions: [],
    parameters: [],
    fields: undefined,
    mixed: false,
    foreign,
    calledUnseen: false,
  }
}

/** Elements, or what stands under any name. */
export function insideOf(one: ValueClass): ValueClass {
  const root = rootOf(one)
  if (root.foreign) return root
  root.inside ??= newClass()
  return rootOf(root.inside)
}

export function fieldIn(one: ValueClass, name: string): ValueClass {
  const root = rootOf(one)
  if (root.foreign) return root
  if (root.mixed) return insideOf(root)
  root.fields ??= new Map()
  let field = root.fields.get(name)
  if (field === undefined) {
    field = newClass()
    root.fields.set(name, field)
  }
  return rootOf(field)
}

export function parameterOf(one: ValueClass, position: number): ValueClass {
  const root = rootOf(one)
  if (root.foreign) return root
  while (root.parameters.length <= position) root.parameters.push(newClass())
  return rootOf(root.parameters[position] ?? root)
}

export function resultOf(one: ValueClass): ValueClass {
  const root = rootOf(one)
  if (root.foreign) return root
  root.result ??= newClass()
  return rootOf(root.result)
}

/** From here on a name that is not written down may mean any field. */
export function mixFields(one: ValueClass): ValueClass {
  const root = rootOf(one)
  if (root.foreign) return root
  if (!root.mixed) {
    root.mixed = true
    const fields = [...(root.fields?.values() ?? [])]
    root.fields = undefined
    const all = insideOf(root)
    for (const field of fields) unite(all, field)
  }
  return insideOf(root)
}

/** What is given is among what stands there; undefined is nothing to call or to look into. */
export function put(place: ValueClass, value: ValueClass | undefined): void {
  if (value !== undefined) unite(place, value)
}

/** Makes two classes one, and what stands inside them too. */
export function unite(one: ValueClass, other: ValueClass): void {
  const pending: [ValueClass, ValueClass][] = [[one, other]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const a = rootOf(next[0])
    const b = rootOf(next[1])
    if (a !== b) join(weight(a) < weight(b) ? a : b, weight(a) < weight(b) ? b : a, pending)
  }
}

/** The smaller one's parts are what moves. */
function weight({ functions, parameters, fields }: ValueClass): number {
  return functions.length + parameters.length + (fields?.size ?? 0)
}

function join(from: ValueClass, into: ValueClass, pending: [ValueClass, ValueClass][]): void {
  from.same = into
  for (const each of from.functions) into.functions.push(each)
  into.mixed ||= from.mixed
  into.foreign ||= from.foreign
  into.calledUnseen ||= from.calledUnseen
  if (into.foreign) return absorb(from, into, pending)
  from.parameters.forEach((parameter, position) => {
    const known = into.parameters[position]
    if (known === undefined) into.parameters.push(parameter)
    else pending.push([known, parameter])
  })
  if (from.result !== undefined && into.result !== undefined)
    pending.push([into.result, from.result])
  into.result ??= from.result
  if (from.inside !== undefined && into.inside !== undefined)
    pending.push([into.inside, from.inside])
  into.inside ??= from.inside
  for (const [name, field] of from.fields ?? []) {
    into.fields ??= new Map()
    const known = into.fields.get(name)
    if (known === undefined) into.fields.set(name, field)
    else pending.push([known, field])
  }
  if (into.mixed && into.fields !== undefined) {
    into.inside ??= newClass()
    for (const field of into.fields.values()) pending.push([into.inside, field])
    into.fields = undefined
  }
}

/** Whoever has a foreign value has all that can be reached from it. */
function absorb(from: ValueClass, into: ValueClass, pending: [ValueClass, ValueClass][]): void {
  for (const { parameters, result, inside, fields } of [from, into]) {
    for (const each of parameters) pending.push([into, each])
    if (result !== undefined) pending.push([into, result])
    if (inside !== undefined) pending.push([into, inside])
    for (const each of fields?.values() ?? []) pending.push([into, each])
  }
  for (const each of [from, into]) {
    each.parameters = []
    each.result = undefined
    each.inside = undefined
    each.fields = undefined
  }
}
