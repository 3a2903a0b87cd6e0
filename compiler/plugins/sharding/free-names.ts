/** Which names a piece of JavaScript takes from outside. */
import type { AnyNode, Identifier } from "acorn"

/** What a shard offers besides `client` and `context`: JavaScript itself and the everyday parts of Node. */
export const OFFERED = new Set(
  [
    "client context undefined NaN Infinity globalThis arguments Array ArrayBuffer BigInt Boolean DataView Date",
    "Error EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError Function Intl",
    "JSON Map Math Number Object Promise Proxy Reflect RegExp Set String Symbol WeakMap WeakRef WeakSet",
    "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array",
    "Float64Array BigInt64Array BigUint64Array SharedArrayBuffer Atomics WebAssembly FinalizationRegistry",
    "parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape",
    "console process",
    "queueMicrotask structuredClone fetch URL URLSearchParams TextEncoder TextDecoder Buffer performance",
    "AbortController AbortSignal crypto atob btoa Blob FormData Headers Request Response Event EventTarget eval",
  ]
    .join(" ")
    .split(" ")
    .concat(["Timeout", "Interval", "Immediate"].flatMap((each) => [`set${each}`, `clear${each}`])),
)

/**
 * Names that nothing in the code declares, each where it stands first. A name that is declared
 * anywhere counts as known everywhere: reporting too little beats a false alarm.
 */
export function freeNames(tree: AnyNode): { name: string; start: number; end: number }[] {
  const bound = new Set<string>()
  const read = new Map<string, { name: string; start: number; end: number }>()
  const visit = (node: AnyNode): void => {
    bind(node, bound)
    for (const child of childrenOf(node)) {
      if (child.type === "Identifier" && isReference(node, child) && !read.has(child.name))
        read.set(child.name, { name: child.name, start: child.start, end: child.end })
      visit(child)
    }
  }
  visit(tree)
  for (const name of assignedNames(tree)) bound.add(name)
  return [...read.values()].filter(({ name }) => !bound.has(name) && !OFFERED.has(name))
}

/** Names that are set and never declared: JavaScript made from a text would let them be variables. */
export function assignedNames(tree: AnyNode): string[] {
  const bound = new Set<string>()
  const assigned = new Set<string>()
  const visit = (node: AnyNode): void => {
    bind(node, bound)
    if (node.type === "AssignmentExpression" || /^For(Of|In)Statement$/.test(node.type))
      bindPattern(Reflect.get(node, "left") as AnyNode, assigned)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(tree)
  return [...assigned].filter((name) => !bound.has(name) && !OFFERED.has(name))
}

function bind(node: AnyNode, bound: Set<string>): void {
  if ("id" in node && node.id !== null && node.id !== undefined) bindPattern(node.id, bound)
  if ("params" in node) for (const each of node.params) bindPattern(each, bound)
  if (node.type === "CatchClause" && node.param) bindPattern(node.param, bound)
}

function bindPattern(pattern: AnyNode, bound: Set<string>): void {
  if (pattern.type === "Identifier") bound.add(pattern.name)
  else if (pattern.type === "Property") bindPattern(pattern.value, bound)
  else if (pattern.type === "AssignmentPattern") bindPattern(pattern.left, bound)
  else if (/Pattern$|^RestElement$/.test(pattern.type))
    for (const child of childrenOf(pattern)) bindPattern(child, bound)
}

/** Whether an identifier is a name that is read or set, and not a property, a key or a label. */
function isReference(parent: AnyNode, child: Identifier): boolean {
  switch (parent.type) {
    case "MemberExpression":
      return parent.computed || parent.property !== child
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return parent.computed || parent.key !== child || parent.value === child
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
    case "MetaProperty":
      return false
    // `typeof x` asks whether there is such a name at all.
    case "UnaryExpression":
      return parent.operator !== "typeof"
    default:
      return true
  }
}

export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((value): value is AnyNode => typeof Object(value).type === "string")
}

/** The properties of a variable that are read or set by their names; none where the code declares that variable itself. */
export function propertiesOf(
  tree: AnyNode,
  variable: string,
): { name: string; start: number; end: number }[] {
  const bound = new Set<string>()
  const found: { name: string; start: number; end: number }[] = []
  const visit = (node: AnyNode): void => {
    bind(node, bound)
    if (node.type === "MemberExpression" && !node.computed && node.object.type === "Identifier") {
      const { property } = node
      if (node.object.name === variable && property.type === "Identifier") found.push(property)
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(tree)
  return bound.has(variable) ? [] : found
}
