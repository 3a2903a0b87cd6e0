/**
 * A second pipe for long answers. Node's IPC makes JSON of a text and UTF-8 of that, and reads it back in pieces: most
 * of the time of a call that brings a hundred kilobytes (measured). Here a text's own bytes travel.
 */
import type { Duplex } from "node:stream"

/** Shorter answers are quicker where the other messages go, in one batch. */
export const LONG = 8_192

/** Who sends more than this in one answer is no process of ours. */
const LONGEST_BYTES = 256 * 1024 * 1024

/** What the bytes of a frame are, by the number in its head. */
const FORMS = ["ascii text", "ascii json", "json"] as const
type Form = (typeof FORMS)[number]

/** Id, length and form. */
const HEADER_BYTES = 9

/** One answer; the id is its question's. */
export interface LongAnswer {
  kind: "answer"
  id: number
  value: unknown
}

interface Frame {
  id: number
  form: Form
  body: Buffer
  filled: number
}

export class LongAnswers {
  readonly #pipe: Duplex
  readonly #received: (answer: LongAnswer) => void
  readonly #strange: () => void
  #isOpen = true
  #header: Buffer = Buffer.alloc(0)
  #frame: Frame | undefined

  /** @param strange told when something else than frames arrives; the pipe is closed then */
  constructor(pipe: Duplex, received: (answer: LongAnswer) => void, strange: () => void) {
    this.#pipe = pipe
    this.#received = received
    this.#strange = strange
    pipe.on("data", (chunk: Buffer) => this.#read(chunk))
    // A pipe that breaks does so with its process, of which the channel tells.
    pipe.on("error", () => {})
    pipe.on("close", () => {
      this.#isOpen = false
    })
  }

  /** @returns false for an answer that has to go another way */
  send(answer: LongAnswer): boolean {
    if (!this.#isOpen || !isLong(answer.value)) return false
    this.#pipe.write(frameOf(answer))
    return true
  }

  #read(chunk: Buffer): void {
    for (let rest = chunk; rest.length > 0 && this.#isOpen; ) {
      rest = this.#frame === undefined ? this.#readHeader(rest) : this.#readBody(rest, this.#frame)
    }
  }

  #readHeader(chunk: Buffer): Buffer {
    const missing = HEADER_BYTES - this.#header.length
    this.#header = Buffer.concat([this.#header, chunk.subarray(0, missing)])
    if (this.#header.length < HEADER_BYTES) return chunk.subarray(missing)
    const length = this.#header.readUInt32LE(4)
    const form = FORMS[this.#header.readUInt8(8)]
    if (form === undefined || length > LONGEST_BYTES) return this.#giveUp()
    const body = Buffer.allocUnsafeSlow(length)
    this.#frame = { id: this.#header.readUInt32LE(0), form, body, filled: 0 }
    this.#header = this.#header.subarray(0, 0)
    return chunk.subarray(missing)
  }

  #readBody(chunk: Buffer, frame: Frame): Buffer {
    const missing = frame.body.length - frame.filled
    chunk.copy(frame.body, frame.filled, 0, missing)
    frame.filled += Math.min(chunk.length, missing)
    if (frame.filled === frame.body.length) this.#end(frame)
    return chunk.subarray(missing)
  }

  #end({ id, form, body }: Frame): void {
    this.#frame = undefined
    const value = readForm(form, body)
    if (value === undefined) this.#giveUp()
    else this.#received({ kind: "answer", id, value })
  }

  /** Nobody knows where the next frame would begin. */
  #giveUp(): Buffer {
    this.#isOpen = false
    this.#pipe.destroy()
    this.#strange()
    return Buffer.alloc(0)
  }
}

/** A text of ASCII is its own bytes; all else is JSON, which keeps halves of characters as they are. */
function frameOf({ id, value }: LongAnswer): Buffer {
  if (typeof value === "string") {
    const length = Buffer.byteLength(value)
    if (length === value.length) return filled(id, "ascii text", value, length)
  }
  const json = JSON.stringify(value)
  const length = Buffer.byteLength(json)
  return filled(id, length === json.length ? "ascii json" : "json", json, length)
}

function filled(id: number, form: Form, text: string, length: number): Buffer {
  const frame = Buffer.allocUnsafeSlow(HEADER_BYTES + length)
  frame.writeUInt32LE(id, 0)
  frame.writeUInt32LE(length, 4)
  frame.writeUInt8(FORMS.indexOf(form), 8)
  frame.write(text, HEADER_BYTES, form === "json" ? "utf8" : "latin1")
  return frame
}

/** @returns undefined for what is no JSON */
function readForm(form: Form, body: Buffer): unknown {
  const text = body.toString(form === "json" ? "utf8" : "latin1")
  if (form === "ascii text") return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Whether an answer's text is long; looks no further than it must. */
function isLong(value: unknown): boolean {
  return leftOf(value, LONG) <= 0
}

/** What is left of so many characters once a plain value's text has taken its part. */
function leftOf(value: unknown, left: number): number {
  if (typeof value === "string") return left - value.length
  if (typeof value !== "object" || value === null) return left - 4
  let rest = left
  for (const [key, each] of Object.entries(value)) {
    if (rest <= 0) return rest
    rest = leftOf(each, rest - key.length)
  }
  return rest
}
