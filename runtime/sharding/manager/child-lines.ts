/** A shard's output → whole lines with the shard's name in front, on the manager's own streams. */
import type { Readable } from "node:stream"
import { readMark } from "../ipc/shard-marks.ts"
import type { Screen } from "./screen.ts"

/** A line that never ends is cut here, so that it cannot fill the memory. */
const LONGEST_LINE = 64 * 1024

/** How a report of several lines begins (`language/failure.ts`, which writes it in one go). */
const REPORT = /^\u2500\u2500 .* \u2500/

/** A line, and the shards that it is of. */
interface Line {
  text: string
  shards: readonly number[]
}

/** For tools a report is one event, and an empty line is none. */
function eventsOf(lines: readonly Line[]): Line[] {
  const begin = lines.findIndex(({ text }) => REPORT.test(text))
  const [first] = begin === -1 ? [] : lines.slice(begin)
  const single = begin === -1 ? lines : lines.slice(0, begin)
  const text = lines
    .slice(begin)
    .map((line) => line.text)
    .join("\n")
    .trimEnd()
  const report = first === undefined ? [] : [{ ...first, text }]
  return [...single, ...report].filter((line) => line.text.trim() !== "")
}

/** @param all the shards of the process, which may say of a line for which of them it is */
function lineOf(written: string, all: readonly number[]): Line {
  const { text, shardId } = readMark(written.endsWith("\r") ? written.slice(0, -1) : written)
  return { text, shards: shardId !== undefined && all.includes(shardId) ? [shardId] : all }
}

export function passLines(
  from: Readable | null,
  to: "out" | "err",
  shards: readonly number[],
  screen: Screen,
): void {
  if (from === null) return
  let rest = ""
  const passLine = (line: Line) => {
    if (screen.pass(to, line.shards, line.text) || from.isPaused()) return
    // Our reader is slow: the shard waits, instead of filling this process's memory.
    from.pause()
    screen.onceDrained(to, () => from.resume())
  }
  from.setEncoding("utf8")
  from.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n")
    rest = lines.pop() ?? ""
    const whole = lines.map((line) => lineOf(line, shards))
    for (const line of screen.isForTools ? eventsOf(whole) : whole) passLine(line)
    if (rest.length > LONGEST_LINE) {
      passLine(lineOf(rest, shards))
      rest = ""
    }
  })
  from.on("end", () => {
    if (rest !== "") passLine(lineOf(rest, shards))
  })
  // A pipe that breaks with its process is told by the process's end.
  from.on("error", () => {})
}
