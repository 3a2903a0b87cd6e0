/** A shard's output → whole lines with the shard's name in front, on the manager's own streams. */
import type { Readable } from "node:stream"
import type { Screen } from "./screen.ts"

/** A line that never ends is cut here, so that it cannot fill the memory. */
const LONGEST_LINE = 64 * 1024

export function passLines(
  from: Readable | null,
  to: "out" | "err",
  prefix: string,
  screen: Screen,
): void {
  if (from === null) return
  let rest = ""
  const passLine = (line: string) => {
    if (screen.pass(to, `${prefix}${line}`) || from.isPaused()) return
    // Our reader is slow: the shard waits, instead of filling this process's memory.
    from.pause()
    screen.onceDrained(to, () => from.resume())
  }
  from.setEncoding("utf8")
  from.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) passLine(line.endsWith("\r") ? line.slice(0, -1) : line)
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
