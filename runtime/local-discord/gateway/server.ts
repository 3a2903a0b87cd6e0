/** WebSocket handshakes, HELLO, and the sweep that closes connections which stopped beating. */

import type { IncomingMessage, Server } from "node:http"
import { STATUS_CODES } from "node:http"
import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import { WebSocketServer } from "ws"
import type { Realm } from "../realm.ts"
import { createStreamPacker, plainPacker } from "./compression.ts"
import { Connection } from "./connection.ts"
import type { GatewayMemory } from "./opcodes.ts"
import { answerPayload } from "./opcodes.ts"

export interface Gateway {
  connections(): Connection[]
  stop(): void
}

/** Real milliseconds that a heartbeat may be late, because a busy computer does not scale. */
const LATE_BY_MS = 500

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`)
}

export function startGateway(http: Server, realm: Realm): Gateway {
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1 << 20 })
  const open = new Set<Connection>()
  const memory: GatewayMemory = { pacing: new Map(), memberRequests: new Map() }
  const intervalMs = realm.time.scaled(realm.settings.heartbeatIntervalMs)

  http.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy())
    const text = `http://localhost${request.url ?? "/"}`
    if (!URL.canParse(text)) return refuse(socket, 404)
    const url = new URL(text)
    const isResumeHost = url.pathname.startsWith("/resume")
    if (!isResumeHost && !url.pathname.startsWith("/gateway")) return refuse(socket, 404)
    if (realm.faults.gatewayDown || (isResumeHost && realm.faults.resumeHostDown)) {
      realm.stats.turnedAway++
      return refuse(socket, 503)
    }
    wss.handleUpgrade(request, socket, head, (ws) => accept(ws, url))
  })

  function accept(ws: WebSocket, url: URL): void {
    const isStream = url.searchParams.get("compress") === "zlib-stream"
    const connection = new Connection(ws, realm, isStream ? createStreamPacker() : plainPacker)
    open.add(connection)
    realm.stats.connections++
    realm.stats.connectionsEver++
    ws.on("error", () => {})
    ws.on("close", (code) => release(connection, code))
    ws.on("message", (data) => answerPayload(connection, String(data), realm, memory))
    const version = url.searchParams.get("v")
    const encoding = url.searchParams.get("encoding") ?? "json"
    if (version !== "10" && version !== "9") return connection.close(4012, "Invalid API version.")
    if (encoding !== "json") return connection.close(4002, "Error while decoding payload.")
    connection.send({ op: 10, d: { heartbeat_interval: Math.ceil(intervalMs), _trace: [] } })
  }

  /** 1000 and 1001 from the client end its session at once; after anything else it can be resumed. */
  function release(connection: Connection, code: number): void {
    open.delete(connection)
    realm.stats.connections--
    connection.release()
    const { session } = connection
    if (session?.line !== connection) return
    const byClient = !connection.isClosing
    realm.sessions.lose(session)
    if (byClient) realm.transcript.add("close", session.shardId, `${code} by the bot`)
    if (code === 1000 || code === 1001) realm.sessions.end(session)
  }

  const sweep = setInterval(
    () => {
      const oldest = realm.time.now() - 2 * intervalMs - LATE_BY_MS
      for (const connection of open) {
        if (connection.lastBeatAt < oldest) connection.close(4009, "Session timed out.")
      }
    },
    Math.max(20, intervalMs / 4),
  )
  sweep.unref()

  return {
    connections: () => [...open],
    stop() {
      clearInterval(sweep)
      for (const connection of open) connection.drop()
      wss.close()
    },
  }
}
