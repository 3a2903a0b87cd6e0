/** What goes out: every answer carries the same headers, and none allows another page to read it. */
import type { ServerResponse } from "node:http"

/** Only what this server sends itself may run, load or be sent to. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ")

const HEADERS = {
  "content-security-policy": CONTENT_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  "cache-control": "no-store",
} as const

/** Sets what every answer carries. */
export function setHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
}

export function reply(
  response: ServerResponse,
  status: number,
  type: "text/plain" | "text/html" | "text/css" | "text/javascript" | "application/json",
  text: string,
): void {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(text)
}

export function replyJson(response: ServerResponse, status: number, value: unknown): void {
  reply(response, status, "application/json", JSON.stringify(value))
}

/** A refusal in one sentence. The connection ends with it, so that what is still being sent is not read. */
export function refuse(response: ServerResponse, status: number, words: string): void {
  response.setHeader("connection", "close")
  reply(response, status, "text/plain", `${words}\n`)
}
