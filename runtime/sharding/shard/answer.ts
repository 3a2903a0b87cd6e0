/** What a shard process answers its manager, from the client that it runs. */
import type { Client } from "discord.js"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import type { HandoverQuestion, ShardQuestion } from "../ipc/messages.ts"
import { clientOfShard } from "./client-of-shard.ts"
import { runForShard } from "./current-shard.ts"
import { compileCode } from "./evaluate.ts"
import { measureHealth } from "./health.ts"
import { plainValue } from "./plain-value.ts"
import { readPath } from "./property-path.ts"
import type { ShardConnections } from "./seat.ts"

/** The plain answer to one question. @throws Fault in words for the program that asked */
export async function answerQuestion(question: ShardQuestion): Promise<unknown> {
  switch (question.kind) {
    case "evaluate":
      return await runForShard(question.shardId, () => evaluate(question))
    case "read-path":
      return plainValue(readPath(clientFor(question), question.path))
    case "health":
      return measureHealth()
    case "reopen":
      return connections().reopen(question.shardId)
    case "close":
      return connections().close(question.shardId)
    case "note-events":
    case "hand-over":
    case "take-over":
      return answerHandover(question)
    default:
      return question satisfies never
  }
}

/** @throws Fault when the program has started no bot yet */
export function answerHandover(question: HandoverQuestion): string[] | null {
  const { relay } = thisProcess
  if (relay === undefined) throw notStarted()
  if (question.kind === "hand-over") return relay.handOver()
  if (question.kind === "note-events") relay.note()
  else relay.takeOver(question.handled)
  return null
}

async function evaluate(question: Extract<ShardQuestion, { kind: "evaluate" }>): Promise<unknown> {
  const run = compileCode(question.code)
  return plainValue(await run(clientFor(question), question.context ?? null))
}

/** @throws Fault when the program has started no bot yet */
function clientFor({ shardId }: { shardId?: number }): Client {
  if (thisProcess.client === undefined) throw notStarted()
  return clientOfShard(thisProcess.client, shardId)
}

function connections(): ShardConnections {
  if (thisProcess.connections === undefined) throw notStarted()
  return thisProcess.connections
}

function notStarted(): Fault {
  return new Fault("not_started", "it has not called bot_start() yet")
}
