/** What the gateway does with each payload of a client, and which close code it earns (Discord docs, "Opcodes"). */
import type { Realm } from "../realm.ts"
import type { Fields } from "../world/types.ts"
import type { Connection } from "./connection.ts"
import type { Pacing } from "./identify.ts"
import { answerIdentify } from "./identify.ts"
import type { MemberRequests } from "./members.ts"
import { answerMembersRequest } from "./members.ts"
import { recordPresence } from "./presence.ts"
import { answerResume } from "./resume.ts"
import type { Session } from "./sessions.ts"
import { changeVoiceState } from "./voice.ts"

/** Anything longer is answered with 4002 (Discord docs, "Sending Events"). */
const LONGEST_PAYLOAD_BYTES = 4096

/** What all connections of one local Discord share. */
export interface GatewayMemory {
  pacing: Pacing
  memberRequests: MemberRequests
}

const OP = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  requestMembers: 8,
  requestSoundboard: 31,
  requestChannelInfo: 43,
} as const

/** The payload, or undefined when it is no JSON object with an `op`. */
function tryParsePayload(text: string): { op: unknown; d: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null && "op" in value
      ? { d: null, ...value }
      : undefined
  } catch {
    return undefined
  }
}

export function answerPayload(
  connection: Connection,
  text: string,
  realm: Realm,
  memory: GatewayMemory,
): void {
  if (connection.isClosing) return
  const payload =
    Buffer.byteLength(text) > LONGEST_PAYLOAD_BYTES ? undefined : tryParsePayload(text)
  if (payload === undefined) return connection.close(4002, "Error while decoding payload.")
  if (connection.isOverLimit()) return connection.close(4008, "You are being rate limited.")
  if (payload.op === OP.heartbeat) {
    connection.lastBeatAt = realm.time.now()
    return connection.send({ op: 11 })
  }
  const data = (typeof payload.d === "object" && payload.d !== null ? payload.d : {}) as Fields
  if (payload.op === OP.identify || payload.op === OP.resume) {
    if (connection.session !== undefined) return connection.close(4005, "Already authenticated.")
    return payload.op === OP.identify
      ? answerIdentify(connection, data, realm, memory.pacing)
      : answerResume(connection, data, realm)
  }
  if (connection.session === undefined) return connection.close(4003, "Not authenticated.")
  answerInSession(connection, connection.session, payload.op, data, realm, memory)
}

function answerInSession(
  connection: Connection,
  session: Session,
  op: unknown,
  data: Fields,
  realm: Realm,
  memory: GatewayMemory,
): void {
  switch (op) {
    case OP.presence:
      if (connection.isPresenceOverLimit()) realm.stats.presencesOverLimit++
      else recordPresence(realm, session.shardId, data)
      return
    case OP.voiceState:
      return changeVoiceState(session, data, realm)
    case OP.requestMembers:
      return answerMembersRequest(session, data, realm, memory.memberRequests)
    case OP.requestSoundboard:
    case OP.requestChannelInfo:
      return
    default:
      return connection.close(4001, "Unknown opcode.")
  }
}
