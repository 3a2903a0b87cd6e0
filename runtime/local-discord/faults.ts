/** Faults on demand: what can be made to go wrong, as state that gateway and REST look at. */
import type { PrivilegedIntent } from "./settings.ts"

/** The next REST calls that match answer this instead of what they should. */
export interface RestFault {
  /** For example 429, 500, 502, 503 or 403. */
  status: number
  /** How many calls. Default 1. */
  count?: number
  method?: string
  /** Part of the path, for example `/messages`. Default: every path but `/gateway/bot`. */
  path?: string
  /** For 429: milliseconds of Discord's time until a retry works, and whether it is the global limit. */
  retryAfterMs?: number
  global?: boolean
  /** For 4xx: Discord's error code and words, for example 50013 "Missing Permissions". */
  code?: number
  message?: string
}

export interface FaultState {
  rest: (RestFault & { left: number })[]
  /** What `/gateway/bot` does: answers, answers with this status, or drops the connection. */
  gatewayBot: "ok" | "unreachable" | number
  /** The host of `resume_gateway_url` answers 503 to everybody. */
  resumeHostDown: boolean
  /** Nobody new gets a WebSocket: 503 on the handshake. */
  gatewayDown: boolean
  latencyMs: number
  eventDelayMs: number
  disallowed: Set<PrivilegedIntent>
  /** Shards whose connections hear nothing at all from us, acks included. */
  silentShards: Set<number>
  /** Guilds that READY lists and that do not come. */
  unavailableGuilds: Set<string>
  /** What the RESUMEs of a shard meet: their connection is cut, or nothing answers them. */
  brokenResumes: Map<number, "cut" | "ignored">
  /** Shards whose connections get acks but no events. */
  mutedShards: Set<number>
}

export function newFaults(latencyMs: number, eventDelayMs: number): FaultState {
  return {
    rest: [],
    gatewayBot: "ok",
    resumeHostDown: false,
    gatewayDown: false,
    latencyMs,
    eventDelayMs,
    disallowed: new Set(),
    silentShards: new Set(),
    unavailableGuilds: new Set(),
    brokenResumes: new Map(),
    mutedShards: new Set(),
  }
}

/** The fault for this call, used up by one; undefined when the call may work. */
export function takeRestFault(
  state: FaultState,
  method: string,
  path: string,
): RestFault | undefined {
  const fault = state.rest.find(
    (each) =>
      each.left > 0 &&
      (each.method ?? method).toUpperCase() === method &&
      (each.path === undefined ? !path.endsWith("/gateway/bot") : path.includes(each.path)),
  )
  if (fault !== undefined) fault.left--
  return fault
}
