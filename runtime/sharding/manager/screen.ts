/**
 * What the manager says: its own lines and a status line on stderr, its shards' lines where they
 * came from, each as `log/lines.ts` words it. On a terminal the status is one line that is redrawn.
 */
import type { Writable } from "node:stream"
import {
  formatEvent,
  type LogEvent,
  type LogFormat,
  type LogLevel,
  levelOfManager,
} from "../../log/lines.ts"
import { writeLine } from "../../log/output.ts"

const CLEAR_LINE = "\r\x1b[2K"
/** After each of these a stream has to be tried again; after an error no "drain" comes. */
const WAKES = ["drain", "error", "close"]

/** The streams of a program; tests give their own. */
export interface Streams {
  out: Writable & { isTTY?: boolean }
  err: Writable & { isTTY?: boolean; columns?: number }
}

type Who = Pick<LogEvent, "from" | "shards">
const MANAGER: Who = { from: "manager", shards: [] }

export class Screen {
  readonly #followers = new Set<(event: LogEvent) => void>()
  readonly #streams: Streams
  readonly #format: LogFormat
  #status = ""
  #secrets: string[] = []
  /** Whom a stream that was full keeps waiting. */
  readonly #waiting: Record<"out" | "err", (() => void)[]> = { out: [], err: [] }

  constructor(
    streams: Streams = { out: process.stdout, err: process.stderr },
    format: LogFormat = "plain",
  ) {
    this.#streams = streams
    this.#format = format
  }

  /** From now on this text is never written. */
  hide(secret: string): void {
    if (secret.length >= 8 && !this.#secrets.includes(secret)) this.#secrets.push(secret)
  }

  /** A line of the manager itself. @param level where its words do not show it */
  say(words: string, level: LogLevel = levelOfManager(words)): void {
    this.#around(() => this.#write("err", MANAGER, level, words))
  }

  /** A line of a process's output; false when the stream asks to wait for `drain`. */
  pass(stream: "out" | "err", shards: readonly number[], line: string): boolean {
    const level = stream === "err" ? "error" : "info"
    return this.#around(() => this.#write(stream, { from: "shard", shards }, level, line))
  }

  /** Calls back for each line, as it is written. */
  follow(listener: (event: LogEvent) => void): void {
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
    if (this.isTerminal) this.#draw()
    else if (words !== "") writeLine(this.#streams.err, this.#lineOf(MANAGER, "info", words))
  }

  /** Whether a line can be redrawn; tools that read JSON get whole lines, wherever they read them. */
  get isTerminal(): boolean {
    return this.#streams.err.isTTY === true && this.#format !== "json"
  }

  /** Whether tools read this: an event is one object then, however many lines it has. */
  get isForTools(): boolean {
    return this.#format === "json"
  }

  #write(stream: "out" | "err", who: Who, level: LogLevel, words: string): boolean {
    const text = this.#safe(words)
    const event = { ...who, at: Date.now(), level, text }
    for (const follower of this.#followers) follower(event)
    return writeLine(this.#streams[stream], this.#lineOf(who, level, text, stream))
  }

  #lineOf(who: Who, level: LogLevel, text: string, stream: "out" | "err" = "err"): string {
    const colour = this.#streams[stream].isTTY === true && !process.env.NO_COLOR
    return formatEvent({ ...who, at: Date.now(), level, text }, this.#format, colour)
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
