/** For tests: a gateway client that does only what it is told, and remembers what it got. */
import { WebSocket } from "ws"
import type { Fields } from "../world/types.ts"

export interface Payload {
  op: number
  t: string | null
  s: number | null
  d: Fields
}

export interface RawShard {
  readonly socket: WebSocket
  readonly got: Payload[]
  /** The close code once closed. */
  readonly closed: Promise<number>
  send(payload: unknown): void
  identify(token: string, more?: Fields): void
  /** The first payload, past or to come, that fits. */
  next(fits: (payload: Payload) => boolean, ms?: number): Promise<Payload>
  event(name: string, ms?: number): Promise<Payload>
}

/** Everything that is not privileged, and the three that are. */
export const ALL_INTENTS = (1 << 16) | 0xffff

export function openShard(url: string, query = "v=10&encoding=json"): RawShard {
  const socket = new WebSocket(`${url}?${query}`)
  const got: Payload[] = []
  const watchers = new Set<() => void>()
  socket.on("message", (data) => {
    got.push(JSON.parse(String(data)))
    for (const watcher of watchers) watcher()
  })
  socket.on("error", () => {})
  const closed = new Promise<number>((resolve) => socket.on("close", resolve))

  const shard: RawShard = {
    socket,
    got,
    closed,
    send(payload) {
      const text = typeof payload === "string" ? payload : JSON.stringify(payload)
      if (socket.readyState === socket.OPEN) socket.send(text)
      else socket.once("open", () => socket.send(text))
    },
    identify(token, more = {}) {
      const properties = { os: "test", browser: "test", device: "test" }
      shard.send({ op: 2, d: { token, properties, intents: ALL_INTENTS, shard: [0, 1], ...more } })
    },
    next(fits, ms = 3000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(look)
          const seen = got.map((each) => each.t ?? `op ${each.op}`).join(" ")
          reject(new Error(`Waited in vain; got: ${seen}`))
        }, ms)
        const look = (): void => {
          const found = got.find(fits)
          if (found === undefined) return
          clearTimeout(timer)
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        look()
      })
    },
    event: (name, ms) => shard.next((payload) => payload.t === name, ms),
  }
  return shard
}
