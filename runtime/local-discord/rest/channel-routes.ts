/** Routes about channels, their permissions, invites and threads. */
import { randomBytes } from "node:crypto"
import {
  changeChannel,
  createThread,
  deleteChannel,
  isThread,
  setThreadMember,
  threadMembers,
} from "../acts/channels.ts"
import { tell } from "../acts/members.ts"
import { postMessage } from "../acts/messages.ts"
import { messageFields } from "../world/payloads.ts"
import type { Channel, Fields, Guild } from "../world/types.ts"
import type { Call, Route } from "./call.ts"
import { ok } from "./call.ts"
import { invalidForm, refusal, unknown } from "./errors.ts"
import { theChannel, theGuild, theMessage, theUser } from "./find.ts"
import { newMessageFrom } from "./message-routes.ts"
import { idsFrom, isObject, objectsFrom } from "./reading.ts"

/** @throws ApiError 50035 when the name is not 1 to 100 characters long. */
export function checkName(name: unknown, most = 100): void {
  if (typeof name === "string" && name.length >= 1 && name.length <= most) return
  const message = `Must be between 1 and ${most} in length.`
  throw invalidForm({ path: ["name"], code: "BASE_TYPE_BAD_LENGTH", message })
}

function guildOf(call: Call, channel: Channel): Guild {
  const guild =
    channel.guild_id === undefined ? undefined : call.realm.world.guild(channel.guild_id)
  if (guild === undefined) throw refusal(50_024)
  return guild
}

function change(call: Call): Channel {
  const channel = theChannel(call)
  if (call.body.name !== undefined) checkName(call.body.name)
  checkTags(call.body.available_tags)
  checkArchiving(call.body)
  const tags = call.body.available_tags
  const named = tags === undefined ? {} : { available_tags: withIds(call, objectsFrom(tags)) }
  changeChannel(call.realm, channel, { ...call.body, ...named })
  return channel
}

/** A tag that is new gets its id from Discord (Discord docs, resources/channel "Forum Tag Object"). */
function withIds(call: Call, tags: Fields[]): Fields[] {
  return tags.map((tag) => ({ ...tag, id: tag.id ?? call.realm.nextId() }))
}

/** Discord docs, resources/channel "Thread Metadata Object": minutes. */
const ARCHIVE_AFTER = [60, 1440, 4320, 10_080]

function checkArchiving({ auto_archive_duration: minutes }: Fields): void {
  if (minutes === undefined || minutes === null || ARCHIVE_AFTER.includes(Number(minutes))) return
  // The list of choices is documented; these words for it are a guess.
  const message = `Value must be one of {${ARCHIVE_AFTER.join(", ")}}.`
  throw invalidForm({ path: ["auto_archive_duration"], code: "BASE_TYPE_CHOICES", message })
}

/** Discord docs, resources/channel "Modify Channel": at most 20 tags. */
const MOST_TAGS = 20

function checkTags(given: unknown): void {
  const names = objectsFrom(given).map(({ name }) => name)
  if (names.length > MOST_TAGS) throw refusal(30_048)
  if (new Set(names).size < names.length) throw refusal(40_061)
}

/** Discord docs, resources/channel "Channel Flags": REQUIRE_TAG. */
const REQUIRES_TAG = 1 << 4

function checkPost(parent: Channel, body: Fields): void {
  const requires = (Number(parent.flags ?? 0) & REQUIRES_TAG) !== 0
  if (requires && idsFrom(body.applied_tags).length === 0) throw refusal(40_067)
}

function setOverwrite(call: Call): undefined {
  const channel = theChannel(call)
  const { overwrite: id = "" } = call.params
  const others = (channel.permission_overwrites ?? []).filter((each) => each.id !== id)
  const { type = 0, allow = "0", deny = "0" } = call.body
  const own = call.method === "PUT" ? [{ id, type, allow: String(allow), deny: String(deny) }] : []
  changeChannel(call.realm, channel, { permission_overwrites: [...others, ...own] })
}

function createInvite(call: Call): Fields {
  const channel = theChannel(call)
  const guild = guildOf(call, channel)
  const { max_age: maxAge = 86_400, max_uses: maxUses = 0, temporary = false } = call.body
  const invite: Fields = {
    code: randomBytes(4).toString("hex"),
    type: 0,
    guild: { id: guild.id, name: guild.name },
    guild_id: guild.id,
    channel: { id: channel.id, name: channel.name, type: channel.type },
    channel_id: channel.id,
    inviter: call.realm.world.users.bot,
    uses: 0,
    max_age: maxAge,
    max_uses: maxUses,
    temporary,
    created_at: new Date(call.realm.time.now()).toISOString(),
  }
  guild.invites.set(String(invite.code), invite)
  tell(call.realm, guild, "INVITE_CREATE", invite)
  return invite
}

