/** Options as programs write them: keys in either spelling, choices by number or name. */
import { nearestName } from "../../did-you-mean.ts"
import { Fault } from "../../fault.ts"
import { display } from "../../language/display.ts"

/** The same options with discord.js's spelling: `{ event_type: 1 }` → `{ eventType: 1 }`, inner objects too. */
export function camelKeys(given: unknown): Record<string, unknown> {
  return camel(given ?? {}) as Record<string, unknown>
}

function camel(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(camel)
  // What is more than a plain object, such as a role or a picture, stays itself.
  if (typeof given !== "object" || given === null || !isPlain(given)) return given
  const entries = Object.entries(given).map(([key, value]) => [camelName(key), camel(value)])
  return Object.fromEntries(entries)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function camelName(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Where a choice stands. */
interface Asked {
  /** The word that takes it. */
  word: string
  /** What is chosen, as in "does not know the trigger". */
  what: string
}

/**
 * One of Discord's choices.
 * @param choices discord.js's enum of them
 * @param given its number, or its name in any spelling
 * @throws Fault `unknown_choice`
 */
export function choiceOf(
  choices: Readonly<Record<string, string | number>>,
  given: unknown,
  { word, what }: Asked,
): number {
  const names = Object.keys(choices).filter((name) => typeof choices[name] === "number")
  const plain = (name: string): string => name.replace(/[_\s-]/g, "").toLowerCase()
  const wanted = plain(display(given))
  const found = names.find((name) => plain(name) === wanted || String(choices[name]) === wanted)
  if (found !== undefined) return choices[found] as number
  const near = nearestName(display(given), names)
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`
  throw new Fault(
    "unknown_choice",
    `${word}() does not know the ${what} "${display(given)}".${hint} There are: ${names.join(", ")}.`,
    { word },
  )
}

/**
 * A time that Discord keeps.
 * @param given milliseconds since 1970, a date, or a time as text such as "2030-01-31T18:00:00Z"
 * @throws Fault `wrong_time`
 */
export function timeOf(given: unknown, word: string): Date {
  const time = new Date(given as number)
  const isKnown = given !== null && given !== undefined && !Number.isNaN(time.getTime())
  if (isKnown) return time
  throw new Fault(
    "wrong_time",
    `${word}() takes a time as milliseconds since 1970 or as text like "2030-01-31T18:00:00Z", and got ${display(given)}.`,
    { word },
  )
}

/** Text for Discord's audit log; nothing when the program gave nothing. */
export function reasonOf(value: unknown): { reason?: string } {
  return value === null || value === undefined ? {} : { reason: display(value) }
}

/** The id of something of Discord's, or the id itself. */
export function idOf(given: unknown, word: string, what: string): string {
  const id: unknown = typeof given === "string" ? given.trim() : Object(given).id
  if (typeof id === "string" && id !== "") return id
  throw new Fault("no_id", `${word}() needs ${what} or its id, and got ${display(given)}.`, {
    word,
  })
}
