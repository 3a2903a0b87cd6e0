/** Routes about a guild's members. */
import { changeMember, note, removeMember } from "../acts/members.ts"
import { isVoice, setVoiceChannel, tellVoiceState } from "../acts/voice.ts"
import { memberIds, memberOf } from "../world/guild.ts"
import { CHANNEL, type Guild, type Member } from "../world/types.ts"
import { AUDITED, audit } from "./audit-routes.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { ApiError, invalidForm, refusal, unknown } from "./errors.ts"
import { limitOf, theGuild, theMember, theUser } from "./find.ts"
import { idQuery } from "./reading.ts"

function list(call: Call): Member[] {
  const guild = theGuild(call)
  const after = idQuery(call, "after") ?? 0n
  const ids = memberIds(guild).filter((id) => BigInt(id) > after)
  const some = ids.slice(0, limitOf(call, 1, 1000))
  return some.flatMap((id) => memberOf(guild, id, call.realm.world.users) ?? [])
}

function search(call: Call): Member[] {
  const guild = theGuild(call)
  const query = (call.query.get("query") ?? "").toLowerCase()
  const found: Member[] = []
  const most = limitOf(call, 1, 1000)
  for (const id of memberIds(guild)) {
    const member = memberOf(guild, id, call.realm.world.users)
    const names = [member?.user.username, member?.nick]
    if (member !== undefined && names.some((name) => name?.toLowerCase().startsWith(query))) {
      found.push(member)
    }
    if (found.length >= most) break
  }
  return found
}

/** The longest time-out is 28 days (Discord docs, "Modify Guild Member"). */
function checkTimeout(until: unknown, now: number): void {
  if (typeof until !== "string") return
  const ms = Date.parse(until) - now
  if (Number.isFinite(ms) && ms <= 28 * 86_400_000) return
  const message = "Timeout can be at most 28 days in the future"
  throw invalidForm({ path: ["communication_disabled_until"], code: "INVALID_TIMEOUT", message })
}

/** Discord docs, resources/guild "Modify Guild Member": only who is in a voice channel can be moved. */
function moveMember(call: Call, guild: Guild, member: Member): void {
  const id = call.body.channel_id as string | null
  if (!guild.voiceStates.has(member.user.id)) {
    throw new ApiError(400, 40_032, "Target user is not connected to voice.")
  }
  if (id !== null && !isVoice(guild.channels.get(id)?.type)) throw unknown("channel")
  setVoiceChannel(call.realm, guild, member.user, id)
  const where = id === null ? "out of voice" : `to ${guild.channels.get(id)?.name}`
  note(call.realm, guild, `moved ${member.user.username} ${where}`)
}

/** Discord docs, resources/voice "Modify User Voice State": who speaks in a stage channel. */
function changeVoiceState(call: Call): undefined {
  const guild = theGuild(call)
  const state = guild.voiceStates.get(theUser(call).id)
  if (state === undefined) throw unknown("voice state")
  const { channel_id: channelId, suppress } = call.body
  const isStage = guild.channels.get(String(channelId ?? state.channel_id))?.type === CHANNEL.stage
  if (!isStage || (channelId !== undefined && channelId !== state.channel_id)) {
    throw refusal(50_024)
  }
  if (typeof suppress === "boolean") state.suppress = suppress
  tellVoiceState(call.realm, guild, state)
  const deed = state.suppress === true ? "sent to the audience" : "let speak"
  note(call.realm, guild, `${deed}: ${theUser(call).username}`)
}

function change(call: Call): Member {
  const { body, realm } = call
  const member = theMember(call)
  checkTimeout(body.communication_disabled_until, realm.time.now())
  if (typeof body.nick === "string" && body.nick.length > 32) {
    const message = "Must be 32 or fewer in length."
    throw invalidForm({ path: ["nick"], code: "BASE_TYPE_MAX_LENGTH", message })
  }
  const changes: Partial<Member> = {}
  if (body.nick !== undefined) changes.nick = (body.nick as string | null) || null
  if (Array.isArray(body.roles)) changes.roles = body.roles.map(String)
  if (typeof body.mute === "boolean") changes.mute = body.mute
  if (typeof body.deaf === "boolean") changes.deaf = body.deaf
  if (body.communication_disabled_until !== undefined) {
    changes.communication_disabled_until = body.communication_disabled_until as string | null
  }
  const guild = theGuild(call)
  if (body.channel_id !== undefined) moveMember(call, guild, member)
  if (Object.keys(changes).length === 0) return member
  changeMember(realm, guild, member, changes)
  audit(call, guild, { action: AUDITED.memberUpdate, target: member.user.id })
  note(realm, guild, `changed ${member.user.username}: ${Object.keys(changes).join(", ")}`)
  return member
}

function changeRoles(call: Call): undefined {
  const guild = theGuild(call)
  const member = theMember(call)
  const role = guild.roles.get(call.params.role ?? "")
  if (role === undefined) throw unknown("role")
  const others = member.roles.filter((id) => id !== role.id)
  const isAdded = call.method === "PUT"
  changeMember(call.realm, guild, member, { roles: isAdded ? [...others, role.id] : others })
  const deed = isAdded ? "gave" : "took"
  note(
    call.realm,
    guild,
    `${deed} role ${role.name} ${isAdded ? "to" : "from"} ${member.user.username}`,
  )
}

const MEMBERS = "/guilds/:guild/members"

export const MEMBER_ROUTES: readonly Route[] = [
  { method: "GET", path: MEMBERS, answer: (call) => ok(list(call)), limit: [10, 10_000] },
  {
    method: "GET",
    path: `${MEMBERS}/search`,
    answer: (call) => ok(search(call)),
    limit: [10, 10_000],
  },
  {
    method: "GET",
    path: `${MEMBERS}/:user`,
    answer: (call) => ok(theMember(call)),
    limit: [5, 1000],
  },
  {
    method: "PATCH",
    path: `${MEMBERS}/:user`,
    answer: (call) => ok(change(call)),
    limit: [10, 10_000],
  },
  {
    method: "DELETE",
    path: `${MEMBERS}/:user`,
    limit: [5, 1000],
    answer(call) {
      const guild = theGuild(call)
      const { user } = theMember(call)
      removeMember(call.realm, guild, user)
      note(call.realm, guild, `kicked ${user.username}`)
      audit(call, guild, { action: AUDITED.kick, target: user.id })
      return undefined
    },
  },
  { method: "PUT", path: `${MEMBERS}/:user/roles/:role`, answer: changeRoles, limit: [10, 10_000] },
  {
    method: "DELETE",
    path: `${MEMBERS}/:user/roles/:role`,
    answer: changeRoles,
    limit: [10, 10_000],
  },
  {
    method: "GET",
    path: "/guilds/:guild/voice-states/:user",
    answer(call) {
      const state = theGuild(call).voiceStates.get(theMember(call).user.id)
      if (state === undefined) throw unknown("voice state")
      return ok(state)
    },
  },
  { method: "PATCH", path: "/guilds/:guild/voice-states/:user", answer: changeVoiceState },
]
