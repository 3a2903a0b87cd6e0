/** `get_env`. */
import { thisProcess } from "../this-process.ts"
import { needText } from "./needs.ts"

/**
 * An environment variable.
 * @param name the variable's name, exactly as given
 * @returns its text, or null when it is not set
 * @also env
 * @example print(get_env("HOME"))
 */
export function getEnv(name: string): string | null {
  needText(name, ["get_env", 1, "name"])
  // Variables that hold the token are kept out of a shard's environment and come as arguments.
  const kept = thisProcess.seat === undefined ? undefined : thisProcess.arguments.get(name)
  return process.env[name] ?? kept ?? null
}
