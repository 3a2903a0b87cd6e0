/** Which functions wait: they call something that waits, or a value that may be anybody's function. */
import type { Call, FunctionNode } from "../tree/nodes.ts"
import type { Kind } from "../vocabulary/word.ts"
import type { CallSite, Calls } from "./calls.ts"
import type { ValueCalls } from "./value-calls.ts"
import type { ValueClass } from "./value-class.ts"

export interface Waiting {
  waiting: ReadonlySet<FunctionNode>
  awaited: ReadonlySet<Call>
}

export function findWaiting(
  calls: Calls,
  kindOf: (call: Call["callee"]) => Kind,
  values: ValueCalls,
): Waiting {
  const waiting = new Set<FunctionNode>()
  const callersOf = new Map<FunctionNode | ValueClass, CallSite[]>()
  /** Of functions that are called by value: the class that such calls know them by. */
  const classes = new Map<FunctionNode, ValueClass>()
  const waitingClasses = new Set<ValueClass>()
  const queue: FunctionNode[] = []
  const mark = (within: FunctionNode | undefined): void => {
    if (within === undefined || waiting.has(within)) return
    waiting.add(within)
    queue.push(within)
  }
  const reachedBy = (site: CallSite): FunctionNode | ValueClass | undefined =>
    site.target ?? (site.word === undefined ? values.reached(site.call) : undefined)
  for (const site of calls.sites) {
    const reached = reachedBy(site)
    if (reached === undefined) {
      if (waitsItself(site, kindOf)) mark(site.within)
      continue
    }
    const known = callersOf.get(reached)
    if (known !== undefined) {
      known.push(site)
      continue
    }
    callersOf.set(reached, [site])
    if (isClass(reached)) for (const each of reached.functions) classes.set(each, reached)
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const site of callersOf.get(next) ?? []) mark(site.within)
    const known = classes.get(next)
    if (known === undefined || waitingClasses.has(known)) continue
    waitingClasses.add(known)
    for (const site of callersOf.get(known) ?? []) mark(site.within)
  }
  const awaited = new Set<Call>()
  for (const site of calls.sites) {
    const reached = reachedBy(site)
    const waits =
      reached === undefined
        ? waitsItself(site, kindOf)
        : isClass(reached)
          ? waitingClasses.has(reached)
          : waiting.has(reached)
    if (waits) awaited.add(site.call)
  }
  return { waiting, awaited }
}

function isClass(reached: FunctionNode | ValueClass): reached is ValueClass {
  return "functions" in reached
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
