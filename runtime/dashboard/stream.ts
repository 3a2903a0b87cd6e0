/** Keeps one visitor's page up to date: server-sent events, each topic again only when it has changed. */
import type { ServerResponse } from "node:http"
import type { Rooms } from "./rooms.ts"
import type { Desk } from "./shapes.ts"
import type { Watcher } from "./watcher.ts"

/** Proxies close connections on which nothing happens. */
const BEAT_MS = 15_000
/** What a visitor who does not read may have waiting; then the connection ends, and the page comes again. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024

export interface StreamSources {
  desk: Desk
  watcher: Watcher
  rooms: Rooms | undefined
}

export interface StreamWish {
  /** Number of the last log line that the page has. */
  logsAfter: number
  channel: string
}

/**
 * Sends until the connection closes.
 * @param mayStay asked before each sending: a session may end meanwhile
 */
export function startStream(
  response: ServerResponse,
  { desk, watcher, rooms }: StreamSources,
  wish: StreamWish,
  mayStay: () => boolean,
): void {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" })
  const sent = new Map<string, string>()
  const send = (topic: string, value: unknown) => {
    const text = JSON.stringify(value)
    if (sent.get(topic) === text) return
    sent.set(topic, text)
    response.write(`event: ${topic}\ndata: ${text}\n\n`)
  }
  let { logsAfter } = wish
  let isReading = false
  const sendLogs = async () => {
    if (isReading) return
    isReading = true
    try {
      const lines = await desk.logsAfter(logsAfter)
      logsAfter = lines.at(-1)?.n ?? logsAfter
      if (lines.length > 0) response.write(`event: logs\ndata: ${JSON.stringify(lines)}\n\n`)
    } catch {
      // They come with the next look.
    } finally {
      isReading = false
    }
  }
  const sendRooms = () => {
    for (const [topic, value] of Object.entries(rooms?.look(wish.channel) ?? {})) send(topic, value)
  }
  const look = async () => {
    if (!mayStay() || response.writableLength > MOST_WAITING_BYTES) return void response.destroy()
    const fleet = await watcher.fleet()
    if (fleet !== undefined) send("fleet", { ...fleet, at: fleet.measuredAt })
    sendRooms()
    await sendLogs()
  }
  const unwatch = watcher.watch(() => void look())
  const unfollow = rooms?.onChange(sendRooms)
  const beat = setInterval(() => response.write(": still here\n\n"), BEAT_MS)
  response.once("close", () => {
    unwatch()
    unfollow?.()
    clearInterval(beat)
  })
  send("history", watcher.history)
  void look()
}
