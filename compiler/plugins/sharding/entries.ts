/** The files that a program starts as processes of their own: constant first arguments of `create_shard_manager`. */
import type { Entry } from "../../tree/compiled.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { constantText, managerCalls } from "./manager-calls.ts"

/** Kinds of files that a shard can be started from. */
export const BOT_FILE = /\.(ez|ezlang|js|mjs|cjs|ts)$/

export function findEntries(program: AnalysedProgram): Entry[] {
  const entries = new Map<string, Entry>()
  for (const {
    arguments: [path],
  } of managerCalls(program)) {
    const text = path === undefined ? undefined : constantText(program, path)
    if (text === undefined || !BOT_FILE.test(text.value) || entries.has(text.value)) continue
    entries.set(text.value, { name: text.value, start: text.start, end: text.end })
  }
  return [...entries.values()]
}
