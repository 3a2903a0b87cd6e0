/** Asking and being asked over one channel: ids, deadlines and answers, the same in both directions. */
import { type Fault, fromPlainFault, type PlainFault, toPlainFault } from "../../fault.ts"
import type { Exchange } from "./messages.ts"
import { type Outcome, PendingQuestions } from "./pending.ts"

/** What the asker's waiting is to who answers: most questions never look, and a signal costs more than many answers. */
class Asked {
  #abort: AbortController | undefined
  #isOver = false

  get signal(): AbortSignal {
    this.#abort ??= new AbortController()
    if (this.#isOver) this.#abort.abort()
    return this.#abort.signal
  }

  end(): void {
    this.#isOver = true
    this.#abort?.abort()
  }
}

/**
 * One side of a conversation.
 * @typeParam Ours what this side asks
 * @typeParam Theirs what the other side asks
 */
export class Conversation<Ours, Theirs> {
  readonly #send: (message: Exchange<Ours>) => void
  readonly #answer: (question: Theirs, asked: { readonly signal: AbortSignal }) => unknown
  readonly #waiting = new PendingQuestions()
  readonly #asked = new Map<number, Asked>()

  /**
   * @param send puts a message on the channel
   * @param answer answers a question of the other side; what it throws travels back as a refusal;
   *   its `signal` aborts when the asker no longer waits
   */
  constructor(
    send: (message: Exchange<Ours>) => void,
    answer: (question: Theirs, asked: { readonly signal: AbortSignal }) => unknown,
  ) {
    this.#send = send
    this.#answer = answer
  }

  /** How many of our questions wait. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** Asks, and tells how it ended; never rejects. Without a deadline it waits while the other side lives. */
  async ask(question: Ours, deadlineMs?: number, signal?: AbortSignal): Promise<Outcome> {
    const { id, outcome } = this.#waiting.open(deadlineMs)
    this.#send({ kind: "ask", id, question })
    const forget = () => {
      this.#waiting.settle(id, { kind: "refused", fault: refusalOf(signal?.reason) })
      this.#send({ kind: "forget", id })
    }
    if (signal?.aborted) forget()
    signal?.addEventListener("abort", forget, { once: true })
    const ended = await outcome
    signal?.removeEventListener("abort", forget)
    return ended
  }

  /** Takes a message of the exchange. False when it ends a question that does not wait (any more). */
  receive(message: Exchange<Theirs>): boolean {
    switch (message.kind) {
      case "ask":
        void this.#answerOne(message.id, message.question)
        return true
      case "forget":
        this.#asked.get(message.id)?.end()
        return true
      case "answer":
        return this.#waiting.settle(message.id, { kind: "answered", value: message.value ?? null })
      case "refuse":
        return this.#waiting.settle(message.id, { kind: "refused", fault: message.fault })
    }
  }

  /** The other side is gone: our questions end as gone, theirs are aborted. */
  close(): void {
    this.#waiting.close()
    for (const asked of this.#asked.values()) asked.end()
    this.#asked.clear()
  }

  async #answerOne(id: number, question: Theirs): Promise<void> {
    const asked = new Asked()
    this.#asked.set(id, asked)
    try {
      const value = await this.#answer(question, asked)
      this.#send({ kind: "answer", id, value: value ?? null })
    } catch (error) {
      this.#send({ kind: "refuse", id, fault: refusalOf(error) })
    } finally {
      this.#asked.delete(id)
    }
  }
}

/** What was thrown as a message that can be sent: a program may throw anything, also what has no words. */
function refusalOf(thrown: unknown): PlainFault {
  try {
    const { code, message, facts } = toPlainFault(thrown)
    return { code, message: String(message), facts: JSON.parse(JSON.stringify(facts)) }
  } catch {
    return { code: "error", message: "it threw something that cannot be shown", facts: {} }
  }
}

/** What an outcome says when it is no answer, for people: "it did not answer within 10 s". */
export function reasonOf(outcome: Exclude<Outcome, { kind: "answered" }>): string {
  switch (outcome.kind) {
    case "refused":
      return outcome.fault.message
    case "out-of-time":
      return `it did not answer within ${Math.round(outcome.afterMs / 100) / 10} s`
    case "gone":
      return "its process ended before it answered"
  }
}

/** The fault in a refusal. */
export function faultOf(outcome: Extract<Outcome, { kind: "refused" }>): Fault {
  return fromPlainFault(outcome.fault)
}
