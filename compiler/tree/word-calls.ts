/** Calls of the language's own words. */
import type { Names } from "./names.ts"
import type { Call, Node } from "./nodes.ts"
import { nodesOf } from "./nodes-of.ts"

const known = new WeakMap<Names, Map<string, Call[]>>()

/**
 * The calls that name a word of the runtime, in the order of a walk.
 * @param word the runtime's export, `respawnShard`; aliases of it count as it
 */
export function callsOfWord(
  { tree, names }: { tree: { body: Node }; names: Names },
  word: string,
): readonly Call[] {
  let calls = known.get(names)
  if (calls === undefined) {
    calls = read(tree.body, names)
    known.set(names, calls)
  }
  return calls.get(word) ?? []
}

function read(body: Node, names: Names): Map<string, Call[]> {
  const calls = new Map<string, Call[]>()
  for (const call of nodesOf(body, "call")) {
    const word = call.callee.kind === "name" ? names.words.get(call.callee)?.export : undefined
    if (word === undefined) continue
    const others = calls.get(word)
    if (others === undefined) calls.set(word, [call])
    else others.push(call)
  }
  return calls
}
