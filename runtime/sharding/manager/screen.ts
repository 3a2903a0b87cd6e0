/**
 * What the manager says: its own lines and a status line on stderr, its shards' lines where they
 * came from. On a terminal the status is one line that is redrawn; a pipe gets plain lines.
 */
import type { Writable } from "node:stream"

const CLEAR_LINE = "\r\x1b[2K"
/** After each of these a stream has to be tried again; after an error no "drain" comes. */
const WAKES = ["drain", "error", "close"]

/** The streams of a program; tests give their own. */
export interface Streams {
  out: Writable
  err: Writable & { isTTY?: boolean; columns?: number }
}

/** One line that was written: a shard's, with its name in front, or the manager's. */
export interface WrittenLine {
  stream: "out" | "err"
  text: string
  isManagers: boolean
}

export class Screen {
  readonly #followers = new Set<(line: WrittenLine) => void>()
  readonly #streams: Streams
  #status = ""
  #secrets: string[] = []
  /** Whom a stream that was full keeps waiting. */
  readonly #waiting: Record<"out" | "err", (() => void)[]> = { out: [], err: [] }

  constructor(streams: Streams = { out: process.stdout, err: process.stderr }) {
    this.#streams = streams
  }

  /** From now on this text is never written. */
  hide(secret: string): void {
    if (secret.length >= 8 && !this.#secrets.includes(secret)) this.#secrets.push(secret)
  }

  /** A line of the manager itself. */
  say(words: string): void {
    const text = this.#safe(words)
    this.#tell({ stream: "err", text, isManagers: true })
    this.#around(() => this.#streams.err.write(`[manager] ${text}\n`))
  }

  /** A line of a shard's output; false when the stream asks to wait for `drain`. */
  pass(stream: "out" | "err", line: string): boolean {
    const text = this.#safe(line)
    this.#tell({ stream, text, isManagers: false })
    return this.#around(() => this.#streams[stream].write(`${text}\n`))
  }

  /** Calls back for each line, as it is written. */
  follow(listener: (line: WrittenLine) => void): void {
    this.#followers.add(listener)
  }

  /** Calls back when a stream takes text again, or when its reader is gone and text is lost anyway. */
  onceDrained(stream: "out" | "err", go: () => void): void {
    const waiting = this.#waiting[stream]
    waiting.push(go)
    // One listener for all shards: Node takes a listener for each to be a leak.
    if (waiting.length > 1) return
    const to = this.#streams[stream]
    const wake = () => {
      for (const event of WAKES) to.off(event, wake)
      for (const each of waiting.splice(0)) each()
    }
    for (const event of WAKES) to.on(event, wake)
  }

  /** Shows what is going on; "" takes it away. Without a terminal each new text is a line. */
  status(words: string): void {
    if (words === this.#status) return
    this.#erase()
    this.#status = words
    if (this.#streams.err.isTTY) this.#draw()
    else if (words !== "") this.#streams.err.write(`[manager] ${words}\n`)
  }

  get isTerminal(): boolean {
    return this.#streams.err.isTTY === true
  }

  #tell(line: WrittenLine): void {
    for (const follower of this.#followers) follower(line)
  }

  #around(write: () => boolean): boolean {
    this.#erase()
    const isFree = write()
    this.#draw()
    return isFree
  }

  #erase(): void {
    if (this.isTerminal && this.#status !== "") this.#streams.err.write(CLEAR_LINE)
  }

  #draw(): void {
    if (!this.isTerminal || this.#status === "") return
    // Some terminals say that they have no columns.
    const columns = this.#streams.err.columns || 80
    this.#streams.err.write(this.#status.slice(0, columns - 1))
  }

  #safe(text: string): string {
    return this.#secrets.reduce((safe, secret) => safe.replaceAll(secret, "[token]"), text)
  }
}
