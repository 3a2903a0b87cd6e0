/**
 * Shards that share a process handle events from the same moment on: discord.js holds back the events of all until
 * its client is ready, and `on_ready` runs once. Until then none of them counts as ready.
 */
import { type Client, Events } from "discord.js"
import { scaledMs } from "../clock.ts"

/** After a shard that came up the next one has this long; then the process goes on without those that lack. */
const PATIENCE_MS = 30_000

/** What discord.js keeps to itself. */
interface InnerSockets {
  triggerClientReady?(): void
}

/**
 * @returns takes what is to be told of a shard that has come up: told when the client is ready, at once when
 *   it is already
 */
export function readyTogether(client: Client): (tell: () => void) => void {
  const waiting: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined
  client.once(Events.ClientReady, () => {
    clearTimeout(timer)
    for (const tell of waiting.splice(0)) tell()
  })
  return (tell) => {
    if (client.isReady()) return tell()
    waiting.push(tell)
    clearTimeout(timer)
    // One may have to wait for hours: for the day's next identifies, say.
    timer = setTimeout(
      () => (client.ws as unknown as InnerSockets).triggerClientReady?.(),
      Math.max(scaledMs(PATIENCE_MS), 2000),
    )
  }
}
