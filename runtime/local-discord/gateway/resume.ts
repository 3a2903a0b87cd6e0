/** RESUME: the missed events again, in order, then RESUMED (Discord docs, "Resuming"). */
import type { Realm } from "../realm.ts"
import type { Fields } from "../world/types.ts"
import type { Connection } from "./connection.ts"

export function answerResume(connection: Connection, data: Fields, realm: Realm): void {
  if (typeof data.token !== "string" || !realm.account.isRight(data.token)) {
    connection.close(4004, "Authentication failed.")
    return
  }
  const session = realm.sessions.find(String(data.session_id))
  const broken = session && realm.faults.brokenResumes.get(session.shardId)
  if (broken !== undefined) {
    realm.stats.failedResumes++
    realm.transcript.add("resume", session?.shardId, broken)
    if (broken === "cut") connection.drop()
    return
  }
  const sequence = typeof data.seq === "number" ? data.seq : 0
  if (session !== undefined && sequence > session.sequence) {
    realm.sessions.end(session)
    connection.close(4007, "Invalid seq.")
    return
  }
  // What comes next after `sequence` must still be there, else the gap cannot be closed.
  const oldest = session?.replay[0]?.sequence ?? Number.POSITIVE_INFINITY
  if (session === undefined || (sequence < session.sequence && sequence + 1 < oldest)) {
    if (session !== undefined) realm.sessions.end(session)
    realm.stats.failedResumes++
    connection.send({ op: 9, d: false })
    return
  }
  const former = session.line
  session.line = connection
  session.lostAt = undefined
  connection.session = session
  former?.close(4000, "Resumed elsewhere.")
  const missed = session.replay.filter((each) => each.sequence > sequence)
  for (const { text } of missed) connection.sendText(text, true)
  realm.sessions.tell(session, "RESUMED", { _trace: ["local-discord"] })
  realm.stats.resumes++
  realm.transcript.add("resume", session.shardId, `replayed ${missed.length}`)
}
