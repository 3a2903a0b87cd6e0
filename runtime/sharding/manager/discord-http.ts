/**
 * One request to Discord's REST by the manager. On node:http(s) and not `fetch`, which would load
 * undici into the manager: 15 MB for a few requests.
 */
import type { IncomingMessage } from "node:http"

const ANSWER_MS = 15_000
/** Discord asks for a User-Agent of this form (docs, reference "User Agent"). */
const USER_AGENT = "DiscordBot (https://www.npmjs.com/package/easylang, 0.1.0)"

export interface Reply {
  status: number
  text: string
  /** From the header of a 429, 0 without one. */
  retryAfterMs: number
}

interface Request {
  url: string
  token: string
  /** With one it is a POST of JSON. */
  body?: unknown
}

/** @throws an error of the network, for {@link wordsOf} */
export async function request({ url, token, body }: Request): Promise<Reply> {
  const http = url.startsWith("https:") ? await import("node:https") : await import("node:http")
  const json = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    authorization: `Bot ${token}`,
    "user-agent": USER_AGENT,
    ...(json !== undefined && {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(json),
    }),
  }
  const method = json === undefined ? "GET" : "POST"
  return new Promise((resolve, reject) => {
    const sent = http.request(
      url,
      { method, headers, timeout: ANSWER_MS, agent: false },
      (response) => {
        readReply(response).then(resolve, reject)
      },
    )
    sent.on("timeout", () => sent.destroy(new Error("no answer in time")))
    sent.on("error", reject)
    sent.end(json)
  })
}

async function readReply(response: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const seconds = Number(response.headers["retry-after"] ?? 0)
  return {
    status: response.statusCode ?? 0,
    text: Buffer.concat(chunks).toString("utf8"),
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : 0,
  }
}

/** What went wrong on the way, in words that quote no header. */
export function wordsOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  switch (code) {
    case "ECONNREFUSED":
      return "nothing listens there"
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "its name cannot be looked up, as when this computer is not online"
    case "ECONNRESET":
      return "the connection broke"
    default:
      // A header error would quote the token; only errors of the network speak for themselves.
      return typeof code === "string" && code.startsWith("E") && !code.startsWith("ERR_")
        ? code
        : "no answer in time"
  }
}
