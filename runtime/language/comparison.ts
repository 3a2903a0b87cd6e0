/** `== < <= > >=` and `in` for operands whose kinds the compiler does not know. */
import { Fault } from "../fault.ts"
import { READS_AS } from "./display.ts"
import { hasProperty, kindName } from "./kinds.ts"

/**
 * `left < right`: two numbers, or two texts in dictionary order of their UTF-16 units.
 * @operator
 */
export function less(left: unknown, right: unknown): boolean {
  if (typeof left === "number" && typeof right === "number") return left < right
  if (typeof left === "string" && typeof right === "string") return left < right
  throw cannotCompare("<", left, right)
}

/**
 * `left <= right`
 * @operator
 */
export function lessOrEqual(left: unknown, right: unknown): boolean {
  if (typeof left === "number" && typeof right === "number") return left <= right
  if (typeof left === "string" && typeof right === "string") return left <= right
  throw cannotCompare("<=", left, right)
}

/**
 * `left > right`
 * @operator
 */
export function greater(left: unknown, right: unknown): boolean {
  if (typeof left === "number" && typeof right === "number") return left > right
  if (typeof left === "string" && typeof right === "string") return left > right
  throw cannotCompare(">", left, right)
}

/**
 * `left >= right`
 * @operator
 */
export function greaterOrEqual(left: unknown, right: unknown): boolean {
  if (typeof left === "number" && typeof right === "number") return left >= right
  if (typeof left === "string" && typeof right === "string") return left >= right
  throw cannotCompare(">=", left, right)
}

function cannotCompare(operator: string, left: unknown, right: unknown): Fault {
  return new Fault(
    "cannot_compare",
    `I cannot compare ${kindName(left)} with ${kindName(right)}: "${operator}" needs two numbers or two texts.`,
    { operator, left: kindName(left), right: kindName(right) },
  )
}

/** Numbers as a person spells them; `Number()` would also take "", " 5 " and "0x10". */
const SPELLED_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * `left == right`: lists by their elements, objects and functions by identity; text equals a number
 * when the whole text spells it; true is 1 and false is 0; null equals only null. What reads as a text,
 * as an emoji does, equals it.
 * @operator
 */
export function equals(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left === "object" || typeof right === "object") {
    if (Array.isArray(left) && Array.isArray(right)) return sameElements(left, right, [])
    if (typeof left === "string") return readsAs(right, left)
    if (typeof right === "string") return readsAs(left, right)
    return left == null && right == null
  }
  return equalsLoosely(left, right)
}

function readsAs(value: unknown, text: string): boolean {
  if (typeof value !== "object" || value === null || !(READS_AS in value)) return false
  return (value as { [READS_AS](): unknown })[READS_AS]() === text
}

function equalsLoosely(left: unknown, right: unknown): boolean {
  if (typeof left === "number") return numberEquals(left, right)
  if (typeof right === "number") return numberEquals(right, left)
  return false
}

function numberEquals(number: number, other: unknown): boolean {
  if (typeof other === "string") return SPELLED_NUMBER.test(other) && Number(other) === number
  if (typeof other === "boolean") return Number(other) === number
  return false
}

function sameElements(
  left: readonly unknown[],
  right: readonly unknown[],
  around: readonly (readonly [unknown, unknown])[],
): boolean {
  if (left.length !== right.length) return false
  // Two lists that contain themselves are equal where they are compared already.
  if (around.some(([a, b]) => a === left && b === right)) return true
  const inside = [...around, [left, right] as const]
  return left.every((each, index) => {
    const other = right[index]
    if (Array.isArray(each) && Array.isArray(other)) return sameElements(each, other, inside)
    return equals(each, other)
  })
}

/**
 * `value in container`: a key of an object, an element of a list, a part of a text.
 * @operator
 */
export function isIn(value: unknown, container: unknown): boolean {
  if (typeof container === "string") return isPartOf(value, container)
  if (Array.isArray(container)) {
    return container.includes(value) || container.some((each) => equals(each, value))
  }
  if (typeof container === "object" && container !== null) return isKeyOf(value, container)
  throw new Fault(
    "cannot_look_in",
    `I cannot look inside ${kindName(container)}: "in" needs a list, an object or text on its right.`,
    { container: kindName(container) },
  )
}

function isPartOf(value: unknown, text: string): boolean {
  if (typeof value === "string") return text.includes(value)
  if (typeof value === "number") return text.includes(String(value))
  throw new Fault(
    "cannot_look_in",
    `I cannot look for ${kindName(value)} in text: "in" finds text in text.`,
    { value: kindName(value) },
  )
}

function isKeyOf(value: unknown, container: object): boolean {
  if (container instanceof Map || container instanceof Set) return container.has(value)
  return hasProperty(container, String(value ?? null))
}
