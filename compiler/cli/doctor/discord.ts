/** What Discord answers for this token: the gateway, the budget of logins, the intents that are switched on. */
import type { Need } from "../../tree/compiled.ts"
import { type Finding, fine, passing, unknown, wrong } from "./finding.ts"

const DEADLINE_MS = 10_000

/** One answer of Discord's REST interface. */
export interface Answer {
  status: number
  /** Undefined when it was no JSON. */
  body: Record<string, unknown> | undefined
  /** How far this computer's clock is ahead of the answer's date. */
  skewMs: number | undefined
}

/** @returns the answer, or why none came, in words */
export async function ask(base: string, path: string, token: string): Promise<Answer | string> {
  try {
    const reply = await fetch(`${base}/v10${path}`, {
      headers: { authorization: `Bot ${token}` },
      signal: AbortSignal.timeout(DEADLINE_MS),
    })
    const now = Date.now()
    const date = Date.parse(reply.headers.get("date") ?? "")
    const body = await reply.json().catch(() => undefined)
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body)
    return {
      status: reply.status,
      body: isObject ? (body as Record<string, unknown>) : undefined,
      skewMs: Number.isNaN(date) ? undefined : now - date,
    }
  } catch (error) {
    return reasonOf(error)
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") {
    return `no answer within ${DEADLINE_MS / 1000} s`
  }
  const cause = error instanceof Error ? error.cause : undefined
  const code = (cause as NodeJS.ErrnoException | undefined)?.code
  return code ?? "the connection failed"
}

/** @param answer of `GET /gateway/bot` */
export function checkGateway(base: string, answer: Answer | string): Finding {
  if (typeof answer === "string") {
    return passing(
      `Discord cannot be reached at ${base} (${answer})`,
      "Look at the network, a proxy or a firewall; https://discordstatus.com says how Discord is.",
    )
  }
  const { status, body } = answer
  if (status === 401) {
    return wrong(
      "Discord refuses the token",
      "It was reset, or is another application's. Make a new one: https://discord.com/developers/applications → your application → Bot → Reset Token.",
    )
  }
  if (status === 429 || status >= 500) {
    return passing(`Discord answers ${status} for now`, "Try again in some minutes.")
  }
  const shards = body?.shards
  if (status !== 200 || typeof shards !== "number") {
    return wrong(
      `Discord answers ${status} in a way that I do not know`,
      "Is this address Discord's?",
    )
  }
  return fine(`The gateway answers, and recommends ${shards} ${shards === 1 ? "shard" : "shards"}`)
}

/** @param answer of `GET /gateway/bot` */
export function checkBudget(answer: Answer | string): Finding {
  const limit = typeof answer === "string" ? undefined : answer.body?.session_start_limit
  const { remaining, total, reset_after } = (limit ?? {}) as Record<string, unknown>
  if (typeof remaining !== "number" || typeof total !== "number") {
    return unknown("How many logins are left today is not known")
  }
  const shards = Number((answer as Answer).body?.shards ?? 1)
  const hours = (Number(reset_after ?? 0) / 3_600_000).toFixed(1)
  const left = `${remaining} of ${total} logins are left today`
  if (remaining >= 2 * shards) return fine(left)
  return passing(
    `Only ${left}; a start of the fleet takes ${shards}`,
    `They are ${total} again in ${hours} hours. What used them: easylang explain-identifies`,
  )
}

/** Discord docs, "Application Flags": the first for verified bots, the second for the others. */
const FLAGS: Readonly<Record<string, readonly [number, number]>> = {
  GuildPresences: [1 << 12, 1 << 13],
  GuildMembers: [1 << 14, 1 << 15],
  MessageContent: [1 << 18, 1 << 19],
}

/**
 * @param answer of `GET /applications/@me`
 * @param needs what the program asks Discord for; undefined without a program
 */
export function checkIntents(answer: Answer | string, needs: readonly Need[] | undefined): Finding {
  const flags = typeof answer === "string" ? undefined : answer.body?.flags
  if (typeof flags !== "number") return unknown("Which intents are switched on is not known")
  if (needs === undefined) return unknown("There is no program here whose intents I could compare")
  const privileged = needs.filter(({ name }) => Object.hasOwn(FLAGS, name))
  const missing = privileged.filter(({ name }) => FLAGS[name]?.every((bit) => (flags & bit) === 0))
  if (missing.length === 0) {
    return fine(
      privileged.length === 0
        ? "The program needs no privileged intent"
        : `Switched on: ${[...new Set(privileged.map(({ name }) => name))].join(", ")}`,
    )
  }
  const switches = [...new Set(missing.map(({ ask, name }) => ask ?? name))]
  return wrong(
    `The program needs ${switches.join(" and ")}, which is switched off`,
    `Switch it on: https://discord.com/developers/applications → your application → Bot → Privileged Gateway Intents.\nWhy the program needs it: easylang check --verbose FILE`,
  )
}
