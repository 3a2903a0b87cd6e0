/** Op 4: the bot's voice state. There is no voice server on this computer, and Discord's way to say so is endpoint null. */
import { randomBytes } from "node:crypto"
import type { Realm } from "../realm.ts"
import { memberOf } from "../world/guild.ts"
import type { Fields } from "../world/types.ts"
import type { Session } from "./sessions.ts"

export function changeVoiceState(session: Session, data: Fields, realm: Realm): void {
  const guild = realm.world.guild(String(data.guild_id))
  if (guild === undefined) return
  const { bot } = realm.world.users
  const channelId = typeof data.channel_id === "string" ? data.channel_id : null
  const state: Fields = {
    guild_id: guild.id,
    channel_id: channelId,
    user_id: bot.id,
    member: memberOf(guild, bot.id, realm.world.users),
    session_id: randomBytes(16).toString("hex"),
    deaf: false,
    mute: false,
    self_deaf: data.self_deaf === true,
    self_mute: data.self_mute === true,
    self_video: false,
    suppress: false,
    request_to_speak_timestamp: null,
  }
  if (channelId === null) guild.voiceStates.delete(bot.id)
  else guild.voiceStates.set(bot.id, state)
  const where = channelId === null ? "nowhere" : (guild.channels.get(channelId)?.name ?? channelId)
  realm.transcript.add("did", session.shardId, `voice in ${guild.name}: ${where}`)
  realm.sessions.dispatch({ name: "VOICE_STATE_UPDATE", guildId: guild.id, data: state })
  if (channelId !== null) {
    realm.sessions.tell(session, "VOICE_SERVER_UPDATE", {
      token: state.session_id,
      guild_id: guild.id,
      endpoint: null,
    })
  }
}
