/** One question to every shard, one result for each in ascending id, gaps and their reasons included. */
import { Fault } from "../../fault.ts"
import { faultOf, reasonOf } from "../ipc/conversation.ts"
import type { ShardQuestion } from "../ipc/messages.ts"
import type { Outcome } from "../ipc/pending.ts"
import type { Answers } from "../reasons.ts"
import type { ShardState } from "./shard-state.ts"
import type { Supervisor } from "./supervisor.ts"

/** What one shard answered, or why it did not. */
export interface ShardAnswer {
  state: ShardState
  outcome: Outcome | { kind: "not-asked"; why: string }
}

/** @param only the one shard to ask; all without it */
export function askAll(
  supervisor: Supervisor,
  question: ShardQuestion,
  deadlineMs: number,
  only?: number,
): Promise<ShardAnswer[]> {
  const asked = supervisor.states.filter(({ id }) => only === undefined || id === only)
  return Promise.all(
    asked.map(async (state) => {
      const process = supervisor.processOf(state.id)
      if (process === undefined || state.name === "starting" || state.name === "stopping") {
        return { state, outcome: { kind: "not-asked" as const, why: whyNotAsked(state) } }
      }
      return { state, outcome: await process.ask(question, deadlineMs) }
    }),
  )
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
