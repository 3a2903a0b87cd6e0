/** Bounds the connections of a server, so that idle ones of one visitor keep nobody else out. */
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { Socket } from "node:net"

const MOST = 512
const MOST_OF_ADDRESS = 64
/** A connection that has sent no whole request by then is closed. */
const HEADERS_MS = 5000

/** Sets a server's limits; connections above them take the place of the oldest idle one. */
export function boundSockets(server: Server): void {
  server.headersTimeout = HEADERS_MS
  server.requestTimeout = 2 * HEADERS_MS
  server.keepAliveTimeout = HEADERS_MS
  server.maxHeadersCount = 100
  const sockets = new Map<Socket, { busy: number }>()
  server.on("connection", (socket: Socket) => {
    sockets.set(socket, { busy: 0 })
    socket.once("close", () => sockets.delete(socket))
    // What a visitor's end of the connection does is no error of ours.
    socket.on("error", () => {})
    makeRoom(sockets, socket)
  })
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    const state = sockets.get(socket)
    if (state === undefined) return
    state.busy += 1
    response.once("close", () => {
      state.busy -= 1
    })
  })
}

function makeRoom(sockets: Map<Socket, { busy: number }>, newest: Socket): void {
  const near = [...sockets].filter(([each]) => each.remoteAddress === newest.remoteAddress)
  if (near.length <= MOST_OF_ADDRESS && sockets.size <= MOST) return
  const crowd = near.length > MOST_OF_ADDRESS ? near : [...sockets]
  const idle = crowd.find(([each, { busy }]) => busy === 0 && each !== newest)
  const [leaving] = idle ?? [newest]
  leaving.destroy()
}
