/**
 * `GET /gateway/bot`, once by the manager for all of its shards. On node:http(s) and not `fetch`,
 * which would load undici into the manager: 15 MB for one request.
 */
import type { IncomingMessage } from "node:http"
import { setTimeout as delay } from "node:timers/promises"
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"
import type { GatewayInfo } from "../gateway-info.ts"

const ANSWER_MS = 15_000
/** Discord asks for a User-Agent of this form (docs, reference "User Agent"). */
const USER_AGENT = "DiscordBot (https://www.npmjs.com/package/easylang, 0.1.0)"

interface Reply {
  status: number
  text: string
  retryAfterMs: number
}

/** What a try came to; pure, so that the loop below has no cases of its own. */
type Verdict =
  | { kind: "info"; info: GatewayInfo }
  | { kind: "refused" }
  | { kind: "again"; why: string; afterMs: number }

/**
 * Asks Discord how many shards it recommends and how many identifies are left.
 * @param base REST base without version
 * @param retriesMs waits between tries
 * @param onRetry told of each failed try that is followed by another
 * @throws Fault with `exitCode` 78 when the token is refused, 75 when Discord cannot be reached
 */
export async function fetchGatewayInfo(
  base: string,
  token: string,
  retriesMs: readonly number[],
  onRetry: (why: string, delayMs: number) => void,
): Promise<GatewayInfo> {
  for (let attempt = 0; ; attempt++) {
    const verdict = await tryOnce(base, token)
    if (verdict.kind === "info") return verdict.info
    if (verdict.kind === "refused") throw refused()
    const waitMs = retriesMs[attempt]
    if (waitMs === undefined) throw unreachable(base, verdict.why)
    const delayMs = Math.max(waitMs, verdict.afterMs)
    onRetry(verdict.why, delayMs)
    await delay(delayMs)
  }
}

async function tryOnce(base: string, token: string): Promise<Verdict> {
  try {
    return judge(await request(`${base}/v10/gateway/bot`, token))
  } catch (error) {
    return { kind: "again", why: wordsOf(error), afterMs: 0 }
  }
}

function judge(reply: Reply): Verdict {
  if (reply.status === 401) return { kind: "refused" }
  const info = reply.status === 200 ? tryParseInfo(reply.text) : undefined
  if (info !== undefined) return { kind: "info", info }
  const why =
    reply.status === 200
      ? "its answer was not Discord's"
      : `it answered with status ${reply.status}`
  return { kind: "again", why, afterMs: reply.retryAfterMs }
}

function tryParseInfo(text: string): GatewayInfo | undefined {
  try {
    const { url, shards, session_start_limit: limit } = JSON.parse(text) as GatewayInfo
    const numbers = [shards, limit.total, limit.remaining, limit.reset_after, limit.max_concurrency]
    if (!URL.canParse(url) || !numbers.every(Number.isFinite)) return undefined
    const { total, remaining, reset_after, max_concurrency } = limit
    return {
      url,
      shards: Math.max(1, shards),
      session_start_limit: { total, remaining, reset_after, max_concurrency },
    }
  } catch {
    return undefined
  }
}

async function request(url: string, token: string): Promise<Reply> {
  const { get } = url.startsWith("https:") ? await import("node:https") : await import("node:http")
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bot ${token}`, "user-agent": USER_AGENT }
    const sent = get(url, { headers, timeout: ANSWER_MS, agent: false }, (response) => {
      readReply(response).then(resolve, reject)
    })
    sent.on("timeout", () => sent.destroy(new Error("no answer in time")))
    sent.on("error", reject)
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

function wordsOf(error: unknown): string {
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

function refused(): Fault {
  return new Fault(
    "token_refused",
    "Discord refused the token. Copy a fresh one from https://discord.com/developers/applications (your application → Bot → Reset Token) and start again with TOKEN=…",
    { exitCode: EXIT.configuration },
  )
}

function unreachable(base: string, why: string): Fault {
  return new Fault(
    "discord_unreachable",
    `I cannot reach Discord at ${base}: ${why}. Check the network and try again later.`,
    { base, exitCode: EXIT.tryLater },
  )
}
