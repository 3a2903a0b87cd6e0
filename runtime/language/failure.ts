/** How a program that meets an error says so: on stderr, with its `.ez` place, and never with a token. */
import { readFileSync, statSync, writeSync } from "node:fs"
import { EXIT } from "../exit-codes.ts"
import type { Fault } from "../fault.ts"
import { asOutput, writeLine } from "../log/output.ts"
import { currentShard, marked } from "../sharding/shard/current-shard.ts"
import { thisProcess } from "../this-process.ts"
import { withoutTokens } from "../tokens.ts"
import { caught } from "./caught.ts"
import { placesOf, type SourcePlace, showPlace } from "./places.ts"

const WIDTH = 78
/** As much as fits, up to a space; a word that is longer than a line stays whole. */
const LONG_LINE = new RegExp(`(?=.{${WIDTH + 1}})(.{1,${WIDTH}}|\\S+) `, "g")
/** Steps of a call chain that are shown. */
const LONGEST_CHAIN = 8

/**
 * Says why the program cannot go on, and ends it: with exit code 1, or with the one that the
 * fault's facts name (78 for a refused token, 75 for "try later").
 */
export function programFailed(thrown: unknown): never {
  const fault = caught(thrown)
  say(frameFault("the program stopped", fault))
  const { exitCode } = fault.facts
  process.exit(typeof exitCode === "number" ? exitCode : EXIT.programFailed)
}

/** Says that a handler met an error; the bot goes on. @param what for example `on_message` */
export function handlerFailed(what: string, thrown: unknown): void {
  const shards = currentShard() ?? thisProcess.seat?.shardIds.join(", ")
  const where = shards === undefined ? what : `${what}, shard ${shards}`
  say(`${frameFault(where, caught(thrown))}The bot goes on.\n`)
}

/** Writes the report of a fault into the log; the program goes on. @param title what it is about */
export function logFault(title: string, fault: Fault): void {
  say(frameFault(title, fault))
}

/**
 * Errors that nobody catches: before the bot runs they end the program; in a running bot a promise
 * that fails behind our back is said and the bot goes on.
 */
export function watchForFailures(): void {
  process.on("uncaughtException", programFailed)
  process.on("unhandledRejection", (reason) => {
    if (thisProcess.client?.isReady()) handlerFailed("an error that nothing catches", reason)
    else programFailed(reason)
  })
}

/** The whole report of a fault, ending with an empty line. */
export function frameFault(title: string, fault: Fault): string {
  const places = placesOf(fault.cause ?? fault)
  const chain = places.length > 0 ? places : placesOf(fault)
  const [first, ...callers] = chain
  const parts = [headLine(title, first), wrap(fault.message)]
  const source = first === undefined ? undefined : sourceFrame(first)
  if (source !== undefined) parts.push(source)
  if (callers.length > 0) parts.push(callChain(callers))
  return withoutTokens(`\n${parts.join("\n\n")}\n\n`)
}

function headLine(title: string, place: SourcePlace | undefined): string {
  const where = place === undefined ? "" : ` ${place.file}:${place.line}:${place.column}`
  const rule = "─".repeat(Math.max(3, WIDTH - 4 - title.length - where.length))
  return `── ${title} ${rule}${where}`
}

function callChain(callers: readonly SourcePlace[]): string {
  const lines: string[] = []
  let previous = ""
  let repeats = 0
  for (const place of [...callers, undefined]) {
    const line = place === undefined ? "" : `    ${showPlace(place)}`
    if (line === previous) {
      repeats += 1
      continue
    }
    // Recursion is one line, however deep it went.
    if (repeats > 0) lines.push(`      and ${repeats} more like it`)
    repeats = 0
    previous = line
    if (line !== "") lines.push(line)
  }
  const left = lines.length - LONGEST_CHAIN
  if (left > 0) lines.splice(LONGEST_CHAIN, left, `    and ${left} more`)
  return `Called from:\n\n${lines.join("\n")}`
}

/** Long sentences broken at spaces; indented text is left as it is. */
function wrap(text: string): string {
  return text
    .split("\n")
    .map((line) => (line.startsWith(" ") ? line : line.replace(LONG_LINE, "$1\n")))
    .join("\n")
}

/** The line itself, when the source is still where it was and is not newer than the program. */
function sourceFrame(place: SourcePlace): string | undefined {
  const line = sourceLine(place)
  if (line === undefined || line.trim() === "") return undefined
  const number = String(place.line).padStart(5)
  const caret = line.slice(0, place.column - 1).replace(/[^\t]/g, " ")
  return `${number} │ ${line}\n${" ".repeat(5)} │ ${caret}^`
}

function sourceLine({ path, line }: SourcePlace): string | undefined {
  try {
    const built = thisProcess.programFile
    if (built !== undefined && statSync(path).mtimeMs > statSync(built).mtimeMs) return undefined
    return readFileSync(path, "utf8").split(/\r?\n/)[line - 1]
  } catch {
    return undefined
  }
}

/** At once, not through a stream: the process may end before a stream is written out. */
function say(report: string): void {
  const text = asOutput(report, "error")
  try {
    writeSync(process.stderr.fd, marked(text))
  } catch {
    // A pipe that is full at the moment (EAGAIN); the stream waits for its reader.
    writeLine(process.stderr, text.replace(/\n$/, ""))
  }
}
