/** What must hold for a call of `create_shard_manager`: its path and its options. */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Expression } from "../../tree/nodes.ts"
import type { Span } from "../../tree/place.ts"
import { BOT_FILE } from "./entries.ts"
import { constantText, managerCalls, settled } from "./manager-calls.ts"
import { checkOptions } from "./options.ts"

export type Add = (
  code: string,
  span: Span,
  facts?: Record<string, unknown>,
  warning?: boolean,
) => void

export function checkManagers(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  const add: Add = (code, span, facts = {}, warning = false) => {
    const place = { file: program.file, start: span.start, end: span.end }
    problems.push({ code, severity: warning ? "warning" : "error", place, facts })
  }
  for (const call of managerCalls(program)) checkCall(program, call, add)
  return problems
}

function checkCall(program: AnalysedProgram, call: Call, add: Add): void {
  const [path, options] = call.arguments
  if (path === undefined) add("bot_file_missing", call)
  else checkPath(program, path, add)
  if (options === undefined) return
  const value = settled(program, options)
  if (value.kind === "object") checkOptions(program, value, add)
}

function checkPath(program: AnalysedProgram, path: Expression, add: Add): void {
  const text = constantText(program, path)
  if (text === undefined)
    return add("bot_file_not_constant", path, { value: program.source.slice(path.start, path.end) })
  if (!BOT_FILE.test(text.value)) add("bot_file_kind", text, { file: text.value })
}
