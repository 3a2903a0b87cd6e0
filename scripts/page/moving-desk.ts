/** What a page looks at when a big fleet never stands still. */
import { MadeDesk, madeShard } from "../../runtime/dashboard/dashboard.test-support.ts"

/** A fleet in which everything moves at each look. */
export class MovingDesk extends MadeDesk {
  looks = 0

  override async fleet() {
    this.looks += 1
    this.shards = Array.from({ length: 64 }, (_, id) =>
      madeShard(id, {
        state: (id + this.looks) % 9 === 0 ? "identifying" : "ready",
        receiving: (id + this.looks) % 9 !== 0,
        ping: 30 + ((id * 7 + this.looks * 3) % 50),
        memoryMb: 80 + ((id + this.looks) % 20),
        guilds: 1000 + this.looks,
        loopDelayMs: (id + this.looks) % 30,
      }),
    )
    return super.fleet()
  }
}
