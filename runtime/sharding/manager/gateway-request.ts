/** `GET /gateway/bot`, once by the manager for all of its shards. */
import { setTimeout as delay } from "node:timers/promises"
import { noDiscordAt } from "../../discord-address.ts"
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"
import type { GatewayInfo } from "../gateway-info.ts"
import { type Reply, request, wordsOf } from "./discord-http.ts"

/** What a try came to; pure, so that the loop below has no cases of its own. */
type Verdict =
  | { kind: "info"; info: GatewayInfo }
  | { kind: "refused" }
  | { kind: "elsewhere" }
  | { kind: "again"; why: string; afterMs: number }

/**
 * Asks Discord how many shards it recommends and how many identifies are left.
 * @param base REST base without version
 * @param retriesMs waits between tries
 * @param onRetry told of each failed try that is followed by another
 * @throws Fault with `exitCode` 78 when the token is refused or no Discord is there, 75 when Discord cannot be reached
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
    if (verdict.kind === "elsewhere") throw noDiscordAt(base)
    const waitMs = retriesMs[attempt]
    if (waitMs === undefined) throw unreachable(base, verdict.why)
    const delayMs = Math.max(waitMs, verdict.afterMs)
    onRetry(verdict.why, delayMs)
    await delay(delayMs)
  }
}

async function tryOnce(base: string, token: string): Promise<Verdict> {
  try {
    return judge(await request({ url: `${base}/v10/gateway/bot`, token }))
  } catch (error) {
    return { kind: "again", why: wordsOf(error), afterMs: 0 }
  }
}

function judge(reply: Reply): Verdict {
  if (reply.status === 401) return { kind: "refused" }
  if (reply.status === 404) return { kind: "elsewhere" }
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
