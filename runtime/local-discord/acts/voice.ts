/** Who is in which voice channel, and who comes to which event. */
import { randomBytes } from "node:crypto"
import { Fault } from "../../fault.ts"
import type { Realm } from "../realm.ts"
import { memberOf } from "../world/guild.ts"
import type { Fields, Guild, User } from "../world/types.ts"
import { CHANNEL } from "../world/types.ts"
import { tell } from "./members.ts"
import { guildFrom, userFrom, type Where, type Who } from "./people.ts"

export function isVoice(type: number | undefined): boolean {
  return type === CHANNEL.voice || type === CHANNEL.stage
}

export function tellVoiceState(realm: Realm, guild: Guild, state: Fields): void {
  realm.sessions.dispatch({ name: "VOICE_STATE_UPDATE", guildId: guild.id, data: state })
}

/** Puts a user into a voice channel, or (null) out of it. In a stage everybody listens first. */
export function setVoiceChannel(
  realm: Realm,
  guild: Guild,
  user: User,
  channelId: string | null,
): void {
  const state: Fields = {
    session_id: randomBytes(16).toString("hex"),
    deaf: false,
    mute: false,
    self_deaf: false,
    self_mute: false,
    self_video: false,
    request_to_speak_timestamp: null,
    ...guild.voiceStates.get(user.id),
    guild_id: guild.id,
    channel_id: channelId,
    user_id: user.id,
    member: memberOf(guild, user.id, realm.world.users),
    suppress: guild.channels.get(channelId ?? "")?.type === CHANNEL.stage,
  }
  if (channelId === null) guild.voiceStates.delete(user.id)
  else guild.voiceStates.set(user.id, state)
  tellVoiceState(realm, guild, state)
}

/** @throws Fault `timeline_unusable` when the guild has no voice channel of that name */
export function enterVoice(realm: Realm, name: string, where: Where & { author?: Who }): void {
  const guild = guildFrom(realm, where.guild)
  const user = userFrom(realm, where.author, guild)
  const channels = [...guild.channels.values()]
  const found = channels.find((each) => isVoice(each.type) && each.name === name)
  if (found === undefined && name !== "") {
    throw new Fault("timeline_unusable", `There is no voice channel called "${name}".`, {})
  }
  setVoiceChannel(realm, guild, user, found?.id ?? null)
}

/** @throws Fault `timeline_unusable` when the guild has no event of that name */
export function attendEvent(realm: Realm, name: string, where: Where & { author?: Who }): void {
  const guild = guildFrom(realm, where.guild)
  const user = userFrom(realm, where.author, guild)
  const event = [...guild.scheduledEvents.values()].find((each) => each.name === name)
  if (event === undefined) {
    throw new Fault("timeline_unusable", `There is no event called "${name}".`, {})
  }
  const id = String(event.id)
  const users = guild.eventUsers.get(id) ?? new Set()
  guild.eventUsers.set(id, users.add(user.id))
  tell(realm, guild, "GUILD_SCHEDULED_EVENT_USER_ADD", {
    guild_scheduled_event_id: id,
    user_id: user.id,
  })
}
