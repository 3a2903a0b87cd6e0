/** `get_env`. */
import { needText } from "./needs.ts"

/**
 * An environment variable.
 * @param name the variable's name, exactly as given
 * @returns its text, or null when it is not set
 * @also env
 */
export function getEnv(name: string): string | null {
  needText(name, ["get_env", 1, "name"])
  return process.env[name] ?? null
}
