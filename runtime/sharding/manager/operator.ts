/**
 * What a person may do with one shard: respawn it, stop it. Its process ends only where it runs no other shard, or
 * does not answer: else the shard's connection alone is closed or opened anew.
 */
import type { ShardQuestion } from "../ipc/messages.ts"
import type { Restarts } from "./restarts.ts"
import type { Roster } from "./roster.ts"
import type { Screen } from "./screen.ts"
import { nameShards } from "./shard-names.ts"
import type { Slot } from "./slot.ts"

/** A process only has to read a message. */
const ANSWER_MS = 3000

interface Hands {
  /** Ends a process in order; settles when it is gone. */
  stopProcess(slot: Slot): Promise<void>
  /** Ends a process in order, and starts it again. */
  restartProcess(slot: Slot, why: string): Promise<void>
}

export class Operator {
  readonly #roster: Roster
  readonly #restarts: Restarts
  readonly #screen: Screen
  readonly #hands: Hands

  constructor(roster: Roster, restarts: Restarts, screen: Screen, hands: Hands) {
    this.#roster = roster
    this.#restarts = restarts
    this.#screen = screen
    this.#hands = hands
  }

  /** Starts a shard anew. Settles when that has begun. */
  async restart(shardId: number): Promise<void> {
    const slot = this.#roster.slotOf(shardId)
    const { process } = slot
    this.#roster.notesOf(shardId).isHalted = false
    if (process !== undefined && slot.shardIds.length > 1) {
      if (await this.#reopen(slot, shardId)) return
      // It ended meanwhile: its shards are on their way.
      if (slot.process !== process) return
      this.#tellSilent(slot)
    }
    await this.#hands.restartProcess(slot, "respawn_shard")
  }

  /** Stops a shard, until it is restarted. Settles when it is down. */
  async halt(shardId: number): Promise<void> {
    const slot = this.#roster.slotOf(shardId)
    this.#roster.notesOf(shardId).isHalted = true
    this.#roster.apply(shardId, { kind: "told-to-stop" })
    if (this.#roster.wantedOf(slot).length === 0) {
      clearTimeout(slot.restart)
      await this.#hands.stopProcess(slot)
    } else if (slot.process !== undefined) await this.#close(slot, shardId)
  }

  /** A process took the place of another: what was wanted meanwhile was wanted of the old one. */
  async catchUp(slot: Slot): Promise<void> {
    const running = slot.process?.shardIds
    if (running === undefined) return
    const wanted = this.#roster.wantedOf(slot)
    for (const id of running.filter((each) => !wanted.includes(each))) await this.halt(id)
    if (wanted.some((id) => !running.includes(id))) {
      await this.#hands.restartProcess(slot, "respawn_shard")
    }
  }

  async #reopen(slot: Slot, shardId: number): Promise<boolean> {
    const notes = this.#roster.notesOf(shardId)
    notes.isReopening = true
    notes.reason = { cause: "operator", why: "respawn_shard" }
    this.#roster.apply(shardId, { kind: "reopening" })
    const isDone = await askForShard(slot, { kind: "reopen", shardId })
    notes.isReopening = isDone
    if (isDone) this.#restarts.note(shardId, "respawn_shard", Date.now())
    return isDone
  }

  async #close(slot: Slot, shardId: number): Promise<void> {
    if (await askForShard(slot, { kind: "close", shardId })) {
      this.#roster.apply(shardId, { kind: "ended", startsAgain: false })
      return
    }
    this.#tellSilent(slot)
    await this.#hands.restartProcess(slot, `shard ${shardId} was stopped`)
  }

  #tellSilent({ process, shardIds }: Slot): void {
    const isStarting = process?.isSeated !== true
    const why = isStarting ? "is only starting" : "does not answer"
    this.#screen.say(
      `the process of ${nameShards(shardIds)} ${why}; it starts again, with all of its shards.`,
    )
  }
}

/** @returns whether the process did it; false where it lacks the shard, or does not answer */
async function askForShard(
  { process }: Slot,
  question: Extract<ShardQuestion, { kind: "reopen" | "close" }>,
): Promise<boolean> {
  if (process?.isSeated !== true || !process.shardIds.includes(question.shardId)) return false
  const outcome = await process.ask(question, ANSWER_MS)
  return outcome.kind === "answered" && outcome.value === true
}
