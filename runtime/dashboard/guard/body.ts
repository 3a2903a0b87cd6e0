/** Reads the body of a request, up to a size. */
import type { IncomingMessage } from "node:http"

/** Every action is a line of JSON; a long chat message fits. */
const LONGEST_BODY = 16 * 1024

/** The body's text, or undefined when it is too long; then nothing more is read. */
export function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((settle) => {
    if (Number(request.headers["content-length"] ?? 0) > LONGEST_BODY) return settle(undefined)
    let size = 0
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= LONGEST_BODY) return void chunks.push(chunk)
      request.pause()
      settle(undefined)
    })
    request.on("end", () => settle(Buffer.concat(chunks).toString("utf8")))
    request.on("error", () => settle(undefined))
    request.on("close", () => settle(undefined))
  })
}
