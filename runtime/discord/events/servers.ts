/** Servers, their channels, roles, invites and webhooks, as words of their own. */
import { Events } from "discord.js"
import { type Given, listenAs } from "../listen.ts"

/**
 * Runs a function whenever the bot comes to a server.
 * @param handler a function that takes the server
 * @listens guildCreate
 * @example on_guild_create(func(guild) {
 *   print("Hello, " + guild.name)
 * })
 * @role bot
 */
export function onGuildCreate(handler: (...values: Given<"guildCreate">) => unknown): void {
  listenAs("on_guild_create", Events.GuildCreate, handler)
}

/**
 * Runs a function whenever the bot leaves a server, or the server is deleted.
 * @param handler a function that takes the server
 * @listens guildDelete
 * @example on_guild_delete(func(server) {
 *   print(server)
 * })
 * @role bot
 */
export function onGuildDelete(handler: (...values: Given<"guildDelete">) => unknown): void {
  listenAs("on_guild_delete", Events.GuildDelete, handler)
}

/**
 * Runs a function whenever a server's settings change.
 * @param handler a function that takes the server as it was, and as it is now
 * @listens guildUpdate
 * @example on_guild_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onGuildUpdate(handler: (...values: Given<"guildUpdate">) => unknown): void {
  listenAs("on_guild_update", Events.GuildUpdate, handler)
}

/**
 * Runs a function whenever a server that could not be reached is there again.
 * @param handler a function that takes the server
 * @listens guildAvailable
 * @example on_guild_available(func(server) {
 *   print(server)
 * })
 * @role bot
 */
export function onGuildAvailable(handler: (...values: Given<"guildAvailable">) => unknown): void {
  listenAs("on_guild_available", Events.GuildAvailable, handler)
}

/**
 * Runs a function whenever a server cannot be reached for a while.
 * @param handler a function that takes the server
 * @listens guildUnavailable
 * @example on_guild_unavailable(func(server) {
 *   print(server)
 * })
 * @role bot
 */
export function onGuildUnavailable(
  handler: (...values: Given<"guildUnavailable">) => unknown,
): void {
  listenAs("on_guild_unavailable", Events.GuildUnavailable, handler)
}

/**
 * Runs a function whenever a server's integrations change.
 * @param handler a function that takes the server
 * @listens guildIntegrationsUpdate
 * @example on_guild_integrations_update(func(server) {
 *   print(server)
 * })
 * @role bot
 */
export function onGuildIntegrationsUpdate(
  handler: (...values: Given<"guildIntegrationsUpdate">) => unknown,
): void {
  listenAs("on_guild_integrations_update", Events.GuildIntegrationsUpdate, handler)
}

/**
 * Runs a function whenever a line is written into a server's audit log.
 * @param handler a function that takes the line, and the server
 * @listens guildAuditLogEntryCreate
 * @example on_guild_audit_log_entry_create(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onGuildAuditLogEntryCreate(
  handler: (...values: Given<"guildAuditLogEntryCreate">) => unknown,
): void {
  listenAs("on_guild_audit_log_entry_create", Events.GuildAuditLogEntryCreate, handler)
}

/**
 * Runs a function whenever a server changes who may use the bot's commands.
 * @param handler a function that takes what is known: ids and permissions
 * @listens applicationCommandPermissionsUpdate
 * @example on_application_command_permissions_update(func(what) {
 *   print(what)
 * })
 * @role bot
 */
export function onApplicationCommandPermissionsUpdate(
  handler: (...values: Given<"applicationCommandPermissionsUpdate">) => unknown,
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
 * @example on_channel_create(func(channel) {
 *   print(channel)
 * })
 * @role bot
 */
export function onChannelCreate(handler: (...values: Given<"channelCreate">) => unknown): void {
  listenAs("on_channel_create", Events.ChannelCreate, handler)
}

/**
 * Runs a function whenever a channel is deleted.
 * @param handler a function that takes the channel
 * @listens channelDelete
 * @example on_channel_delete(func(channel) {
 *   print(channel)
 * })
 * @role bot
 */
export function onChannelDelete(handler: (...values: Given<"channelDelete">) => unknown): void {
  listenAs("on_channel_delete", Events.ChannelDelete, handler)
}

/**
 * Runs a function whenever a channel changes.
 * @param handler a function that takes the channel as it was, and as it is now
 * @listens channelUpdate
 * @example on_channel_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onChannelUpdate(handler: (...values: Given<"channelUpdate">) => unknown): void {
  listenAs("on_channel_update", Events.ChannelUpdate, handler)
}

/**
 * Runs a function whenever a message is pinned, or no longer.
 * @param handler a function that takes the channel, and when
 * @listens channelPinsUpdate
 * @example on_channel_pins_update(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onChannelPinsUpdate(
  handler: (...values: Given<"channelPinsUpdate">) => unknown,
): void {
  listenAs("on_channel_pins_update", Events.ChannelPinsUpdate, handler)
}

/**
 * Runs a function whenever a role is made.
 * @param handler a function that takes the role
 * @listens roleCreate
 * @example on_role_create(func(role) {
 *   print(role)
 * })
 * @role bot
 */
export function onRoleCreate(handler: (...values: Given<"roleCreate">) => unknown): void {
  listenAs("on_role_create", Events.GuildRoleCreate, handler)
}

/**
 * Runs a function whenever a role is deleted.
 * @param handler a function that takes the role
 * @listens roleDelete
 * @example on_role_delete(func(role) {
 *   print(role)
 * })
 * @role bot
 */
export function onRoleDelete(handler: (...values: Given<"roleDelete">) => unknown): void {
  listenAs("on_role_delete", Events.GuildRoleDelete, handler)
}

/**
 * Runs a function whenever a role changes.
 * @param handler a function that takes the role as it was, and as it is now
 * @listens roleUpdate
 * @example on_role_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onRoleUpdate(handler: (...values: Given<"roleUpdate">) => unknown): void {
  listenAs("on_role_update", Events.GuildRoleUpdate, handler)
}

/**
 * Runs a function whenever an invite is made.
 * @param handler a function that takes the invite
 * @listens inviteCreate
 * @example on_invite_create(func(invite) {
 *   print(invite)
 * })
 * @role bot
 */
export function onInviteCreate(handler: (...values: Given<"inviteCreate">) => unknown): void {
  listenAs("on_invite_create", Events.InviteCreate, handler)
}

/**
 * Runs a function whenever an invite is deleted.
 * @param handler a function that takes the invite
 * @listens inviteDelete
 * @example on_invite_delete(func(invite) {
 *   print(invite)
 * })
 * @role bot
 */
export function onInviteDelete(handler: (...values: Given<"inviteDelete">) => unknown): void {
  listenAs("on_invite_delete", Events.InviteDelete, handler)
}

/**
 * Runs a function whenever the webhooks of a channel change.
 * @param handler a function that takes the channel
 * @listens webhooksUpdate
 * @example on_webhooks_update(func(channel) {
 *   print(channel)
 * })
 * @role bot
 */
export function onWebhooksUpdate(handler: (...values: Given<"webhooksUpdate">) => unknown): void {
  listenAs("on_webhooks_update", Events.WebhooksUpdate, handler)
}
