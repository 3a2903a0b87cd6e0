/** Addresses of pictures, as the words take them. */
import { display, READS_AS } from "../../language/display.ts"

/** A text; or a method of discord.js that gives one, such as `user.avatarURL`. Null where there is none. */
export type Address = string | null | (() => string | null)

/** Undefined where nothing is given, or nothing is there. */
export function addressOf(given: unknown): string | undefined {
  const isMethod = typeof given === "function"
  const value = isMethod ? (READS_AS in given ? display(given) : (given as () => unknown)()) : given
  const isMissing = value === null || value === undefined || (isMethod && value === "null")
  return isMissing || value === "" ? undefined : display(value)
}

/** The field of an object that holds an address, or none. */
export function addressField(name: string, given: unknown): Record<string, string> {
  const address = addressOf(given)
  return address === undefined ? {} : { [name]: address }
}
