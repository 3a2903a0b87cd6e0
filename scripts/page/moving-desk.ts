/** What a page looks at when a big fleet never stands still. */
import { MadeDesk, madeShard } from "../../runtime/dashboard/dashboard.test-support.ts"

/** Looks after which a shard has all the history that a page shows. */
export const GROWN_LOOKS = 125
/** Time that passes between two looks: at first as much as a row of history stands for, then as in life. */
const GROWING_MS = 2000
const LOOK_MS = 250

/** A fleet in which everything moves at each look. */
export class MovingDesk extends MadeDesk {
  looks = 0
  #at = Date.now()
  readonly #since = this.#at

  override async fleet() {
    this.looks += 1
    this.#at += this.looks > GROWN_LOOKS ? LOOK_MS : GROWING_MS
    this.shards = Array.from({ length: 64 }, (_, id) =>
      madeShard(id, {
        state: (id + this.looks) % 9 === 0 ? "identifying" : "ready",
        receiving: (id + this.looks) % 9 !== 0,
        ping: 30 + ((id * 7 + this.looks * 3) % 50),
        memoryMb: 80 + ((id + this.looks) % 20),
        guilds: 1000 + this.looks,
        loopDelayMs: (id + this.looks) % 30,
        since: this.#since,
      }),
    )
    return { ...(await super.fleet()), at: this.#at }
  }
}
