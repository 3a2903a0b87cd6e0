/** A server that answers `GET /gateway/bot` as told: for tests that need no more of Discord than that. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { GatewayInfo } from "../gateway-info.ts"

export interface GatewayServer {
  base: string
  /** Requests so far, with the token that each brought. */
  tokens: string[]
  stop(): Promise<void>
}

/** What the server answers: a status with any text, in order; the last one again and again. */
export interface Answer {
  status: number
  text: string
  headers?: Record<string, string>
}

export function gatewayInfo(
  shards: number,
  limit: Partial<GatewayInfo["session_start_limit"]> = {},
): GatewayInfo {
  return {
    url: "ws://127.0.0.1:1",
    shards,
    session_start_limit: {
      total: 1000,
      remaining: 1000,
      reset_after: 0,
      max_concurrency: 1,
      ...limit,
    },
  }
}

export async function startGatewayServer(...answers: Answer[]): Promise<GatewayServer> {
  const tokens: string[] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(tokens.length, answers.length - 1)]
    tokens.push(request.headers.authorization ?? "")
    const isRoute = request.url === "/api/v10/gateway/bot"
    response.writeHead(isRoute ? (answer?.status ?? 500) : 404, answer?.headers ?? {})
    response.end(answer?.text)
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}/api`,
    tokens,
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}

export function ok(info: GatewayInfo): Answer {
  return { status: 200, text: JSON.stringify(info) }
}
