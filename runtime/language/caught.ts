/** Thrown values of any kind → what `catch e` binds and what messages show. */
import { Fault } from "../fault.ts"
import { display } from "./display.ts"
import { translateError } from "./v8-words.ts"

/**
 * What `catch e` binds: a fault that prints as its message, whatever was thrown.
 * @operator
 */
export function caught(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown
  if (!(thrown instanceof Error)) return new Fault("error", display(thrown))
  const { code, message } = translateError(thrown) ?? {
    code: codeOf(thrown),
    message: thrown.message,
  }
  const fault = new Fault(code, message || thrown.name)
  fault.cause = thrown
  return fault
}

/** Node's and discord.js's errors carry a code; everything else is just an error. */
function codeOf(error: Error): string {
  const code = "code" in error ? error.code : undefined
  return typeof code === "string" || typeof code === "number" ? String(code) : "error"
}
