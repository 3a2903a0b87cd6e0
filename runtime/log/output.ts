/** What this process writes, as its log wants it: with `--log json` every line is an event, whoever wrote it. */
import type { Writable } from "node:stream"
import { EXIT } from "../exit-codes.ts"
import { Fault } from "../fault.ts"
import { thisProcess } from "../this-process.ts"
import { withoutTokens } from "../tokens.ts"
import { formatEvent, LOG_FORMATS, type LogFormat, type LogLevel, noSuchFormat } from "./lines.ts"

/** The flag among a program's arguments: `--log json`, `--log=json`. */
export const LOG_FLAG = "--log"

/** A stream's own `write`, under the one that makes events. */
const OWN_WRITE = Symbol("the stream's own write")

interface Taken {
  [OWN_WRITE]?: (text: string) => boolean
}

/** @throws Fault `exitCode` 64 when there is no such format */
export function readLogFormat(given: string | undefined): LogFormat {
  if (given === undefined) return "text"
  const format = LOG_FORMATS.find((each) => each === given)
  if (format !== undefined) return format
  throw new Fault("log_format", noSuchFormat(given), { exitCode: EXIT.wrongUse })
}

/** Reads this process's flag, and from then on writes as it says. */
export function openLog(): void {
  thisProcess.logFormat = readLogFormat(thisProcess.arguments.get(LOG_FLAG))
  if (thisProcess.logFormat !== "json") return
  takeStream(process.stdout, "info")
  takeStream(process.stderr, "error")
}

/** Writes past the maker of events, for what is a line of the log already. */
export function writeLine(stream: Writable & Taken, line: string): boolean {
  const own = stream[OWN_WRITE]
  return own === undefined ? stream.write(`${line}\n`) : own(`${line}\n`)
}

/** What a program says at once, as an event or as it is. */
export function asOutput(text: string, level: LogLevel): string {
  return thisProcess.logFormat === "json" ? `${programEvent(text.trim(), level)}\n` : text
}

function programEvent(text: string, level: LogLevel): string {
  const event = { at: Date.now(), level, from: "program", shards: [], text: withoutTokens(text) }
  return formatEvent({ ...event, from: "program" }, "json")
}

/** Whole lines become events; an unfinished one waits for its end. */
function takeStream(stream: NodeJS.WriteStream & Taken, level: LogLevel): void {
  if (stream[OWN_WRITE] !== undefined) return
  const own = stream.write.bind(stream) as (text: string) => boolean
  stream[OWN_WRITE] = own
  let rest = ""
  stream.write = ((chunk: string | Uint8Array, ...more: unknown[]): boolean => {
    const lines = (rest + (typeof chunk === "string" ? chunk : Buffer.from(chunk))).split("\n")
    rest = lines.pop() ?? ""
    const told = lines.filter((line) => line.trim() !== "")
    const isFree = told.map((line) => own(`${programEvent(line, level)}\n`)).at(-1) ?? true
    const done = more.find((each) => typeof each === "function")
    if (typeof done === "function") process.nextTick(done as () => void)
    return isFree
  }) as typeof stream.write
  process.on("exit", () => rest !== "" && own(`${programEvent(rest, level)}\n`))
}
