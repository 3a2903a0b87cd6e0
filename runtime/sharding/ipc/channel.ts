/**
 * The only file that sends over `child_process` IPC. Messages of one turn of the event loop travel
 * as one list: a broadcast to a process costs one write, not one for each message.
 */
import type { Serializable } from "node:child_process"
import type { Duplex } from "node:stream"
import { type Batch, type Reader, readBatch } from "./codec.ts"
import { type LongAnswer, LongAnswers } from "./long-answers.ts"

/** What a channel needs of a `ChildProcess` or of `process`. */
export interface Port {
  readonly connected: boolean
  send?(message: Serializable, callback: (error: Error | null) => void): boolean
  on(event: "message", listener: (message: unknown) => void): unknown
  on(event: "disconnect", listener: () => void): unknown
}

export interface ChannelEvents<In> {
  message(message: In): void
  /** Something arrived that is no message of this direction. */
  strange?(count: number): void
  /** The other side closed the channel or died. Comes once, after every message. */
  gone(): void
}

export class Channel<In, Out extends { kind: string }> {
  readonly #port: Port
  readonly #isMessage: Reader<In>
  readonly #events: ChannelEvents<In>
  #long: LongAnswers | undefined
  #queue: Out[] = []
  #isFlushing = false

  constructor(port: Port, isMessage: Reader<In>, events: ChannelEvents<In>) {
    this.#port = port
    this.#isMessage = isMessage
    this.#events = events
    port.on("message", (arrival) => deliver(readBatch(arrival, isMessage), events))
    port.on("disconnect", () => events.gone())
  }

  /** From here on long answers go through a pipe of their own, which the other side reads. */
  openLongAnswers(pipe: Duplex): void {
    const isMessage = this.#isMessage
    const received = (answer: unknown) => {
      if (isMessage(answer)) this.#events.message(answer)
    }
    this.#long = new LongAnswers(pipe, received, () => this.#events.strange?.(1))
  }

  /** Queues a message. Sending to a side that is gone does nothing: `gone` tells of that. */
  post(message: Out): void {
    if (isAnswer(message) && this.#long?.send(message)) return
    this.#queue.push(message)
    if (this.#isFlushing) return
    this.#isFlushing = true
    process.nextTick(() => this.flush())
  }

  /** Writes what is queued at once, for a process that is about to end. Messages are plain data: what cannot be serialised is a bug of ours. */
  flush(): void {
    this.#isFlushing = false
    const batch = this.#queue
    this.#queue = []
    // With a callback, Node reports a closed channel there instead of throwing or emitting "error".
    if (this.#port.connected) this.#port.send?.(batch as Serializable, () => {})
  }
}

function isAnswer(message: { kind: string }): message is LongAnswer {
  return message.kind === "answer"
}

function deliver<In>(batch: Batch<In>, events: ChannelEvents<In>): void {
  for (const message of batch.messages) events.message(message)
  if (batch.strange > 0) events.strange?.(batch.strange)
}
