/** Op 8, request guild members: chunks of 1000, and once per 30 s when it is all of them. */
import type { Realm } from "../realm.ts"
import { memberIds, memberOf } from "../world/guild.ts"
import type { Fields, Guild, Member } from "../world/types.ts"
import { seesMembers } from "./intents.ts"
import type { Session } from "./sessions.ts"

const CHUNK = 1000
const ALL_MEMBERS_EVERY_MS = 30_000

/** When all members of a guild were last asked for; per bot, so shared by its shards. */
export type MemberRequests = Map<string, number>

export function answerMembersRequest(
  session: Session,
  data: Fields,
  realm: Realm,
  requests: MemberRequests,
): void {
  const guild = realm.world.guild(String(data.guild_id))
  if (guild === undefined) return
  const wantsAll = data.query === "" && !data.limit
  // Without the intent Discord stays silent; discord.js then says that members did not arrive in time.
  if (wantsAll && !seesMembers(session.intents)) return
  if (wantsAll) {
    const retryAfterMs = waitFor(guild, realm, requests)
    if (retryAfterMs > 0) {
      realm.sessions.tell(session, "RATE_LIMITED", {
        opcode: 8,
        retry_after: retryAfterMs / 1000,
        meta: { guild_id: guild.id, nonce: data.nonce },
      })
      return
    }
  }
  sendChunks(session, guild, data, realm)
}

function waitFor(guild: Guild, realm: Realm, requests: MemberRequests): number {
  const now = realm.time.now()
  const last = requests.get(guild.id) ?? Number.NEGATIVE_INFINITY
  const left = last + realm.time.scaled(ALL_MEMBERS_EVERY_MS) - now
  if (left > 0) return left
  requests.set(guild.id, now)
  return 0
}

function wantedMembers(
  guild: Guild,
  data: Fields,
  realm: Realm,
): { found: Member[]; notFound: string[] } {
  const { users } = realm.world
  if (data.user_ids !== undefined) {
    const ids = [data.user_ids].flat().map(String)
    const found = ids.flatMap((id) => memberOf(guild, id, users) ?? [])
    return { found, notFound: ids.filter((id) => memberOf(guild, id, users) === undefined) }
  }
  const query = String(data.query ?? "").toLowerCase()
  const limit = Number(data.limit ?? 0) || Number.POSITIVE_INFINITY
  const found: Member[] = []
  for (const id of memberIds(guild)) {
    if (found.length >= limit) break
    const member = memberOf(guild, id, users)
    if (member?.user.username.toLowerCase().startsWith(query)) found.push(member)
  }
  return { found, notFound: [] }
}

function sendChunks(session: Session, guild: Guild, data: Fields, realm: Realm): void {
  const { found, notFound } = wantedMembers(guild, data, realm)
  const count = Math.max(1, Math.ceil(found.length / CHUNK))
  for (let index = 0; index < count; index++) {
    realm.sessions.tell(session, "GUILD_MEMBERS_CHUNK", {
      guild_id: guild.id,
      members: found.slice(index * CHUNK, (index + 1) * CHUNK),
      chunk_index: index,
      chunk_count: count,
      ...(notFound.length > 0 && { not_found: notFound }),
      ...(data.presences === true && { presences: [] }),
      ...(data.nonce !== undefined && { nonce: data.nonce }),
    })
  }
}
