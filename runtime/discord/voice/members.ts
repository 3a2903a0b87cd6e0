/** Who is in which voice channel, and moving them. None of these words needs a package. */
import {
  type Channel,
  GatewayIntentBits,
  GuildMember,
  type VoiceBasedChannel,
  type VoiceState,
} from "discord.js"
import { Fault } from "../../fault.ts"
import { type ChannelLike, channelOf } from "../resolve/channel.ts"
import { startedClient } from "../resolve/client.ts"
import { type GuildLike, guildOf } from "../resolve/guild.ts"
import { memberAndRest, needUserId, type UserLike } from "../resolve/member.ts"
import { asking, refused } from "../resolve/refused.ts"
import { type News, untilTold } from "../resolve/told.ts"

const MOVING = { deed: "move this member", permission: "Move Members" }

/** Discord docs, topics/opcodes-and-status-codes "JSON Error Codes". */
const UNKNOWN_VOICE_STATE = 10_065

async function voiceStateOf(
  user: UserLike,
  guild: GuildLike | undefined,
  word: string,
): Promise<VoiceState | null> {
  const id = user instanceof GuildMember ? user.id : needUserId(user, word)
  if (guild === undefined && !(user instanceof GuildMember)) return anywhere(id, word)
  const server = await guildOf(guild ?? (user as GuildLike), word)
  const known = server.voiceStates.cache.get(id)
  if (known !== undefined) return known
  try {
    // What the bot's intents do not bring, REST still answers.
    return await server.voiceStates.fetch(id, { force: true })
  } catch (error) {
    if (Object(error).code === UNKNOWN_VOICE_STATE) return null
    throw refused(error, { deed: "see who is in a voice channel" })
  }
}

/** A person is in one voice channel at a time; which of the bot's servers has it, the servers' states say. */
function anywhere(id: string, word: string): VoiceState | null {
  const states = startedClient(word).guilds.cache.map(({ voiceStates }) =>
    voiceStates.cache.get(id),
  )
  return states.find((state) => state?.channelId != null) ?? null
}

/**
 * The voice channel that somebody is in.
 * @param user the user's id, or the user; a member says the server too
 * @param guild the server or its id. Default: whichever of the bot's servers the user is in a voice channel of.
 * @returns the channel, or null when the user is in none
 * @example let channel = get_user_voice_channel(message.author.id, message.guild_id)
 * if channel != null {
 *   join_voice_channel(channel)
 * }
 * @role bot
 * @needs GuildVoiceStates
 */
export async function getUserVoiceChannel(
  user: UserLike,
  guild?: GuildLike,
): Promise<VoiceBasedChannel | null> {
  const state = await voiceStateOf(user, guild, "get_user_voice_channel")
  return state?.channel ?? null
}

/**
 * Whether somebody is in a voice channel.
 * @param user the user's id, or the user; a member says the server too
 * @param guild the server or its id. Default: whichever of the bot's servers the user is in a voice channel of.
 * @example print(is_user_in_voice(message.author.id, message.guild_id))
 * @role bot
 * @needs GuildVoiceStates
 */
export async function isUserInVoice(user: UserLike, guild?: GuildLike): Promise<boolean> {
  const state = await voiceStateOf(user, guild, "is_user_in_voice")
  return state?.channelId != null
}

async function setChannel(who: GuildMember, channel: VoiceBasedChannel | null): Promise<void> {
  const news: News = {
    client: who.client,
    event: "VOICE_STATE_UPDATE",
    intents: [GatewayIntentBits.GuildVoiceStates],
    isAbout: (data: { guild_id: string; user_id: string }) =>
      data.guild_id === who.guild.id && data.user_id === who.id,
  }
  await asking(MOVING, () => untilTold(news, () => who.edit({ channel })))
}

/**
 * Moves a member who is in a voice channel to another one.
 * @param member the member
 * @param channel the voice channel or its id
 * @returns true
 * @throws Fault `no_voice_channel`, `discord_40032` when the member is in no voice channel
 * @example move_member_to_channel(message.member, "123456789012345678")
 * @role bot
 */
export async function moveMemberToChannel(
  member: GuildMember,
  channel: ChannelLike,
): Promise<boolean> {
  const { member: who } = await memberAndRest([member], "move_member_to_channel")
  const found: Channel = await channelOf(channel, "move_member_to_channel")
  if (!found.isVoiceBased()) {
    throw new Fault("no_voice_channel", "move_member_to_channel() needs a voice channel.")
  }
  await setChannel(who, found)
  return true
}

/**
 * Sends a member out of the voice channel that they are in.
 * @param member the member
 * @returns true
 * @throws Fault `discord_40032` when the member is in no voice channel
 * @example disconnect_member(message.member)
 * @role bot
 */
export async function disconnectMember(member: GuildMember): Promise<boolean> {
  const { member: who } = await memberAndRest([member], "disconnect_member")
  await setChannel(who, null)
  return true
}
