/** Functions: named ones as declarations, the others as arrows; `async` where they wait. */

import type { Declaration } from "../tree/names.ts"
import type { FunctionNode, Name } from "../tree/nodes.ts"
import { type Form, Level } from "./form.ts"
import type { Printing } from "./printing.ts"
import { writeBlock } from "./statements.ts"

/**
 * A function as a value.
 * @param typed how many parameters get their types from the function that it is handed to
 */
export function functionForm(p: Printing, node: FunctionNode, typed = 0): Form {
  const { name } = node
  const named = name !== undefined && usesItself(p, name)
  if (named) return { level: Level.primary, write: () => writeNamed(p, node, name, typed) }
  return arrowForm(p, node, typed)
}

/** `(a, b) => { … }`: EasyLang has no `this`, so an arrow is all that a nameless function needs. */
export function arrowForm(p: Printing, node: FunctionNode, typed = 0): Form {
  return {
    level: Level.assign,
    write() {
      p.write(`${asyncOf(p, node)}(`)
      writeParameters(p, node, typed)
      p.write(`)${resultType(p, node, typed)} => `)
      writeFunctionBody(p, node)
    },
  }
}

/** The name of a function value is worth printing: it shows in messages, and the body may call it. */
function usesItself(p: Printing, name: Name): boolean {
  return p.names.declarationOf(name)?.kind === "function"
}

/** `function name(a, b) { … }` */
export function writeNamed(p: Printing, node: FunctionNode, name: Name, typed = 0): void {
  const declaration = p.names.declarationOf(name)
  p.write(`${asyncOf(p, node)}function `)
  p.writer.span(name, () =>
    p.write(declaration === undefined ? name.name : p.names.of(declaration)),
  )
  p.write("(")
  writeParameters(p, node, typed)
  p.write(`)${resultType(p, node, typed)} `)
  writeFunctionBody(p, node)
}

function asyncOf(p: Printing, node: FunctionNode): string {
  return p.program.facts.waiting.has(node) ? "async " : ""
}

function resultType(p: Printing, node: FunctionNode, typed: number): string {
  if (p.open?.results.has(node))
    return p.program.facts.waiting.has(node) ? ": Promise<any>" : ": any"
  if (!p.checked || typed > 0) return ""
  const type = p.typeOr(p.given.ofResult(node), "any")
  return p.program.facts.waiting.has(node) ? `: Promise<${type}>` : `: ${type}`
}

function writeParameters(p: Printing, node: FunctionNode, typed: number): void {
  node.parameters.forEach((parameter, index) => {
    if (index > 0) p.write(", ")
    const declaration = p.names.declarationOf(parameter)
    const name = declaration === undefined ? parameter.name : p.names.of(declaration)
    p.writer.span(parameter, () => p.write(name))
    if (p.checked) {
      const known = declaration === undefined ? undefined : p.given.ofParameter(declaration)
      p.write(index < typed ? "" : `?: ${p.typeOr(typed > 0 ? undefined : known, "any")}`)
    } else if (isOptional(p, declaration, index, typed)) p.write(" = null")
  })
  // A call of the program's own function may give more than it takes; the rest is ignored.
  if (p.checked && typed === 0) p.write(`${node.parameters.length > 0 ? ", " : ""}...$rest: any[]`)
}

/** A parameter that a call leaves out, or that the function's caller does not know of, is null. */
function isOptional(
  p: Printing,
  declaration: Declaration | undefined,
  index: number,
  typed: number,
): boolean {
  if (declaration !== undefined && p.program.facts.omitted.has(declaration)) return true
  return typed > 0 && index >= typed
}

function writeFunctionBody(p: Printing, node: FunctionNode): void {
  const outer = p.within
  p.within = node
  writeBlock(p, node.body, () => hoistedLines(p, node))
  p.within = outer
}

/** Variables that are assigned in some inner block first, declared where the function (or file) begins. */
export function hoistedLines(p: Printing, owner: FunctionNode | undefined): string[] {
  const type = (captured: boolean) => (p.checked || captured ? ": any" : "")
  return (p.hoisted.get(owner) ?? []).map(
    (each) => `let ${p.names.of(each)}${type(each.captured)} = null`,
  )
}
