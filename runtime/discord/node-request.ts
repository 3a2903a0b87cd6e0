/**
 * REST requests of discord.js on node:http(s). discord.js would bring undici, and `fetch` Node's own
 * copy of it: seven megabytes in every shard process for a few requests a second.
 */
import { request as httpRequest, type IncomingMessage, STATUS_CODES } from "node:http"
import { request as httpsRequest } from "node:https"
import type { RESTOptions } from "discord.js"
import { Fault } from "../fault.ts"
import { thisProcess } from "../this-process.ts"
import { holdsToken } from "../tokens.ts"

const TOO_MANY_REQUESTS = 429

type MakeRequest = RESTOptions["makeRequest"]
type Init = Parameters<MakeRequest>[1]
type Reply = Awaited<ReturnType<MakeRequest>>

interface Body {
  bytes: string | Uint8Array | undefined
  /** Set when the body decides it: an upload names its own boundary. */
  contentType: string | undefined
}

/** What discord.js's `rest.makeRequest` option wants. Rejects as Node's sockets do (`ECONNREFUSED` …). */
export const nodeRequest: MakeRequest = async (url, init) => {
  const { bytes, contentType } = await readBody(init.body)
  expectNoToken(bytes)
  const headers = readHeaders(init.headers)
  if (contentType !== undefined) headers["content-type"] = contentType
  if (bytes !== undefined) headers["content-length"] = String(Buffer.byteLength(bytes))
  const response = await send(url, init, headers, bytes)
  if (response.statusCode === TOO_MANY_REQUESTS) thisProcess.gauges.rateLimited += 1
  return toReply(response, await readAll(response))
}

/** Nothing that discord.js sends has the token in its body; a program's `!eval` may. */
function expectNoToken(bytes: Body["bytes"]): void {
  if (bytes === undefined || !holdsToken(bytes)) return
  throw new Fault(
    "token_in_message",
    "This would show the bot's token to everybody who reads it on Discord, so it is not sent.",
  )
}

/** An answer that never went over the network. */
export function localReply(value: unknown): Reply {
  const body = Buffer.from(JSON.stringify(value))
  return reply(200, { "content-type": "application/json" }, body)
}

function send(
  url: string,
  init: Init,
  headers: Record<string, string>,
  bytes: Body["bytes"],
): Promise<IncomingMessage> {
  const start = url.startsWith("https:") ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const { signal, method = "GET" } = init as { signal?: AbortSignal; method?: string }
    const sent = start(url, { method, headers, ...(signal && { signal }) }, resolve)
    sent.on("error", reject)
    sent.end(bytes)
  })
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function toReply(response: IncomingMessage, body: Buffer): Reply {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value
  }
  return reply(response.statusCode ?? 0, headers, body)
}

function reply(status: number, headers: Record<string, string>, body: Buffer): Reply {
  const answer = {
    status,
    statusText: STATUS_CODES[status] ?? "",
    ok: status >= 200 && status < 300,
    // Not a `Headers`: that class alone would load undici.
    headers: {
      get: (name: string) => headers[name.toLowerCase()] ?? null,
      has: (name: string) => name.toLowerCase() in headers,
    },
    body: null,
    bodyUsed: false,
    text: async () => body.toString("utf8"),
    json: async () => JSON.parse(body.toString("utf8")),
    arrayBuffer: async () =>
      body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer,
  }
  return answer as unknown as Reply
}

function readHeaders(given: unknown): Record<string, string> {
  const headers: Record<string, string> = {}
  const pairs = Symbol.iterator in Object(given) ? given : Object.entries(Object(given))
  for (const [name, value] of pairs as Iterable<[string, unknown]>) {
    headers[name.toLowerCase()] = String(value)
  }
  return headers
}

async function readBody(body: unknown): Promise<Body> {
  if (body === undefined || body === null) return { bytes: undefined, contentType: undefined }
  if (typeof body === "string" || body instanceof Uint8Array) {
    return { bytes: body, contentType: undefined }
  }
  if (body instanceof ArrayBuffer) return { bytes: new Uint8Array(body), contentType: undefined }
  // Uploads only: Node's Response writes the parts, and loads undici for it.
  const written = new Response(body as ConstructorParameters<typeof Response>[0])
  return {
    bytes: new Uint8Array(await written.arrayBuffer()),
    contentType: written.headers.get("content-type") ?? undefined,
  }
}
