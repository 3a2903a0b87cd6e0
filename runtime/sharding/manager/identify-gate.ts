/**
 * Who may identify now. Pure: the state is plain data and the clock is passed in.
 *
 * Discord allows one IDENTIFY each 5 s for every `shard_id % max_concurrency`, and so many a day
 * for a token; going over the daily budget resets the token (Discord docs, events/gateway, "Rate
 * Limiting" and "Session Start Limit").
 */
import type { GatewayInfo } from "../gateway-info.ts"

const DAY_MS = 24 * 60 * 60 * 1000

export interface GateTimes {
  /** From one IDENTIFY to the next in a bucket. */
  spacingMs: number
  /** A granted shard that never tells that it sent IDENTIFY is taken to have done so after this. */
  graceMs: number
  /** How long a day is: shorter only against a local Discord. */
  dayMs?: number
}

/**
 * Who wants an IDENTIFY: a person's command (a start, `respawn_shard`), or the manager by itself
 * after an end or a lost session. Only the first may spend the reserve.
 */
export type IdentifyCause = "operator" | "automatic"

interface Bucket {
  grantedAt: number
  /** When IDENTIFY went out; null until the shard says so. */
  sentAt: number | null
  shardId: number
}

export interface GateState {
  readonly maxConcurrency: number
  readonly times: GateTimes
  readonly buckets: ReadonlyMap<number, Bucket>
  readonly total: number
  readonly remaining: number
  /** When `remaining` is `total` again; null while no window runs. */
  readonly resetsAt: number | null
  /** Identifies that are kept for the operator; 0 keeps none. */
  readonly reserve: number
}

export type IdentifyDecision =
  | { kind: "now" }
  /** The bucket is taken until then. */
  | { kind: "wait"; until: number }
  /** The day's budget is used up until then; `isReserve`: what is left is kept for the operator. */
  | { kind: "no-budget"; until: number; isReserve: boolean }

/** @param reserve identifies that automatic starts may not spend */
export function newGate(info: GatewayInfo, times: GateTimes, now: number, reserve = 0): GateState {
  const limit = info.session_start_limit
  return {
    maxConcurrency: Math.max(1, limit.max_concurrency),
    times,
    buckets: new Map(),
    total: limit.total,
    remaining: limit.remaining,
    resetsAt: limit.reset_after > 0 ? now + limit.reset_after : null,
    reserve,
  }
}

/** One full start of the fleet, and at least a tenth of the day's budget. */
export function reserveFor(shards: number, total: number): number {
  // A fleet that needs the whole day's budget for one start would never be started again by itself.
  return Math.min(Math.max(shards, Math.ceil(total / 10)), Math.floor(total / 2))
}

/**
 * The gate once Discord told its numbers again: they win over what was counted here.
 * @param unseen identifies that were granted since Discord was asked, which it may not have counted
 */
export function afterRenewal(
  gate: GateState,
  info: GatewayInfo,
  unseen: number,
  now: number,
): GateState {
  const fresh = newGate(info, gate.times, now, gate.reserve)
  const remaining = Math.max(0, fresh.remaining - unseen)
  // Buckets are numbered by max_concurrency: under another number the old ones say nothing.
  const isSame = fresh.maxConcurrency === gate.maxConcurrency
  return { ...fresh, remaining, buckets: isSame ? gate.buckets : allBusy(gate, fresh, now) }
}

/** Every new bucket waits as if the latest IDENTIFY of all had been its own. */
function allBusy(gate: GateState, fresh: GateState, now: number): ReadonlyMap<number, Bucket> {
  const latest = [...gate.buckets.values()].sort((one, other) => one.grantedAt - other.grantedAt)
  const bucket = latest.at(-1)
  if (bucket === undefined || openAgainAt(bucket, gate.times) <= now) return new Map()
  return new Map(Array.from({ length: fresh.maxConcurrency }, (_, key) => [key, bucket] as const))
}

/** The gate once it is known that somebody sent an IDENTIFY at a time: another process of this token. */
export function afterForeign(gate: GateState, shardId: number, at: number): GateState {
  const known = gate.buckets.get(shardId % gate.maxConcurrency)
  if (known !== undefined && (known.sentAt ?? known.grantedAt) >= at) return gate
  return { ...gate, buckets: withBucket(gate, shardId, { grantedAt: at, sentAt: at, shardId }) }
}

export function decideIdentify(
  gate: GateState,
  shardId: number,
  now: number,
  cause: IdentifyCause = "operator",
): IdentifyDecision {
  const bucket = gate.buckets.get(shardId % gate.maxConcurrency)
  const freeAt = bucket === undefined ? now : openAgainAt(bucket, gate.times)
  if (freeAt > now) return { kind: "wait", until: freeAt }
  const { remaining, resetsAt } = budgetAt(gate, now)
  const kept = cause === "automatic" ? gate.reserve : 0
  if (remaining > kept) return { kind: "now" }
  const until = resetsAt ?? now + (gate.times.dayMs ?? DAY_MS)
  return { kind: "no-budget", until, isReserve: remaining > 0 }
}

/** The gate once a shard was told that it may identify: the bucket and one identify are spent. */
export function afterGrant(gate: GateState, shardId: number, now: number): GateState {
  const budget = budgetAt(gate, now)
  return {
    ...gate,
    buckets: withBucket(gate, shardId, { grantedAt: now, sentAt: null, shardId }),
    remaining: Math.max(0, budget.remaining - 1),
    resetsAt: budget.resetsAt ?? now + (gate.times.dayMs ?? DAY_MS),
  }
}

/**
 * The gate once a shard tells that it sent IDENTIFY, or that it will not any more: the 5 s count
 * from here. Counting from the grant would let two shards meet when the first one was slow.
 */
export function afterSent(gate: GateState, shardId: number, now: number): GateState {
  const bucket = gate.buckets.get(shardId % gate.maxConcurrency)
  if (bucket === undefined || bucket.shardId !== shardId || bucket.sentAt !== null) return gate
  return { ...gate, buckets: withBucket(gate, shardId, { ...bucket, sentAt: now }) }
}

/** Identifies that are left at a time. */
export function budgetAt(
  gate: GateState,
  now: number,
): { remaining: number; resetsAt: number | null } {
  const isOver = gate.resetsAt !== null && now >= gate.resetsAt
  return isOver
    ? { remaining: gate.total, resetsAt: null }
    : { remaining: gate.remaining, resetsAt: gate.resetsAt }
}

function openAgainAt(bucket: Bucket, times: GateTimes): number {
  return (bucket.sentAt ?? bucket.grantedAt + times.graceMs) + times.spacingMs
}

function withBucket(gate: GateState, shardId: number, bucket: Bucket) {
  return new Map(gate.buckets).set(shardId % gate.maxConcurrency, bucket)
}
