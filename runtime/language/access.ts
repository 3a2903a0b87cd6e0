/** Reads and writes by position or key: `a[i]`, `o[k]`, and properties that collide with JavaScript's own. */
import { Fault } from "../fault.ts"
import { display } from "./display.ts"
import { hasProperty, kindName } from "./kinds.ts"

/**
 * `target[key]`: a list's element, an object's property (null when it is missing), a text's character.
 * @throws Fault `out_of_range` for a position that is not there, `cannot_read` for null and numbers
 * @operator
 */
// biome-ignore lint/suspicious/noExplicitAny: what stands there is not known to the types
export function at(target: any, key: unknown): any {
  // The two usual cases: what stands there says by itself that it is neither missing nor inherited.
  if (typeof key === "number" && Array.isArray(target)) {
    const value: unknown = target[key]
    if (value !== undefined) return value
  } else if (typeof key === "string" && typeof target === "object" && target !== null) {
    const value: unknown = target[key]
    if (value !== undefined && typeof value !== "function" && !isSpecial(key)) return value
  }
  return atAnything(target, key)
}

/** Names of what is no function and yet not the program's own: `size` of a Map, and the prototype. */
function isSpecial(key: string): boolean {
  return key === "size" || key === "__proto__"
}

// biome-ignore lint/suspicious/noExplicitAny: what stands there is not known to the types
function atAnything(target: any, key: unknown): unknown {
  if (Array.isArray(target) || typeof target === "string") return readBesideElements(target, key)
  if (target instanceof Map && target.has(key)) return target.get(key)
  if (typeof key === "number" && isWalked(target) && !(key in target))
    return readBesideElements([...target], key)
  return withItsObject(target, keyText(key))
}

/** What counts and hands out its elements like a list, as Discord's values do that hold others. */
function isWalked(target: unknown): target is Iterable<unknown> {
  return (
    typeof target === "object" && target !== null && Symbol.iterator in target && "length" in target
  )
}

/** `message["reply"]("Hi")`: a method that is looked up by its name still needs its object. */
function withItsObject(target: object | string, name: string): unknown {
  const value: unknown = property(target, name)
  if (typeof value !== "function" || Object.hasOwn(Object(target), name)) return value
  return value.bind(target)
}

/**
 * `target.name` where `name` is also something that every JavaScript object inherits: only what
 * the program put there counts.
 * @throws Fault `cannot_read` when `target` is null, a number, or true or false
 * @operator
 */
// biome-ignore lint/suspicious/noExplicitAny: what stands there is not known to the types
export function property(target: any, name: string): any {
  if (target === null || target === undefined) throw cannotRead(name, target)
  if (typeof target === "object" || typeof target === "function") {
    return hasProperty(target, name) ? (target[name] ?? null) : null
  }
  if (typeof target === "string") return name in String.prototype ? target[name as never] : null
  throw cannotRead(name, target)
}

/**
 * `target.name` where the program looks at its truth alone, and where the library's values have a method that
 * answers a question: it is asked. A property of the program's own stays what it is.
 * @throws Fault `cannot_read` when `target` is null, a number, or true or false
 * @operator
 */
export function asked<Target, Name extends keyof Target>(
  target: Target,
  name: Name,
): Target[Name] extends (...given: never[]) => infer Answer ? Answer : Target[Name] {
  const found: unknown = property(target, String(name))
  return (typeof found === "function" ? found.call(target) : found) as never
}

/**
 * `target[key] = value`. A list takes positions that it has; it grows by `push`.
 * @returns the value
 * @throws Fault `out_of_range`, or `cannot_write` for null, numbers and text
 * @operator
 */
// biome-ignore lint/suspicious/noExplicitAny: the target is whatever the program has
export function setAt<T>(target: any, key: unknown, value: T): T {
  if (Array.isArray(target)) {
    // A position that holds something is there.
    if (typeof key === "number" && target[key] !== undefined) target[key] = value
    else target[writablePosition(target, key)] = value
    return value
  }
  if (target instanceof Map) {
    target.set(key, value)
    return value
  }
  if ((typeof target !== "object" || target === null) && typeof target !== "function") {
    throw cannotWrite(key, target)
  }
  const name = keyText(key)
  if (name === "__proto__") {
    const ordinary = { value, writable: true, enumerable: true, configurable: true }
    Object.defineProperty(target, name, ordinary)
  } else {
    target[name] = value
  }
  return value
}

/**
 * `target[key] = value` where all three do something: the value comes first, then the target, then the key.
 * @throws Fault as `setAt` does
 * @operator
 */
// biome-ignore lint/suspicious/noExplicitAny: the target is whatever the program has
export function storeAt<T>(value: T, target: any, key: unknown): T {
  return setAt(target, key, value)
}

function keyText(key: unknown): string {
  return typeof key === "string" ? key : display(key)
}

function readBesideElements(target: readonly unknown[] | string, key: unknown): unknown {
  const position = positionOf(key)
  if (position === undefined) return withItsObject(target, keyText(key))
  // The fraction is cut off: `a[1.7]` is `a[1]`.
  if (position >= 0 && position < target.length) return target[Math.floor(position)]
  throw outOfRange(target, position)
}

/** A number, or the text of one; undefined for `length` and other names. */
function positionOf(key: unknown): number | undefined {
  if (typeof key === "number") return key
  return typeof key === "string" && /^-?\d+$/.test(key) ? Number(key) : undefined
}

function writablePosition(target: readonly unknown[], key: unknown): number {
  const position = positionOf(key)
  if (position === undefined) throw cannotWrite(key, target)
  if (position >= 0 && position < target.length) return Math.floor(position)
  throw outOfRange(target, position)
}

function outOfRange(target: readonly unknown[] | string, position: number): Fault {
  const { length } = target
  const what = typeof target === "string" ? "text" : "list"
  const parts = typeof target === "string" ? "character" : "element"
  const has =
    length === 0
      ? `the ${what} is empty`
      : `the ${what} has ${length} ${parts}${length === 1 ? "" : "s"}, at positions 0 to ${length - 1}`
  return new Fault("out_of_range", `There is no position ${position}: ${has}.`, {
    position,
    length,
  })
}

function cannotRead(name: string, target: unknown): Fault {
  return new Fault("cannot_read", `I cannot read "${name}" of ${kindName(target)}.`, {
    property: name,
    kind: kindName(target),
  })
}

function cannotWrite(key: unknown, target: unknown): Fault {
  const words =
    typeof target === "string"
      ? "I cannot change a part of a text: make a new text instead."
      : `I cannot set "${keyText(key)}" of ${kindName(target)}.`
  return new Fault("cannot_write", words, { property: keyText(key), kind: kindName(target) })
}
