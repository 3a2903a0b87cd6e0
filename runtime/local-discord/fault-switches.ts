/** The hands on the faults: what a test or a person calls to make something go wrong. */
import type { RestFault } from "./faults.ts"
import type { Connection } from "./gateway/connection.ts"
import type { Realm } from "./realm.ts"
import type { PrivilegedIntent } from "./settings.ts"

export interface FaultSwitches {
  /** Closes the shard's connections with a code; ones that end a session end it. */
  closeShard(shardId: number, code?: number): void
  /** Cuts the shard's TCP connections without a close frame. */
  dropShard(shardId: number): void
  /** The shard hears nothing at all any more, acks included: a zombie. Ends with `false`. */
  silenceShard(shardId: number, on?: boolean): void
  /** The shard gets acks but no events; they wait for a RESUME. Ends with `false`. */
  muteShard(shardId: number, on?: boolean): void
  /** Each RESUME of the shard's sessions has its connection cut (1006), or is never answered. Ends with `false`. */
  breakResumes(shardId: number, how: "cut" | "ignored" | false): void
  /** Op 7. */
  askReconnect(shardId: number): void
  /** Op 9. Without `canResume` the session is over. */
  invalidateSession(shardId: number, canResume: boolean): void
  /** Op 1: wants a heartbeat now. */
  askHeartbeat(shardId: number): void
  /** Forgets the shard's sessions, so that its next RESUME is answered with op 9. */
  forgetSessions(shardId: number): void
  setLatency(ms: number): void
  /** The next matching REST calls answer this. */
  failRest(fault: RestFault): void
  clearRest(): void
  /** What `/gateway/bot` does: `"ok"`, `"unreachable"` (the connection is cut) or an HTTP status. */
  gatewayBot(state: "ok" | "unreachable" | number): void
  resumeHostDown(on?: boolean): void
  gatewayDown(on?: boolean): void
  disallowIntents(...intents: PrivilegedIntent[]): void
  /** The token is reset: sessions close with 4004, REST answers 401. */
  revokeToken(): void
}

/** After these a session cannot be resumed (Discord docs, "Gateway Close Event Codes"). */
const ENDS_SESSION = new Set([
  1000, 1001, 4003, 4004, 4005, 4007, 4009, 4010, 4011, 4012, 4013, 4014,
])

function turn(set: Set<number>, shardId: number, on: boolean): void {
  if (on) set.add(shardId)
  else set.delete(shardId)
}

export function createFaultSwitches(realm: Realm, connections: () => Connection[]): FaultSwitches {
  const { faults, sessions } = realm
  const ofShard = (shardId: number): Connection[] =>
    connections().filter((each) => each.session?.shardId === shardId)

  return {
    closeShard(shardId, code = 4000) {
      for (const connection of ofShard(shardId)) {
        if (connection.session !== undefined && ENDS_SESSION.has(code)) {
          sessions.end(connection.session)
        }
        connection.close(code, "Asked for.")
      }
    },
    dropShard(shardId) {
      for (const connection of ofShard(shardId)) connection.drop()
    },
    silenceShard: (shardId, on = true) => turn(faults.silentShards, shardId, on),
    muteShard: (shardId, on = true) => turn(faults.mutedShards, shardId, on),
    breakResumes(shardId, how) {
      if (how === false) faults.brokenResumes.delete(shardId)
      else faults.brokenResumes.set(shardId, how)
    },
    askReconnect(shardId) {
      for (const connection of ofShard(shardId)) connection.send({ op: 7 })
    },
    invalidateSession(shardId, canResume) {
      for (const connection of ofShard(shardId)) {
        const { session } = connection
        if (session !== undefined && !canResume) sessions.end(session)
        connection.send({ op: 9, d: canResume })
        connection.leaveSession()
      }
    },
    askHeartbeat(shardId) {
      for (const connection of ofShard(shardId)) connection.send({ op: 1 })
    },
    forgetSessions(shardId) {
      for (const session of sessions.all()) if (session.shardId === shardId) sessions.end(session)
    },
    setLatency(ms) {
      faults.latencyMs = ms
    },
    failRest(fault) {
      faults.rest.push({ ...fault, left: fault.count ?? 1 })
    },
    clearRest() {
      faults.rest = []
    },
    gatewayBot(state) {
      faults.gatewayBot = state
    },
    resumeHostDown(on = true) {
      faults.resumeHostDown = on
    },
    gatewayDown(on = true) {
      faults.gatewayDown = on
    },
    disallowIntents(...intents) {
      for (const each of intents) faults.disallowed.add(each)
    },
    revokeToken() {
      realm.account.reset()
      sessions.endAll(4004, "Authentication failed.")
    },
  }
}
