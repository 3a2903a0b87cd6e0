/** Code → facts → words. Every problem of the compiler is worded here and in the plugins, nowhere else. */
import type { Wording } from "../plugin.ts"
import type { Problem } from "./problem.ts"
import * as build from "./wordings/build.ts"
import { flow } from "./wordings/flow.ts"
import { foreign } from "./wordings/foreign.ts"
import { names } from "./wordings/names.ts"
import { syntax } from "./wordings/syntax.ts"
import * as types from "./wordings/types.ts"

export type Wordings = Readonly<Record<string, (facts: Record<string, unknown>) => Wording>>

const own: Wordings = {
  ...syntax,
  ...foreign,
  ...names,
  ...flow,
  ...types.wordings,
  ...build.wordings,
}

/** The words of a problem. `plugins` brings the rows for the plugins' own codes. */
export function wordingOf(
  problem: Problem,
  plugins: readonly { wordings?: Wordings }[] = [],
): Wording {
  const row = [own, ...plugins.map((plugin) => plugin.wordings ?? {})].find((table) =>
    Object.hasOwn(table, problem.code),
  )
  const word = row?.[problem.code]
  // A code without a row is our mistake; the user still gets the place.
  return (
    word?.(shortened(problem.facts)) ?? {
      title: problem.code.replaceAll("_", " "),
      lead: "Something is wrong here.",
    }
  )
}

/** A name of a million letters is known by its first ones. */
const LONGEST_FACT = 1000

function shortened(facts: Problem["facts"]): Problem["facts"] {
  const isLong = (fact: unknown) => typeof fact === "string" && fact.length > LONGEST_FACT
  if (!Object.values(facts).some(isLong)) return facts
  return Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [
      key,
      isLong(fact) ? `${String(fact).slice(0, LONGEST_FACT)}…` : fact,
    ]),
  )
}

/** Every code that has words. */
export function codesOf(plugins: readonly { wordings?: Wordings }[] = []): string[] {
  return [own, ...plugins.map((plugin) => plugin.wordings ?? {})].flatMap(Object.keys)
}
