/** Which functions wait: they call something that waits, or a value that cannot be seen through. */
import type { Call, FunctionNode } from "../tree/nodes.ts"
import type { Kind } from "../vocabulary/word.ts"
import type { CallSite, Calls } from "./calls.ts"

export interface Waiting {
  waiting: ReadonlySet<FunctionNode>
  awaited: ReadonlySet<Call>
}

export function findWaiting(calls: Calls, kindOf: (call: Call["callee"]) => Kind): Waiting {
  const waiting = new Set<FunctionNode>()
  const callersOf = new Map<FunctionNode, CallSite[]>()
  const queue: FunctionNode[] = []
  const mark = (within: FunctionNode | undefined): void => {
    if (within === undefined || waiting.has(within)) return
    waiting.add(within)
    queue.push(within)
  }
  for (const site of calls.sites) {
    if (site.target !== undefined) {
      const known = callersOf.get(site.target)
      if (known === undefined) callersOf.set(site.target, [site])
      else known.push(site)
    } else if (waitsItself(site, kindOf)) {
      mark(site.within)
    }
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const site of callersOf.get(next) ?? []) mark(site.within)
  }
  const awaited = new Set<Call>()
  for (const site of calls.sites) {
    const waits = site.target === undefined ? waitsItself(site, kindOf) : waiting.has(site.target)
    if (waits) awaited.add(site.call)
  }
  return { waiting, awaited }
}

function waitsItself({ call, word }: CallSite, kindOf: (callee: Call["callee"]) => Kind): boolean {
  if (word !== undefined) return word.waits
  const { callee } = call
  if (callee.kind !== "member") return true
  // What text, numbers and lists can do is done at once.
  const kind = kindOf(callee.object)
  const seenThrough = kind === "text" || kind === "number" || kind === "boolean"
  return !(seenThrough || (typeof kind === "object" && "list" in kind))
}
