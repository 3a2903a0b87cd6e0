/** The newest lines that a manager wrote, for a dashboard; the log itself is what the streams carry. */
import type { LogLevel, LogLine } from "../../dashboard/shapes.ts"
import type { Screen } from "./screen.ts"

const MOST_KEPT = 2000
/** As much as a page gets at once. */
const MOST_AT_ONCE = 500
const SHARD_NAME = /^\[shard (\d+)(?:\+\d+)*\] ?/

export class LogBook {
  #lines: LogLine[] = []
  #count = 0

  constructor(screen: Screen) {
    screen.follow(({ stream, text, isManagers }) => {
      if (isManagers) return this.add(null, "warning", text)
      const shard = SHARD_NAME.exec(text)?.[1]
      const level = stream === "err" ? "error" : "info"
      this.add(shard === undefined ? null : Number(shard), level, text.replace(SHARD_NAME, ""))
    })
  }

  add(shard: number | null, level: LogLevel, text: string): void {
    this.#count += 1
    this.#lines.push({ n: this.#count, at: Date.now(), shard, level, text })
    if (this.#lines.length > MOST_KEPT * 1.5) this.#lines = this.#lines.slice(-MOST_KEPT)
  }

  /** Those after a number; the newest ones when there are many. */
  after(n: number): LogLine[] {
    // A page that was open before the program started anew has seen higher numbers.
    const from = n > this.#count ? 0 : n
    return this.#lines.filter((line) => line.n > from).slice(-MOST_AT_ONCE)
  }
}
