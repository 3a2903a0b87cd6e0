/** `get_argument`. */
import { thisProcess } from "../this-process.ts"

/**
 * A setting of the program: what stands as `NAME=value` after it on the command line, else the
 * environment variable of that name, else the fallback.
 * @param name the setting's name, exactly as given
 * @param fallback what to use when nobody gave it. Default null.
 * @returns the value, always text when somebody gave it
 * @example let prefix = get_argument("PREFIX", "!")
 */
export function getArgument<Fallback = null>(
  name: string,
  fallback?: Fallback,
): string | OpenFallback<Fallback> {
  const given = thisProcess.arguments.get(name) ?? process.env[name]
  return given ?? ((fallback ?? null) as OpenFallback<Fallback>)
}

/** Of text and an object nobody could read a property: a program that gives an object knows what it gets. */
// biome-ignore lint/suspicious/noExplicitAny: what the program has for itself is not known to the types
type OpenFallback<Fallback> = Fallback extends object ? any : Fallback
