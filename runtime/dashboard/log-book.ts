/** The newest lines that a program wrote, for its page; the log itself is what the streams carry. */
import { levelOfManager } from "../log/lines.ts"
import type { LogLevel, LogLine } from "./shapes.ts"

const MOST_KEPT = 2000
/** As much as a page gets at once. */
const MOST_AT_ONCE = 500
/** Lines of several shards in one process count as the first one's. */
const SHARD_NAME = /^\[shard (\d+)(?:[+-]\d+)*\] ?/
const MANAGER_NAME = /^\[manager\] ?/

export class LogBook {
  #lines: LogLine[] = []
  // A program that starts anew goes on above what a page has seen of the one before.
  #count = Date.now()

  /** Takes a line as it stands in a program's output, with the name of who says it in front. */
  addOutput(stream: "out" | "err", text: string): void {
    if (MANAGER_NAME.test(text)) return this.addManagers(text.replace(MANAGER_NAME, ""))
    const shard = SHARD_NAME.exec(text)?.[1]
    const level = stream === "err" ? "error" : "info"
    this.add(shard === undefined ? null : Number(shard), level, text.replace(SHARD_NAME, ""))
  }

  /** Takes the manager's own words. */
  addManagers(text: string): void {
    this.add(null, levelOfManager(text), text)
  }

  add(shard: number | null, level: LogLevel, text: string): void {
    this.#count += 1
    this.#lines.push({ n: this.#count, at: Date.now(), shard, level, text })
    if (this.#lines.length > MOST_KEPT * 1.5) this.#lines = this.#lines.slice(-MOST_KEPT)
  }

  /** Those after a number; the newest ones when there are many. */
  after(n: number): LogLine[] {
    return this.#lines.filter((line) => line.n > n).slice(-MOST_AT_ONCE)
  }
}
