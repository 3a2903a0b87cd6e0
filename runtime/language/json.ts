/** `to_json`, which in EasyLang reads JSON. */
import { Fault } from "../fault.ts"
import { findJsonMistake } from "./json-mistake.ts"
import { needs } from "./needs.ts"

/**
 * The value that a JSON text describes: objects, lists, text, numbers, true, false and null.
 * @param text JSON, for example what `fs_read_file` or `http_get` gave
 * @throws Fault `not_json`, with line and column of the mistake
 * @example let settings = to_json("{\"prefix\": \"!\"}")
 * print(settings.prefix)
 */
// biome-ignore lint/suspicious/noExplicitAny: what the text describes is known when it is read
export function toJson(text: string): any {
  if (typeof text !== "string") {
    const hint = "It reads JSON and gives the value."
    throw needs("text", text, ["to_json", 1, "JSON"], hint)
  }
  // Editors on Windows put this mark in front of a file's text.
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text
  try {
    return JSON.parse(json)
  } catch {
    const { line, column, reason } = findJsonMistake(json)
    throw new Fault(
      "not_json",
      `to_json() cannot read this text: line ${line}, column ${column}: ${reason}`,
      { line, column, reason },
    )
  }
}
