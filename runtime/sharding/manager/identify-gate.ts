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
}

export type IdentifyDecision =
  | { kind: "now" }
  /** The bucket is taken until then. */
  | { kind: "wait"; until: number }
  /** The day's budget is used up until then. */
  | { kind: "no-budget"; until: number }

export function newGate(info: GatewayInfo, times: GateTimes, now: number): GateState {
  const limit = info.session_start_limit
  return {
    maxConcurrency: Math.max(1, limit.max_concurrency),
    times,
    buckets: new Map(),
    total: limit.total,
    remaining: limit.remaining,
    resetsAt: limit.reset_after > 0 ? now + limit.reset_after : null,
  }
}

export function decideIdentify(gate: GateState, shardId: number, now: number): IdentifyDecision {
  const bucket = gate.buckets.get(shardId % gate.maxConcurrency)
  const freeAt = bucket === undefined ? now : openAgainAt(bucket, gate.times)
  if (freeAt > now) return { kind: "wait", until: freeAt }
  const { remaining, resetsAt } = budgetAt(gate, now)
  if (remaining > 0) return { kind: "now" }
  return { kind: "no-budget", until: resetsAt ?? now + (gate.times.dayMs ?? DAY_MS) }
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
