/** Words about objects. */
import { hasProperty } from "./kinds.ts"
import { needObject, needs } from "./needs.ts"

/**
 * Whether an object has a property of that name, whatever its value is.
 * @param object where to look
 * @param key the property's name
 * @example print(has_key({ a: 1 }, "a"))
 */
export function hasKey(object: object, key: string | number): boolean {
  needObject(object, ["has_key", 1, "object"])
  if (typeof key !== "string" && typeof key !== "number") {
    throw needs("text", key, ["has_key", 2, "key"])
  }
  if (object instanceof Map) return object.has(key)
  return hasProperty(object, String(key))
}

/**
 * The names of an object's properties, in the order in which they were set.
 * @param object any object
 * @result list of text
 * @example for key in object_keys({ a: 1, b: 2 }) {
 *   print(key)
 * }
 */
// biome-ignore lint/suspicious/noExplicitAny: the program may put anything into its list later
export function objectKeys(object: object): any[] {
  needObject(object, ["object_keys", 1, "object"])
  return object instanceof Map ? [...object.keys()].map(String) : Object.keys(object)
}
