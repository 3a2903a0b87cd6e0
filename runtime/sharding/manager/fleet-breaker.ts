/**
 * Tells a bad deployment from a bad shard: when most processes die the same death again and again, starting
 * them again would only spend identifies. Pure.
 */
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"

/** Deaths in a row after which a process speaks against its program: those that cost an identify count sooner. */
const DEATHS_AFTER_IDENTIFY = 3
/** Before: a database that is late by some minutes must not end the fleet for good. */
const DEATHS_BEFORE_IDENTIFY = 6

/** One process's latest deaths. */
interface Deaths {
  how: string
  count: number
  spent: number
}

/** By process, which goes by the number of its first shard; one that was stable is not in it. */
export type BreakerState = ReadonlyMap<number, Deaths>

export interface Death {
  process: number
  /** "exit code 1", "signal SIGSEGV". */
  how: string
  /** Whether it had sent an IDENTIFY. */
  spentIdentify: boolean
  /** Whether it had been stable before. */
  wasStable: boolean
}

export function afterDeath(state: BreakerState, death: Death): BreakerState {
  const before = state.get(death.process)
  const isSame = before?.how === death.how && !death.wasStable
  const known = isSame ? before : { count: 0, spent: 0 }
  const count = known.count + 1
  const spent = known.spent + (death.spentIdentify ? 1 : 0)
  return new Map(state).set(death.process, { how: death.how, count, spent })
}

/** The process is up to stay, or a person started it anew. */
export function afterRecovery(state: BreakerState, process: number): BreakerState {
  if (!state.has(process)) return state
  const rest = new Map(state)
  rest.delete(process)
  return rest
}

/** The death that most processes die, or undefined. A fleet of one has no majority: it is given up. */
export function decideBreak(state: BreakerState, processes: number): string | undefined {
  if (processes < 2) return undefined
  const votes = new Map<string, number>()
  for (const { how, count, spent } of state.values()) {
    // From outside: somebody, or the system when memory is short, ended it; the program may be fine.
    if (/^signal SIG(KILL|TERM|INT)$/.test(how)) continue
    const speaks = spent >= DEATHS_AFTER_IDENTIFY || count >= DEATHS_BEFORE_IDENTIFY
    if (speaks) votes.set(how, (votes.get(how) ?? 0) + 1)
  }
  return [...votes].find(([, count]) => count > processes / 2)?.[0]
}

/**
 * The fault of a fleet that was stopped for what most of its processes died of.
 * @param them "4 shards", "2 processes"
 */
export function badDeployFault(how: string, them: string): Fault {
  return new Fault(
    "bad_deploy",
    `Most of the ${them} ended again and again in the same way (${how}). That is the program and no accident, so all shards are stopped before they use up the day's logins. Their own words stand above; mend that and start again.`,
    { how, exitCode: EXIT.configuration },
  )
}
