/** The words of a bot file. */
export * from "./accessors/words.ts"
export * from "./audit-log/words.ts"
export * from "./automod/words.ts"
export { botStart } from "./bot-start.ts"
export * from "./cache/words.ts"
export { channelNamed } from "./channel-named.ts"
export * from "./channels/words.ts"
export * from "./checks/words.ts"
export * from "./collectors/words.ts"
export {
  registerAutocomplete,
  registerMessageContextMenu,
  registerUserContextMenu,
} from "./commands/context-menus.ts"
export { registerSlashCommand } from "./commands/register.ts"
export * from "./components/words.ts"
export * from "./converters/words.ts"
export * from "./cooldowns/words.ts"
export { discordInit, discordStart } from "./discord-init.ts"
export * from "./embeds/begun.ts"
export * from "./embeds/words.ts"
export * from "./events/words.ts"
export * from "./expressions/stickers.ts"
export * from "./expressions/words.ts"
export * from "./forums/words.ts"
export { onDiscordEvent } from "./gateway-events.ts"
export * from "./guilds/words.ts"
export { onMessage, onReady } from "./handlers.ts"
export * from "./help/words.ts"
export * from "./intents-of-program/words.ts"
export * from "./interactions/words.ts"
export * from "./invites/words.ts"
export { expectEvents, listen, needIntents } from "./listen.ts"
export * from "./lookups/words.ts"
export * from "./messages/people.ts"
export * from "./messages/words.ts"
export * from "./moderation/bulk-ban.ts"
export * from "./moderation/words.ts"
export * from "./permissions/overwrites.ts"
export * from "./permissions/words.ts"
export {
  createPersistentButton,
  createPersistentSelectMenu,
  getComponentHandler,
  getComponentState,
  listComponentHandlers,
  registerComponentHandler,
  restoreComponentHandlers,
  saveComponentHandlers,
  unregisterComponentHandler,
} from "./persistent/words.ts"
export * from "./polls/words.ts"
export { setActivity, setPresence, setStatus, setStreaming } from "./presence.ts"
export * from "./reactions/words.ts"
export { reply } from "./reply.ts"
export * from "./rest/words.ts"
export * from "./roles/order.ts"
export {
  addRoleToMember,
  createRole,
  deleteRole,
  editRole,
  getRole,
  hasPermission,
  hasRole,
  removeRoleFromMember,
} from "./roles/words.ts"
export * from "./scheduled-events/words.ts"
export { sendMessage } from "./send-message.ts"
export * from "./stage/words.ts"
export * from "./tasks/words.ts"
export * from "./threads/words.ts"
export * from "./validation/words.ts"
export * from "./voice/lists.ts"
export * from "./voice/members.ts"
export * from "./voice/queue-words.ts"
export * from "./voice/words.ts"
export * from "./webhooks/words.ts"
