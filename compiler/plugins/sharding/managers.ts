/** What must hold for a call of `create_shard_manager`: its path and its options. */
import type { Problem } from "../../problems/problem.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import type { Call, Expression, ObjectLiteral } from "../../tree/nodes.ts"
import { nodesOf } from "../../tree/nodes-of.ts"
import { BOT_FILE } from "./entries.ts"
import { checkFleets, type Manager } from "./fleets.ts"
import { constantText, managerCalls, settled } from "./manager-calls.ts"
import { checkOptions, sourceOf } from "./options.ts"
import { type Add, reporter } from "./reporter.ts"
import { checkRespawns } from "./respawns.ts"

export function checkManagers(program: AnalysedProgram): Problem[] {
  const problems: Problem[] = []
  const { add } = reporter(program, problems)
  const checked = new Set<ObjectLiteral>()
  const managers = managerCalls(program).map((call) => checkCall(program, call, checked, add))
  checkFleets(program, managers, add)
  checkRespawns(program, managers, problems)
  return problems
}

function checkCall(
  program: AnalysedProgram,
  call: Call,
  checked: Set<ObjectLiteral>,
  add: Add,
): Manager {
  const [path, options] = call.arguments
  if (path === undefined) add("bot_file_missing", call)
  else checkPath(program, path, add)
  const value = options === undefined ? undefined : settled(program, options)
  if (options !== undefined && path !== undefined && constantText(program, path) !== undefined)
    checkOptionsPlace(program, options, add)
  if (value?.kind !== "object" || isChanged(program, options)) return { call, known: new Map() }
  // Two managers may share one variable.
  const silent = checked.has(value)
  checked.add(value)
  return { call, known: checkOptions(program, value, silent ? () => {} : add) }
}

/** Some libraries take the token itself where the options stand here. */
function checkOptionsPlace(program: AnalysedProgram, options: Expression, add: Add): void {
  const value = settled(program, options)
  if (value.kind !== "text" && !isArgument(program, value)) return
  const isWritten = options.kind === "text"
  const token = isWritten ? 'get_argument("TOKEN")' : sourceOf(program, options)
  add("token_without_name", options, { token })
}

function isArgument({ names }: AnalysedProgram, value: Expression): boolean {
  if (value.kind !== "call" || value.callee.kind !== "name") return false
  return names.words.get(value.callee)?.name === "get_argument"
}

/** Whether the object of a variable gains or loses entries, so that its literal does not say all. */
function isChanged({ tree, names }: AnalysedProgram, options: Expression | undefined): boolean {
  if (options?.kind !== "name") return false
  const declaration = names.declarations.get(options)
  return nodesOf(tree.body, "assign", "delete").some(({ target }) => {
    if (target.kind !== "member" && target.kind !== "index") return false
    const { object } = target
    return object.kind === "name" && names.declarations.get(object) === declaration
  })
}

function checkPath(program: AnalysedProgram, path: Expression, add: Add): void {
  const text = constantText(program, path)
  if (text === undefined) {
    const value = program.source.slice(path.start, path.end)
    const isOther = ["number", "boolean", "null", "list", "object", "function"].includes(path.kind)
    return add(isOther ? "bot_file_missing" : "bot_file_not_constant", path, { value, isOther })
  }
  if (!BOT_FILE.test(text.value)) add("bot_file_kind", text, { file: text.value })
}
