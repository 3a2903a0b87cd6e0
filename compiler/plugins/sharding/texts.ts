/** Texts that shards follow or run: finds them, and has what the checked text says of a client. */
import type { CodeTexts } from "../../plugin.ts"
import type { AnalysedProgram } from "../../tree/facts.ts"
import { nodesOf } from "../../tree/nodes-of.ts"
import { callsOfWord } from "../../tree/word-calls.ts"
import { readCode } from "./code-texts.ts"
import { readPath } from "./path-texts.ts"

/** `$travels` names why a value cannot leave its shard in the type that the checker complains about. */
const DECLARATIONS = `type $Client = import("easylang/runtime").ShardClient
declare function $values<T>(asked: Promise<any[]>, read: (client: $Client) => T): Promise<import("easylang/runtime").Travelled<T>[]>
declare function $results<T>(asked: Promise<any[]>, run: (this: $Client, client: $Client, context: any) => Promise<T>): Promise<import("easylang/runtime").Travelled<T>[]>
declare function $travels<T>(value: T & import("easylang/runtime").Travels<T>): T
declare function $at<T>(of: T, key: string): T extends ReadonlyMap<any, infer Value> ? Value : T extends readonly (infer Item)[] ? Item : any
`

export function readTexts(program: AnalysedProgram): CodeTexts {
  const found: CodeTexts = {
    problems: [],
    calls: [],
    declarations: DECLARATIONS,
    regions: [],
    scripts: [],
    ownProperties: new Set(),
    // What a package does nobody knows.
    codeFromText: [...program.facts.links.values()].some(({ kind }) => kind === "package"),
  }
  for (const call of callsOfWord(program, "fetchClientValues")) readPath(program, call, found)
  const calls = callsOfWord(program, "broadcastEval")
  const statements = calls.length === 0 ? [] : nodesOf(program.tree.body, "expression")
  const unused = new Set<unknown>(statements.map(({ expression }) => expression))
  for (const call of calls) readCode(program, call, !unused.has(call), found)
  // Read as a value it may be called with anything.
  const called = new Set<unknown>(calls.map(({ callee }) => callee))
  for (const [name, word] of program.names.words) {
    if (word.export === "broadcastEval" && !called.has(name)) found.codeFromText = true
  }
  return found
}
