/** Words about errors: what `catch` gave, or what went wrong somewhere else. */
import { Fault } from "../fault.ts"
import { caught } from "./caught.ts"
import { display } from "./display.ts"
import { logFault } from "./failure.ts"
import { needs, needText } from "./needs.ts"
import { placesOf } from "./places.ts"

/** What `create_error` gives: it shows as its message, and has what the program gave it. */
export interface NamedError {
  name: string
  message: string
  stack: string
  // biome-ignore lint/suspicious/noExplicitAny: the program's own properties
  [property: string]: any
}

/** What `handle_discord_error` gives. */
export interface ErrorReport {
  name: string
  message: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever the program gave
  context: any
  // biome-ignore lint/suspicious/noExplicitAny: what the program adds
  [property: string]: any
}

/**
 * An error of the program's own, to log or to hand on.
 * @param name what kind of error, for example `"ValidationError"`
 * @param message what went wrong
 * @param properties an object; what it has becomes part of the error
 * @example try {
 *   print(num("twelve"))
 * } catch e {
 *   print(create_error("NoNumber", "That is no number").message)
 * }
 */
export function createError(name: string, message: string, properties?: object): NamedError {
  needText(name, ["create_error", 1, "name"])
  needText(message, ["create_error", 2, "message"])
  if (properties !== undefined && (typeof properties !== "object" || Array.isArray(properties))) {
    throw needs("an object", properties, ["create_error", 3, "properties"])
  }
  const error = new Error(message)
  for (const [key, value] of Object.entries({ ...properties, name })) {
    const ordinary = { value, writable: true, enumerable: true, configurable: true }
    if (key !== "message" && key !== "stack") Object.defineProperty(error, key, ordinary)
  }
  return error as unknown as NamedError
}

/**
 * One line that says what went wrong: the message, behind the error's name if it has one of its own.
 * @param error what `catch` gave, an error of `create_error`, or text
 * @example try {
 *   print(num("twelve"))
 * } catch e {
 *   print(format_error_message(e))
 * }
 */
export function formatErrorMessage(error: unknown): string {
  const name = nameOf(error)
  return name === "Error" ? messageOf(error) : `${name}: ${messageOf(error)}`
}

/**
 * Writes an error into the log (standard error), with its place in the program. The program goes on.
 * @param error what `catch` gave, an error of `create_error`, or text
 * @param context where it happened: text, or an object with what is worth knowing
 * @returns true
 * @example try {
 *   print(num("twelve"))
 * } catch e {
 *   log_error(e, "reading a number")
 * }
 */
export function logError(error: unknown, context?: unknown): boolean {
  const fault = new Fault("error", formatErrorMessage(error))
  if (error instanceof Error) {
    // What was thrown knows its place, if it came from the program and not from a socket.
    const hasPlace = error.cause instanceof Error && placesOf(error.cause).length > 0
    fault.cause = hasPlace ? error.cause : error
  }
  logFault(context === undefined || context === null ? "error" : display(context), fault)
  return true
}

/**
 * What is worth knowing of an error that Discord (or anything else) gave, as an object.
 * @param error what `catch` gave
 * @param context whatever helps to understand it. Default null.
 * @example try {
 *   delete_message(message)
 * } catch e {
 *   print(handle_discord_error(e, "deleting").message)
 * }
 */
export function handleDiscordError(error: unknown, context?: unknown): ErrorReport {
  return { name: nameOf(error), message: messageOf(error), context: context ?? null }
}

/** `DiscordAPIError[50013]`, a name that `create_error` got; else `Error`. */
function nameOf(error: unknown): string {
  // What `catch` gives stands for the error that was thrown.
  const thrown = error instanceof Fault && error.cause !== undefined ? error.cause : error
  if (typeof thrown !== "object" || thrown === null || !("name" in thrown)) return "Error"
  const { name } = thrown
  const known = typeof name === "string" && name !== "" && name !== "Fault"
  // JavaScript's own kinds (TypeError …) are no words of EasyLang.
  return known && !(thrown instanceof Error && isJavaScripts(name)) ? name : "Error"
}

function isJavaScripts(name: string): boolean {
  return /^(Type|Range|Reference|Syntax|URI|Eval|Internal|Aggregate)?Error$/.test(name)
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return caught(error).message
  if (typeof error === "object" && error !== null && "message" in error) {
    return display(error.message)
  }
  return display(error)
}
