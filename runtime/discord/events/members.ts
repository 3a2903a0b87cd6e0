/** Members of servers, who is online, and voice, as words of their own. */
import { Events } from "discord.js"
import { type Handler, listenAs } from "../listen.ts"

/**
 * Runs a function whenever somebody joins a server.
 * @param handler a function that takes the member
 * @listens guildMemberAdd
 * @role bot
 */
export function onGuildMemberAdd(handler: Handler<"guildMemberAdd">): void {
  listenAs("on_guild_member_add", Events.GuildMemberAdd, handler)
}

/**
 * Runs a function whenever somebody leaves a server, or is kicked or banned.
 * @param handler a function that takes the member as they were
 * @listens guildMemberRemove
 * @role bot
 */
export function onGuildMemberRemove(handler: Handler<"guildMemberRemove">): void {
  listenAs("on_guild_member_remove", Events.GuildMemberRemove, handler)
}

/**
 * Runs a function whenever a member changes: roles, nickname, time-out.
 * @param handler a function that takes the member as they were, and as they are now
 * @listens guildMemberUpdate
 * @role bot
 */
export function onGuildMemberUpdate(handler: Handler<"guildMemberUpdate">): void {
  listenAs("on_guild_member_update", Events.GuildMemberUpdate, handler)
}

/**
 * Runs a function whenever a member that was unknown becomes known.
 * @param handler a function that takes the member
 * @listens guildMemberAvailable
 * @role bot
 */
export function onGuildMemberAvailable(handler: Handler<"guildMemberAvailable">): void {
  listenAs("on_guild_member_available", Events.GuildMemberAvailable, handler)
}

/**
 * Runs a function whenever members that were asked for arrive.
 * @param handler a function that takes the members by their ids, their server, and which part this is
 * @listens guildMembersChunk
 * @role bot
 */
export function onGuildMembersChunk(handler: Handler<"guildMembersChunk">): void {
  listenAs("on_guild_members_chunk", Events.GuildMembersChunk, handler)
}

/**
 * Runs a function whenever somebody is banned.
 * @param handler a function that takes the ban, with its server and user
 * @listens guildBanAdd
 * @role bot
 */
export function onGuildBanAdd(handler: Handler<"guildBanAdd">): void {
  listenAs("on_guild_ban_add", Events.GuildBanAdd, handler)
}

/**
 * Runs a function whenever a ban is lifted.
 * @param handler a function that takes the ban, with its server and user
 * @listens guildBanRemove
 * @role bot
 */
export function onGuildBanRemove(handler: Handler<"guildBanRemove">): void {
  listenAs("on_guild_ban_remove", Events.GuildBanRemove, handler)
}

/**
 * Runs a function whenever a member goes online or offline, or does something else.
 * @param handler a function that takes how they were, and how they are now
 * @listens presenceUpdate
 * @role bot
 */
export function onPresenceUpdate(handler: Handler<"presenceUpdate">): void {
  listenAs("on_presence_update", Events.PresenceUpdate, handler)
}

/**
 * Runs a function whenever a user changes their name or picture.
 * @param handler a function that takes the user as they were, and as they are now
 * @listens userUpdate
 * @role bot
 */
export function onUserUpdate(handler: Handler<"userUpdate">): void {
  listenAs("on_user_update", Events.UserUpdate, handler)
}

/**
 * Runs a function whenever somebody joins, leaves or changes a voice channel, or mutes.
 * @param handler a function that takes their voice state as it was, and as it is now
 * @listens voiceStateUpdate
 * @role bot
 */
export function onVoiceStateUpdate(handler: Handler<"voiceStateUpdate">): void {
  listenAs("on_voice_state_update", Events.VoiceStateUpdate, handler)
}

/**
 * Runs a function whenever Discord moves a server's voice.
 * @param handler a function that takes the address and the server's id
 * @listens voiceServerUpdate
 * @role bot
 */
export function onVoiceServerUpdate(handler: Handler<"voiceServerUpdate">): void {
  listenAs("on_voice_server_update", Events.VoiceServerUpdate, handler)
}

/**
 * Runs a function whenever somebody sends an emoji or a sound into a voice channel.
 * @param handler a function that takes the effect
 * @listens voiceChannelEffectSend
 * @role bot
 */
export function onVoiceChannelEffectSend(handler: Handler<"voiceChannelEffectSend">): void {
  listenAs("on_voice_channel_effect_send", Events.VoiceChannelEffectSend, handler)
}
