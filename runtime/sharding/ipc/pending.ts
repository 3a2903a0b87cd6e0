/**
 * Questions that went to another process and wait for their end. Each ends exactly once, in one of
 * four ways, whatever arrives afterwards.
 */
import type { PlainFault } from "../../fault.ts"

export type Outcome =
  | { kind: "answered"; value: unknown }
  | { kind: "refused"; fault: PlainFault }
  | { kind: "out-of-time"; afterMs: number }
  | { kind: "gone" }

interface Pending {
  settle(outcome: Outcome): void
  timer: NodeJS.Timeout | undefined
}

export class PendingQuestions {
  #nextId = 1
  #isOpen = true
  readonly #pending = new Map<number, Pending>()

  /** How many questions wait. */
  get size(): number {
    return this.#pending.size
  }

  /**
   * Opens a question.
   * @param deadlineMs when it ends as out of time; undefined waits as long as the other side lives
   * @returns the id to send, and how it ended; the promise never rejects
   */
  open(deadlineMs?: number): { id: number; outcome: Promise<Outcome> } {
    const id = this.#nextId++
    const outcome = new Promise<Outcome>((settle) => {
      if (!this.#isOpen) return settle({ kind: "gone" })
      const timer =
        deadlineMs === undefined
          ? undefined
          : setTimeout(
              () => this.settle(id, { kind: "out-of-time", afterMs: deadlineMs }),
              deadlineMs,
            )
      this.#pending.set(id, { settle, timer })
    })
    return { id, outcome }
  }

  /** Ends one question. False when it is not waiting: never asked, or ended before. */
  settle(id: number, outcome: Outcome): boolean {
    const pending = this.#pending.get(id)
    if (pending === undefined) return false
    this.#pending.delete(id)
    clearTimeout(pending.timer)
    pending.settle(outcome)
    return true
  }

  /** The other side is gone: ends all that wait and every later question at once. */
  close(): void {
    this.#isOpen = false
    for (const id of [...this.#pending.keys()]) this.settle(id, { kind: "gone" })
  }
}
