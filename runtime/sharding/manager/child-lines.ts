/** A shard's output → whole lines with the shard's name in front, on the manager's own streams. */
import type { Readable } from "node:stream"
import type { Screen } from "./screen.ts"

/** A line that never ends is cut here, so that it cannot fill the memory. */
const LONGEST_LINE = 64 * 1024

/** How a report of several lines begins (`language/failure.ts`, which writes it in one go). */
const REPORT = /^── .* ─/

/** For tools a report is one event, and an empty line is none. */
function eventsOf(lines: readonly string[]): string[] {
  const begin = lines.findIndex((line) => REPORT.test(line))
  const single = begin === -1 ? lines : lines.slice(0, begin)
  const report = begin === -1 ? [] : [lines.slice(begin).join("\n").trimEnd()]
  return [...single, ...report].filter((text) => text.trim() !== "")
}

export function passLines(
  from: Readable | null,
  to: "out" | "err",
  shards: readonly number[],
  screen: Screen,
): void {
  if (from === null) return
  let rest = ""
  const passLine = (line: string) => {
    if (screen.pass(to, shards, line) || from.isPaused()) return
    // Our reader is slow: the shard waits, instead of filling this process's memory.
    from.pause()
    screen.onceDrained(to, () => from.resume())
  }
  from.setEncoding("utf8")
  from.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n")
    rest = lines.pop() ?? ""
    const whole = lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line))
    for (const text of screen.isForTools ? eventsOf(whole) : whole) passLine(text)
    if (rest.length > LONGEST_LINE) {
      passLine(rest)
      rest = ""
    }
  })
  from.on("end", () => {
    if (rest !== "") passLine(rest)
  })
  // A pipe that breaks with its process is told by the process's end.
  from.on("error", () => {})
}
