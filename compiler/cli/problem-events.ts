/** With `--log json` what the compiler says is an event of the log, too: a collector reads one kind of line. */
import { formatEvent, type LogLevel } from "../../runtime/log/lines.ts"
import type { BuildResult } from "../build.ts"
import { plugins } from "../plugins/all.ts"
import type { Problem } from "../problems/problem.ts"
import { covered } from "../problems/render/secrets.ts"
import { renderProblems } from "../problems/render/terminal.ts"
import { CommandStopped } from "./wrong-use.ts"

const LEVELS: Readonly<Record<Problem["severity"], LogLevel | undefined>> = {
  error: "error",
  warning: "warning",
  note: undefined,
}

/** Each problem as an event, with the report that a person would read. */
export function printProblemEvents(
  to: NodeJS.WriteStream,
  { problems, sources }: BuildResult,
): void {
  for (const problem of problems) {
    const level = LEVELS[problem.severity]
    if (level === undefined) continue
    printEvent(to, level, renderProblems({ problems: [problem], sources, plugins }))
  }
}

/** What stops a command, as an event. @returns the same exit code without words */
export function stopInEvents(to: NodeJS.WriteStream, stopped: CommandStopped): CommandStopped {
  if (stopped.message !== "") printEvent(to, "error", covered(stopped.message))
  return new CommandStopped("", stopped.exitCode)
}

function printEvent(to: NodeJS.WriteStream, level: LogLevel, text: string): void {
  const event = {
    at: Date.now(),
    level,
    from: "program" as const,
    shards: [],
    text: text.trimEnd(),
  }
  to.write(`${formatEvent(event, "json")}\n`)
}
