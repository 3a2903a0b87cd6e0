/** Why a result is null: kept beside the results, where neither printing nor counting meets it. */

const REASONS = Symbol.for("easylang.reasons")

/** Results with their reasons: null where there is a result. Travels as it is. */
export interface Answers {
  values: unknown[]
  reasons: (string | null)[]
}

/** The results as programs get them. */
export function resultsOf({ values, reasons }: Answers): unknown[] {
  return Object.defineProperty([...values], REASONS, { value: reasons })
}

/**
 * Why `broadcastEval` or `fetchClientValues` has null for a shard.
 * @param results what one of them gave
 * @returns one entry per result: null where the shard answered, else why it did not, in words
 */
export function reasonsOf(results: readonly unknown[]): (string | null)[] {
  const reasons: unknown = Reflect.get(results, REASONS)
  return Array.isArray(reasons) ? [...reasons] : results.map(() => null)
}
