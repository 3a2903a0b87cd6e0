/**
 * Holds back what happens until a program has had its turn after `bot_start`: handlers that stand
 * after it are registered then, and miss nothing that came in the meantime.
 */
import { type Client, Events } from "discord.js"
import { keepingShard } from "./shard-of-event.ts"

/** What the connection tells of itself goes through at once. */
export const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  Events.ClientReady,
  Events.Debug,
  Events.Error,
  Events.Invalidated,
  Events.Raw,
  Events.ShardDisconnect,
  Events.ShardError,
  Events.ShardReady,
  Events.ShardReconnecting,
  Events.ShardResume,
  Events.Warn,
])

/** @returns lets the held events go, in their order, and holds no more */
export function holdEvents(client: Client): () => void {
  const held: (() => void)[] = []
  const emit = client.emit.bind(client) as (event: string, ...values: unknown[]) => boolean
  const hold = (event: string, ...values: unknown[]): boolean => {
    if (OF_THE_CONNECTION.has(event)) return emit(event, ...values)
    held.push(keepingShard(() => emit(event, ...values)))
    // discord.js takes true for "somebody listens".
    return client.listenerCount(event) > 0
  }
  client.emit = hold as Client["emit"]
  return () => {
    // Somebody else's by now: a process that leaves handles nothing any more.
    if (client.emit !== (hold as Client["emit"])) return
    client.emit = emit as Client["emit"]
    for (const go of held) go()
  }
}
