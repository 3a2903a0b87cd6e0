/** One process takes the place of another that is the same shards, without an event lost or handled twice. */
import type { GatewayEvent } from "../ipc/messages.ts"
import type { ShardProcess } from "./shard-process.ts"
import type { Slot } from "./slot.ts"

/** The old process has this long to say what it has handled: it only has to read a message. */
const HAND_OVER_MS = 2000

type Ready = Extract<GatewayEvent, { kind: "ready" }>

/** What each shard of a process said when it became ready. */
export type ReadyShards = ReadonlyMap<number, Ready>

/** A process on its way up, beside the one whose place it will take. */
export class Successor {
  readonly process: ShardProcess
  readonly #up: Promise<void>
  #settle: () => void = () => {}
  readonly #ready = new Map<number, Ready>()
  #hasEnded = false

  constructor(fork: () => ShardProcess) {
    this.#up = new Promise((settle) => {
      this.#settle = settle
    })
    this.process = fork()
  }

  /** Undefined while one of its shards is not ready. */
  get ready(): ReadyShards | undefined {
    return this.process.shardIds.every((id) => this.#ready.has(id)) ? this.#ready : undefined
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** @param from who tells it: the old process's words are not this one's */
  hear(from: ShardProcess, shardId: number, event: GatewayEvent): void {
    if (from !== this.process) return
    if (event.kind === "ready") {
      this.#ready.set(shardId, event)
      if (this.ready !== undefined) this.#settle()
    }
    if (event.kind === "fatal") this.#settle()
  }

  ended(process: ShardProcess): void {
    if (process !== this.process) return
    this.#hasEnded = true
    this.#settle()
  }

  /** Settles when it is ready, when it ends or when its time is over. */
  async whenUp(withinMs: number): Promise<void> {
    const timer = setTimeout(() => this.#settle(), withinMs)
    await this.#up
    clearTimeout(timer)
  }
}

export interface Replacing {
  fork(): ShardProcess
  /** The slot has got or lost a process. */
  changed(): void
  isWanted(): boolean
  /** The new process has this long to become ready. */
  withinMs: number
}

/**
 * Starts a process beside a slot's own, and puts it in that one's place once it is ready. The replaced
 * process is among the leaving ones then, for the caller to end.
 * @returns what the new one's shards said when they became ready; undefined when it did not come up
 */
export async function replaceProcess(slot: Slot, how: Replacing): Promise<ReadyShards | undefined> {
  const old = slot.process
  if (old === undefined) return undefined
  await old.ask({ kind: "note-events" }, HAND_OVER_MS)
  const successor = new Successor(() => how.fork())
  slot.successor = successor
  how.changed()
  await successor.whenUp(how.withinMs)
  const { ready, hasEnded } = successor
  slot.successor = undefined
  if (ready === undefined || hasEnded || slot.process !== old || !how.isWanted()) {
    successor.process.kill()
    return undefined
  }
  // From here on what the new one tells is the shard's own word, its end included.
  slot.leaving.add(old)
  slot.process = successor.process
  await handOver(old, successor.process)
  return slot.process === successor.process ? ready : undefined
}

/**
 * Both are connected: the old one stops handling events and says which it has handled, the new one
 * handles the others. An old process that does not answer is ending, and its handlers with it.
 */
async function handOver(old: ShardProcess, successor: ShardProcess): Promise<void> {
  const outcome = await old.ask({ kind: "hand-over" }, HAND_OVER_MS)
  const value = outcome.kind === "answered" ? outcome.value : []
  const handled = Array.isArray(value) ? value.filter((each) => typeof each === "string") : []
  await successor.ask({ kind: "take-over", handled }, HAND_OVER_MS)
}
