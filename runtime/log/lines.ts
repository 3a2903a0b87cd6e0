/** One event of a log, and how it reads: as text for people and terminals, plain for journals, as JSON for tools. Pure. */
import picocolors from "picocolors"

export type LogLevel = "info" | "warning" | "error"

export interface LogEvent {
  /** Milliseconds since 1970. */
  at: number
  level: LogLevel
  /** Whose process says it; a program that runs alone, or the manager's own prints, are "program". */
  from: "manager" | "shard" | "program"
  /** The shards of that process. */
  shards: readonly number[]
  text: string
}

/**
 * - "text": time, level, who, text.
 * - "plain": who and text, for what writes the time itself (journald, Docker).
 * - "json": one object a line: `time` (ISO 8601, UTC), `level`, `from`, `shard` (a number, or null), `message`;
 *   `shards` too where a process has several.
 */
export type LogFormat = "text" | "plain" | "json"

export const LOG_FORMATS: readonly LogFormat[] = ["text", "plain", "json"]

/** @param given the word behind `--log`; the next argument is no format, and may be a token, which nothing repeats */
export function noSuchFormat(given: string): string {
  const isNone = given === "" || given.includes("=") || given.startsWith("--")
  const found = isNone ? "no format stands behind it" : `not "${given}"`
  return `--log takes ${LOG_FORMATS.join(", ")}, and ${found}.`
}

/** Words of a manager that a person should see among the others. */
const TROUBLE =
  /\b(ended|end the process|cannot|give (it|them) up|stays? down|not ready|not become|do not know|waits until|no result)\b/

export function levelOfManager(words: string): LogLevel {
  return TROUBLE.test(words) ? "warning" : "info"
}

/** The line without its end. @param colour for terminals */
export function formatEvent(event: LogEvent, format: LogFormat, colour = false): string {
  if (format === "json") return jsonLine(event)
  const name = nameOf(event)
  if (format === "plain") return name === "" ? event.text : `${name} ${event.text}`
  const { dim, cyan, yellow, red } = picocolors.createColors(colour)
  const paint = { info: (text: string) => text, warning: yellow, error: red }[event.level]
  const time = new Date(event.at).toISOString().slice(0, 23).replace("T", " ")
  const level = event.level.padEnd(7)
  return `${dim(time)} ${paint(level)} ${name === "" ? "" : `${cyan(name)} `}${event.text}`
}

function nameOf({ from, shards }: LogEvent): string {
  if (from === "program") return ""
  return from === "manager" ? "[manager]" : `[shard ${shortly(shards)}]`
}

/** "4", "4+5", "4-7". */
function shortly(shards: readonly number[]): string {
  const isRun = shards.length > 2 && shards.every((id, index) => id === (shards[0] ?? 0) + index)
  return isRun ? `${shards[0]}-${shards.at(-1)}` : shards.join("+")
}

function jsonLine({ at, level, from, shards, text }: LogEvent): string {
  return JSON.stringify({
    time: new Date(at).toISOString(),
    level,
    from,
    shard: shards.length === 1 ? shards[0] : null,
    ...(shards.length > 1 && { shards }),
    message: text,
  })
}