function findInvite(call: Call): { guild: Guild; invite: Fields } {
  for (const guild of call.realm.world.knownGuilds()) {
    const invite = guild.invites.get(call.params.code ?? "")
    if (invite !== undefined) return { guild, invite }
  }
  throw unknown("invite")
}

function deleteInvite(call: Call): Fields {
  const { guild, invite } = findInvite(call)
  guild.invites.delete(String(invite.code))
  tell(call.realm, guild, "INVITE_DELETE", { code: invite.code, channel_id: invite.channel_id })
  return invite
}

function startThread(call: Call, messageId?: string): Fields {
  checkName(call.body.name)
  const parent = theChannel(call)
  guildOf(call, parent)
  checkPost(parent, call.body)
  checkArchiving(call.body)
  if (messageId !== undefined && call.realm.world.channel(messageId) !== undefined)
    throw refusal(160_004)
  const thread = createThread(call.realm, parent, call.body, messageId)
  if (!isObject(call.body.message)) return thread
  const first = call.body.message
  const author = call.realm.world.users.bot
  const message = postMessage(call.realm, thread, { ...newMessageFrom(call, first), author })
  return { ...thread, message: messageFields(message, call.realm.world) }
}

function threadMemberList(call: Call): Fields[] {
  const thread = theChannel(call)
  return [...threadMembers(thread)].map(([userId, since]) => ({
    id: thread.id,
    user_id: userId,
    join_timestamp: since,
    flags: 0,
  }))
}

function threadMember(isIn: boolean): Route["answer"] {
  return (call) => {
    const thread = theChannel(call)
    if (thread.thread_metadata?.archived === true) throw refusal(50_083)
    setThreadMember(call.realm, thread, theUser(call).id, isIn)
    return undefined
  }
}

/** `archived`: undefined for the active threads of a guild. */
function threadList(threads: Channel[]): Fields {
  return { threads, members: [], has_more: false }
}

function threadsOf(guild: Guild, archived: boolean, parent?: string): Channel[] {
  return [...guild.channels.values()].filter(
    (each) =>
      isThread(each) &&
      (each.thread_metadata?.archived === true) === archived &&
      (parent === undefined || each.parent_id === parent),
  )
}

const MEMBERS = "/channels/:channel/thread-members"

export const CHANNEL_ROUTES: readonly Route[] = [
  { method: "GET", path: "/channels/:channel", answer: (call) => ok(theChannel(call)) },
  {
    method: "PATCH",
    path: "/channels/:channel",
    answer: (call) => ok(change(call)),
    limit: [5, 5000],
  },
  {
    method: "DELETE",
    path: "/channels/:channel",
    answer(call) {
      const channel = theChannel(call)
      deleteChannel(call.realm, channel)
      return ok(channel)
    },
  },
  { method: "PUT", path: "/channels/:channel/permissions/:overwrite", answer: setOverwrite },
  { method: "DELETE", path: "/channels/:channel/permissions/:overwrite", answer: setOverwrite },
  { method: "POST", path: "/channels/:channel/invites", answer: (call) => ok(createInvite(call)) },
  {
    method: "GET",
    path: "/channels/:channel/invites",
    answer(call) {
      const channel = theChannel(call)
      const invites = [...guildOf(call, channel).invites.values()]
      return ok(invites.filter((each) => each.channel_id === channel.id))
    },
  },
  {
    method: "GET",
    path: "/guilds/:guild/invites",
    answer: (call) => ok([...theGuild(call).invites.values()]),
  },
  { method: "GET", path: "/invites/:code", answer: (call) => ok(findInvite(call).invite) },
  { method: "DELETE", path: "/invites/:code", answer: (call) => ok(deleteInvite(call)) },
  {
    method: "POST",
    path: "/channels/:channel/threads",
    answer: (call) => ({ status: 201, body: startThread(call) }),
  },
  {
    method: "POST",
    path: "/channels/:channel/messages/:message/threads",
    answer: (call) => ({ status: 201, body: startThread(call, theMessage(call).data.id) }),
  },
  {
    method: "GET",
    path: "/guilds/:guild/threads/active",
    answer: (call) => ok(threadList(threadsOf(theGuild(call), false))),
  },
  {
    method: "GET",
    path: "/channels/:channel/threads/archived/:kind",
    answer(call) {
      const channel = theChannel(call)
      return ok(threadList(threadsOf(guildOf(call, channel), true, channel.id)))
    },
  },
  { method: "GET", path: MEMBERS, answer: (call) => ok(threadMemberList(call)) },
  { method: "PUT", path: `${MEMBERS}/:user`, answer: threadMember(true) },
  { method: "DELETE", path: `${MEMBERS}/:user`, answer: threadMember(false) },
]
