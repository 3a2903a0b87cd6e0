/** Servers, their channels, roles, invites and webhooks, as words of their own. */
import { Events } from "discord.js"
import { type Handler, listenAs } from "../listen.ts"

/**
 * Runs a function whenever the bot comes to a server.
 * @param handler a function that takes the server
 * @listens guildCreate
 * @role bot
 */
export function onGuildCreate(handler: Handler<"guildCreate">): void {
  listenAs("on_guild_create", Events.GuildCreate, handler)
}

/**
 * Runs a function whenever the bot leaves a server, or the server is deleted.
 * @param handler a function that takes the server
 * @listens guildDelete
 * @role bot
 */
export function onGuildDelete(handler: Handler<"guildDelete">): void {
  listenAs("on_guild_delete", Events.GuildDelete, handler)
}

/**
 * Runs a function whenever a server's settings change.
 * @param handler a function that takes the server as it was, and as it is now
 * @listens guildUpdate
 * @role bot
 */
export function onGuildUpdate(handler: Handler<"guildUpdate">): void {
  listenAs("on_guild_update", Events.GuildUpdate, handler)
}

/**
 * Runs a function whenever a server that could not be reached is there again.
 * @param handler a function that takes the server
 * @listens guildAvailable
 * @role bot
 */
export function onGuildAvailable(handler: Handler<"guildAvailable">): void {
  listenAs("on_guild_available", Events.GuildAvailable, handler)
}

/**
 * Runs a function whenever a server cannot be reached for a while.
 * @param handler a function that takes the server
 * @listens guildUnavailable
 * @role bot
 */
export function onGuildUnavailable(handler: Handler<"guildUnavailable">): void {
  listenAs("on_guild_unavailable", Events.GuildUnavailable, handler)
}

/**
 * Runs a function whenever a server's integrations change.
 * @param handler a function that takes the server
 * @listens guildIntegrationsUpdate
 * @role bot
 */
export function onGuildIntegrationsUpdate(handler: Handler<"guildIntegrationsUpdate">): void {
  listenAs("on_guild_integrations_update", Events.GuildIntegrationsUpdate, handler)
}

/**
 * Runs a function whenever a line is written into a server's audit log.
 * @param handler a function that takes the line, and the server
 * @listens guildAuditLogEntryCreate
 * @role bot
 */
export function onGuildAuditLogEntryCreate(handler: Handler<"guildAuditLogEntryCreate">): void {
  listenAs("on_guild_audit_log_entry_create", Events.GuildAuditLogEntryCreate, handler)
}

/**
 * Runs a function whenever a server changes who may use the bot's commands.
 * @param handler a function that takes what is known: ids and permissions
 * @listens applicationCommandPermissionsUpdate
 * @role bot
 */
export function onApplicationCommandPermissionsUpdate(
  handler: Handler<"applicationCommandPermissionsUpdate">,
): void {
  listenAs(
    "on_application_command_permissions_update",
    Events.ApplicationCommandPermissionsUpdate,
    handler,
  )
}

/**
 * Runs a function whenever a channel is made.
 * @param handler a function that takes the channel
 * @listens channelCreate
 * @role bot
 */
export function onChannelCreate(handler: Handler<"channelCreate">): void {
  listenAs("on_channel_create", Events.ChannelCreate, handler)
}

/**
 * Runs a function whenever a channel is deleted.
 * @param handler a function that takes the channel
 * @listens channelDelete
 * @role bot
 */
export function onChannelDelete(handler: Handler<"channelDelete">): void {
  listenAs("on_channel_delete", Events.ChannelDelete, handler)
}

/**
 * Runs a function whenever a channel changes.
 * @param handler a function that takes the channel as it was, and as it is now
 * @listens channelUpdate
 * @role bot
 */
export function onChannelUpdate(handler: Handler<"channelUpdate">): void {
  listenAs("on_channel_update", Events.ChannelUpdate, handler)
}

/**
 * Runs a function whenever a message is pinned, or no longer.
 * @param handler a function that takes the channel, and when
 * @listens channelPinsUpdate
 * @role bot
 */
export function onChannelPinsUpdate(handler: Handler<"channelPinsUpdate">): void {
  listenAs("on_channel_pins_update", Events.ChannelPinsUpdate, handler)
}

/**
 * Runs a function whenever a role is made.
 * @param handler a function that takes the role
 * @listens roleCreate
 * @role bot
 */
export function onRoleCreate(handler: Handler<"roleCreate">): void {
  listenAs("on_role_create", Events.GuildRoleCreate, handler)
}

/**
 * Runs a function whenever a role is deleted.
 * @param handler a function that takes the role
 * @listens roleDelete
 * @role bot
 */
export function onRoleDelete(handler: Handler<"roleDelete">): void {
  listenAs("on_role_delete", Events.GuildRoleDelete, handler)
}

/**
 * Runs a function whenever a role changes.
 * @param handler a function that takes the role as it was, and as it is now
 * @listens roleUpdate
 * @role bot
 */
export function onRoleUpdate(handler: Handler<"roleUpdate">): void {
  listenAs("on_role_update", Events.GuildRoleUpdate, handler)
}

/**
 * Runs a function whenever an invite is made.
 * @param handler a function that takes the invite
 * @listens inviteCreate
 * @role bot
 */
export function onInviteCreate(handler: Handler<"inviteCreate">): void {
  listenAs("on_invite_create", Events.InviteCreate, handler)
}

/**
 * Runs a function whenever an invite is deleted.
 * @param handler a function that takes the invite
 * @listens inviteDelete
 * @role bot
 */
export function onInviteDelete(handler: Handler<"inviteDelete">): void {
  listenAs("on_invite_delete", Events.InviteDelete, handler)
}

/**
 * Runs a function whenever the webhooks of a channel change.
 * @param handler a function that takes the channel
 * @listens webhooksUpdate
 * @role bot
 */
export function onWebhooksUpdate(handler: Handler<"webhooksUpdate">): void {
  listenAs("on_webhooks_update", Events.WebhooksUpdate, handler)
}
