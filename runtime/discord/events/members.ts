/** Members of servers, who is online, and voice, as words of their own. */
import { Events } from "discord.js"
import { type Given, listenAs } from "../listen.ts"

/**
 * Runs a function whenever somebody joins a server.
 * @param handler a function that takes the member
 * @listens guildMemberAdd
 * @example on_guild_member_add(func(member) {
 *   print(member.user.username + " is here")
 * })
 * @role bot
 */
export function onGuildMemberAdd(handler: (...values: Given<"guildMemberAdd">) => unknown): void {
  listenAs("on_guild_member_add", Events.GuildMemberAdd, handler)
}

/**
 * Runs a function whenever somebody leaves a server, or is kicked or banned.
 * @param handler a function that takes the member as they were
 * @listens guildMemberRemove
 * @example on_guild_member_remove(func(member) {
 *   print(member.user.username + " is gone")
 * })
 * @role bot
 */
export function onGuildMemberRemove(
  handler: (...values: Given<"guildMemberRemove">) => unknown,
): void {
  listenAs("on_guild_member_remove", Events.GuildMemberRemove, handler)
}

/**
 * Runs a function whenever a member changes: roles, nickname, time-out.
 * @param handler a function that takes the member as they were, and as they are now
 * @listens guildMemberUpdate
 * @example on_guild_member_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onGuildMemberUpdate(
  handler: (...values: Given<"guildMemberUpdate">) => unknown,
): void {
  listenAs("on_guild_member_update", Events.GuildMemberUpdate, handler)
}

/**
 * Runs a function whenever a member that was unknown becomes known.
 * @param handler a function that takes the member
 * @listens guildMemberAvailable
 * @example on_guild_member_available(func(member) {
 *   print(member)
 * })
 * @role bot
 */
export function onGuildMemberAvailable(
  handler: (...values: Given<"guildMemberAvailable">) => unknown,
): void {
  listenAs("on_guild_member_available", Events.GuildMemberAvailable, handler)
}

/**
 * Runs a function whenever members that were asked for arrive.
 * @param handler a function that takes the members by their ids, their server, and which part this is
 * @listens guildMembersChunk
 * @example on_guild_members_chunk(func(first, second, third) {
 *   print(first, second, third)
 * })
 * @role bot
 */
export function onGuildMembersChunk(
  handler: (...values: Given<"guildMembersChunk">) => unknown,
): void {
  listenAs("on_guild_members_chunk", Events.GuildMembersChunk, handler)
}

/**
 * Runs a function whenever somebody is banned.
 * @param handler a function that takes the ban, with its `guild` and `user`
 * @listens guildBanAdd
 * @example on_guild_ban_add(func(ban) {
 *   print(ban.user.username + " is banned")
 * })
 * @role bot
 */
export function onGuildBanAdd(handler: (...values: Given<"guildBanAdd">) => unknown): void {
  listenAs("on_guild_ban_add", Events.GuildBanAdd, handler)
}

/**
 * Runs a function whenever a ban is lifted.
 * @param handler a function that takes the ban, with its `guild` and `user`
 * @listens guildBanRemove
 * @example on_guild_ban_remove(func(ban) {
 *   print(ban.user.username + " may come back")
 * })
 * @role bot
 */
export function onGuildBanRemove(handler: (...values: Given<"guildBanRemove">) => unknown): void {
  listenAs("on_guild_ban_remove", Events.GuildBanRemove, handler)
}

/**
 * Runs a function whenever a member goes online or offline, or does something else.
 * @param handler a function that takes how they were, and how they are now
 * @listens presenceUpdate
 * @example on_presence_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onPresenceUpdate(handler: (...values: Given<"presenceUpdate">) => unknown): void {
  listenAs("on_presence_update", Events.PresenceUpdate, handler)
}

/**
 * Runs a function whenever a user changes their name or picture.
 * @param handler a function that takes the user as they were, and as they are now
 * @listens userUpdate
 * @example on_user_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onUserUpdate(handler: (...values: Given<"userUpdate">) => unknown): void {
  listenAs("on_user_update", Events.UserUpdate, handler)
}

/**
 * Runs a function whenever somebody joins, leaves or changes a voice channel, or mutes.
 * @param handler a function that takes their voice state as it was, and as it is now
 * @listens voiceStateUpdate
 * @example on_voice_state_update(func(before, after) {
 *   print(before.channel_id, after.channel_id)
 * })
 * @role bot
 */
export function onVoiceStateUpdate(
  handler: (...values: Given<"voiceStateUpdate">) => unknown,
): void {
  listenAs("on_voice_state_update", Events.VoiceStateUpdate, handler)
}

/**
 * Runs a function whenever Discord moves a server's voice.
 * @param handler a function that takes an object with `guildId` and `endpoint`
 * @listens voiceServerUpdate
 * @example on_voice_server_update(func(server) {
 *   print(server.endpoint)
 * })
 * @role bot
 */
export function onVoiceServerUpdate(
  handler: (...values: Given<"voiceServerUpdate">) => unknown,
): void {
  listenAs("on_voice_server_update", Events.VoiceServerUpdate, handler)
}

/**
 * Runs a function whenever somebody sends an emoji or a sound into a voice channel.
 * @param handler a function that takes the effect
 * @listens voiceChannelEffectSend
 * @example on_voice_channel_effect_send(func(effect) {
 *   print(effect)
 * })
 * @role bot
 */
export function onVoiceChannelEffectSend(
  handler: (...values: Given<"voiceChannelEffectSend">) => unknown,
): void {
  listenAs("on_voice_channel_effect_send", Events.VoiceChannelEffectSend, handler)
}
