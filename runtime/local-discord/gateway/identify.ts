/** IDENTIFY: who may start a session (token, intents, shard, budget, pacing), and READY with its guilds. */
import type { Realm } from "../realm.ts"
import { guildCreateFields } from "../world/payloads.ts"
import type { Fields } from "../world/types.ts"
import type { Connection } from "./connection.ts"
import { intentsRefusal, seesGuilds, seesPresences } from "./intents.ts"
import { recordPresence } from "./presence.ts"
import type { Session } from "./sessions.ts"

/** One identify for each `shard_id % max_concurrency` in this time (Discord docs, "Rate Limiting"). */
const IDENTIFY_WINDOW_MS = 5000
/**
 * Real milliseconds that an identify may come early: what two processes' event loops and the socket take
 * does not shrink with the clock. At full scale it is nothing beside 5 s.
 */
const EARLY_BY_MS = 20
/** Guilds are sent in portions, so that one big shard does not keep the others waiting. */
const GUILDS_PER_TURN = 200

/** More shards than any bot has: a mistake, answered like any other count that cannot be. */
const MOST_SHARDS = 100_000

type Verdict = { accepted: true } | { accepted: false; closeCode?: number; words: string }

/** When each pacing key last identified; one per local Discord. */
export type Pacing = Map<number, number>

function shardFrom(data: Fields): [number, number] | undefined {
  const given = data.shard ?? [0, 1]
  if (!Array.isArray(given) || given.length !== 2) return undefined
  const [id, count] = given as unknown[]
  if (!Number.isInteger(id) || !Number.isInteger(count)) return undefined
  return [id as number, count as number]
}

function checkShard(realm: Realm, shardId: number, shardCount: number): 4010 | 4011 | undefined {
  const { settings } = realm
  if (shardId < 0 || shardCount < 1 || shardCount > MOST_SHARDS || shardId >= shardCount)
    return 4010
  if (shardCount % settings.shardMultiple !== 0) return 4010
  const guilds = realm.world.guildIdsOfShard(shardId, shardCount)
  return guilds.length > settings.shardingRequiredAbove ? 4011 : undefined
}

const REFUSAL_WORDS: Record<number, string> = {
  4010: "Invalid shard.",
  4011: "Sharding required.",
  4013: "Invalid intent(s).",
  4014: "Disallowed intent(s).",
}

function judge(realm: Realm, pacing: Pacing, data: Fields): Verdict {
  const allowed = realm.settings.privilegedAllowed.filter(
    (each) => !realm.faults.disallowed.has(each),
  )
  const shard = shardFrom(data)
  const code =
    shard === undefined
      ? 4010
      : (checkShard(realm, ...shard) ?? intentsRefusal(data.intents, allowed))
  const hadBudget = realm.account.spendIdentify()
  realm.stats.budgetUsed++
  if (!hadBudget) {
    resetToken(realm)
    return { accepted: false, closeCode: 4004, words: "Authentication failed." }
  }
  if (code !== undefined) {
    return { accepted: false, closeCode: code, words: REFUSAL_WORDS[code] ?? "" }
  }
  const key = (shard?.[0] ?? 0) % realm.settings.maxConcurrency
  const now = realm.time.now()
  const windowMs = realm.time.scaled(IDENTIFY_WINDOW_MS)
  const sinceLast = now - (pacing.get(key) ?? Number.NEGATIVE_INFINITY)
  if (sinceLast < windowMs - Math.min(EARLY_BY_MS, windowMs * 0.4)) {
    realm.stats.brokenPacing++
    return { accepted: false, words: `${sinceLast} ms after the one before` }
  }
  pacing.set(key, now)
  return { accepted: true }
}

/** What Discord does when the daily budget is exceeded: every session ends, the token is no longer right. */
function resetToken(realm: Realm): void {
  realm.account.reset()
  realm.stats.resets++
  realm.sessions.endAll(4004, "Authentication failed.")
}

export function answerIdentify(
  connection: Connection,
  data: Fields,
  realm: Realm,
  pacing: Pacing,
): void {
  if (typeof data.token !== "string" || !realm.account.isRight(data.token)) {
    connection.close(4004, "Authentication failed.")
    return
  }
  const [shardId, shardCount] = shardFrom(data) ?? [-1, 0]
  const verdict = judge(realm, pacing, data)
  const seen = { shardId, shardCount, atMs: realm.time.elapsedMs() }
  if (verdict.accepted) {
    realm.stats.identifies.push({ ...seen, outcome: "ready" })
    realm.transcript.add("identify", shardId, `of ${shardCount}`)
    startSession(connection, data, realm, shardId, shardCount)
  } else if (verdict.closeCode === undefined) {
    realm.stats.identifies.push({ ...seen, outcome: "paced" })
    realm.transcript.add("identify", shardId, `too early: ${verdict.words}`)
    connection.send({ op: 9, d: false })
  } else {
    const { closeCode } = verdict
    realm.stats.identifies.push({ ...seen, outcome: "refused", closeCode })
    realm.transcript.add("identify", shardId, `refused: ${closeCode}`)
    connection.close(closeCode, verdict.words)
  }
}

function startSession(
  connection: Connection,
  data: Fields,
  realm: Realm,
  shardId: number,
  shardCount: number,
): void {
  const guilds = realm.world.guildIdsOfShard(shardId, shardCount)
  const intents = data.intents as number
  const session = realm.sessions.open({ shardId, shardCount, intents, guilds: guilds.length })
  connection.session = session
  session.line = connection
  if (data.compress === true) connection.packEachPayload()
  realm.sessions.tell(session, "READY", {
    v: 10,
    user: { ...realm.world.users.bot, email: null, mfa_enabled: false, verified: true, flags: 0 },
    user_settings: {},
    session_type: "normal",
    session_id: session.id,
    resume_gateway_url: realm.urls.resume,
    relationships: [],
    private_channels: [],
    presences: [],
    guilds: guilds.map((id) => ({ id, unavailable: true })),
    shard: [shardId, shardCount],
    application: { id: realm.world.users.bot.id, flags: 565_248 },
    geo_ordered_rtc_regions: [],
    _trace: ["local-discord"],
  })
  if (typeof data.presence === "object" && data.presence !== null) {
    recordPresence(realm, shardId, data.presence as Fields)
  }
  if (seesGuilds(intents)) sendGuilds(realm, session, guilds, 0)
  else completeSession(realm, session)
}

function sendGuilds(realm: Realm, session: Session, ids: readonly string[], from: number): void {
  const withMembers = seesPresences(session.intents)
  for (const id of ids.slice(from, from + GUILDS_PER_TURN)) {
    const guild = realm.faults.unavailableGuilds.has(id) ? undefined : realm.world.guild(id)
    if (guild !== undefined) {
      realm.sessions.tell(
        session,
        "GUILD_CREATE",
        guildCreateFields(guild, realm.world, withMembers),
      )
    }
  }
  if (from + GUILDS_PER_TURN >= ids.length) completeSession(realm, session)
  else setImmediate(() => sendGuilds(realm, session, ids, from + GUILDS_PER_TURN))
}

function completeSession(realm: Realm, session: Session): void {
  session.isComplete = true
  realm.transcript.add("ready", session.shardId, `of ${session.shardCount}`)
}
