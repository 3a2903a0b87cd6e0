/** What kind of value something is, in the words that messages use. */

export type KindName =
  | "null"
  | "a number"
  | "text"
  | "true or false"
  | "a list"
  | "an object"
  | "a function"

/** The kind of any value; JavaScript's undefined is EasyLang's null. */
export function kindName(value: unknown): KindName {
  switch (typeof value) {
    case "undefined":
      return "null"
    case "number":
    case "bigint":
      return "a number"
    case "string":
    case "symbol":
      return "text"
    case "boolean":
      return "true or false"
    case "function":
      return "a function"
    case "object":
      if (value === null) return "null"
      return Array.isArray(value) ? "a list" : "an object"
  }
}

/**
 * Whether a program can read `name` of an object. What every JavaScript object inherits
 * (`constructor`, `__proto__`, `toString` …) is no property, so users' text may be any key.
 */
export function hasProperty(target: object, name: PropertyKey): boolean {
  if (Object.hasOwn(target, name)) return true
  return name in target && !(name in Object.prototype)
}
