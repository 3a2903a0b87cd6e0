/** Reads values of unknown kind out of bodies and queries, so that a wrong kind is an empty value and no crash. */
import type { Fields } from "../world/types.ts"
import type { Call } from "./call.ts"
import { invalidForm } from "./errors.ts"

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

export function objectFrom(value: unknown): Fields {
  return isObject(value) ? value : {}
}

/** The objects of a list. */
export function objectsFrom(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The ids of a list. */
export function idsFrom(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String).filter((id) => /^\d+$/.test(id)) : []
}

/**
 * An id of the query, as a number that can be compared.
 * @throws ApiError 50035 when it is no number.
 */
export function idQuery(call: Call, name: string): bigint | undefined {
  const value = call.query.get(name)
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return BigInt(value)
  throw invalidForm({
    path: [name],
    code: "NUMBER_TYPE_COERCE",
    message: `Value "${value}" is not snowflake.`,
  })
}
