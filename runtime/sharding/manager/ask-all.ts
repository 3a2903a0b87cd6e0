/** One question to every shard, one result for each in ascending id, gaps and their reasons included. */
import { Fault } from "../../fault.ts"
import { faultOf, reasonOf } from "../ipc/conversation.ts"
import type { ShardQuestion } from "../ipc/messages.ts"
import type { Outcome } from "../ipc/pending.ts"
import type { Answers } from "../reasons.ts"
import type { ShardProcess } from "./shard-process.ts"
import type { ShardState } from "./shard-state.ts"
import type { Supervisor } from "./supervisor.ts"

/** What one shard answered, or why it did not. */
export interface ShardAnswer {
  state: ShardState
  outcome: Outcome | { kind: "not-asked"; why: string }
}

export type AskedOfAll = Extract<ShardQuestion, { kind: "evaluate" | "read-path" | "health" }>

/** @param only the one shard to ask; all without it */
export function askAll(
  supervisor: Supervisor,
  question: AskedOfAll,
  deadlineMs: number,
  only?: number,
): Promise<ShardAnswer[]> {
  const asked = supervisor.states.filter(({ id }) => only === undefined || id === only)
  const ask = asker(question, deadlineMs)
  return Promise.all(
    asked.map(async (state) => {
      const process = supervisor.processOf(state.id)
      if (process === undefined || UNASKED.has(state.name)) {
        return { state, outcome: { kind: "not-asked" as const, why: whyNotAsked(state) } }
      }
      return { state, outcome: await ask(process, state.id) }
    }),
  )
}

/** A stopped shard's process may go on for others. */
const UNASKED: ReadonlySet<string> = new Set(["starting", "stopping", "given up"])

/** Code and paths are asked of each shard; for its numbers a process is asked once, and tells those of all its shards. */
function asker(question: AskedOfAll, deadlineMs: number) {
  const healths = new Map<ShardProcess, Promise<Outcome>>()
  return (process: ShardProcess, shardId: number): Promise<Outcome> => {
    if (question.kind !== "health") return process.ask({ ...question, shardId }, deadlineMs)
    const known = healths.get(process) ?? process.ask(question, deadlineMs)
    healths.set(process, known)
    return known
  }
}

function whyNotAsked({ name }: ShardState): string {
  return name === "given up" ? "its process ended and does not start again" : `it is ${name}`
}

/** Why there is no value, in words that continue "shard 2 …"; undefined when there is one. */
export function gapOf({ outcome }: ShardAnswer): string | undefined {
  if (outcome.kind === "answered") return undefined
  return outcome.kind === "not-asked" ? outcome.why : reasonOf(outcome)
}

/**
 * The values, null in the gaps, and why.
 * @throws Fault the shards' own words when every one that was asked refused: then the question is wrong
 */
export function valuesOf(answers: readonly ShardAnswer[]): Answers {
  const refused = answers.flatMap(({ outcome }) => (outcome.kind === "refused" ? [outcome] : []))
  const asked = answers.filter(({ outcome }) => outcome.kind !== "not-asked")
  const [first] = refused
  if (first !== undefined && refused.length === asked.length) {
    const fault = faultOf(first)
    throw new Fault(fault.code, fault.message, fault.facts)
  }
  return {
    values: answers.map(({ outcome }) => (outcome.kind === "answered" ? outcome.value : null)),
    reasons: answers.map((answer) => gapOf(answer) ?? null),
  }
}
