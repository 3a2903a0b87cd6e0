/** Threads, automod, scheduled events and stages, as words of their own. */
import { Events } from "discord.js"
import { type Handler, listenAs } from "../listen.ts"

/**
 * Runs a function whenever a thread is made, or the bot is added to one.
 * @param handler a function that takes the thread, and whether it is new
 * @listens threadCreate
 * @role bot
 */
export function onThreadCreate(handler: Handler<"threadCreate">): void {
  listenAs("on_thread_create", Events.ThreadCreate, handler)
}

/**
 * Runs a function whenever a thread is deleted.
 * @param handler a function that takes the thread
 * @listens threadDelete
 * @role bot
 */
export function onThreadDelete(handler: Handler<"threadDelete">): void {
  listenAs("on_thread_delete", Events.ThreadDelete, handler)
}

/**
 * Runs a function whenever a thread changes.
 * @param handler a function that takes the thread as it was, and as it is now
 * @listens threadUpdate
 * @role bot
 */
export function onThreadUpdate(handler: Handler<"threadUpdate">): void {
  listenAs("on_thread_update", Events.ThreadUpdate, handler)
}

/**
 * Runs a function whenever the bot may see more threads than before.
 * @param handler a function that takes the threads by their ids, and the server
 * @listens threadListSync
 * @role bot
 */
export function onThreadListSync(handler: Handler<"threadListSync">): void {
  listenAs("on_thread_list_sync", Events.ThreadListSync, handler)
}

/**
 * Runs a function whenever the bot's own membership of a thread changes.
 * @param handler a function that takes it as it was, and as it is now
 * @listens threadMemberUpdate
 * @role bot
 */
export function onThreadMemberUpdate(handler: Handler<"threadMemberUpdate">): void {
  listenAs("on_thread_member_update", Events.ThreadMemberUpdate, handler)
}

/**
 * Runs a function whenever people join or leave a thread.
 * @param handler a function that takes who came, who left, and the thread
 * @listens threadMembersUpdate
 * @role bot
 */
export function onThreadMembersUpdate(handler: Handler<"threadMembersUpdate">): void {
  listenAs("on_thread_members_update", Events.ThreadMembersUpdate, handler)
}

/**
 * Runs a function whenever an automod rule is made.
 * @param handler a function that takes the rule
 * @listens autoModerationRuleCreate
 * @role bot
 */
export function onAutoModerationRuleCreate(handler: Handler<"autoModerationRuleCreate">): void {
  listenAs("on_auto_moderation_rule_create", Events.AutoModerationRuleCreate, handler)
}

/**
 * Runs a function whenever an automod rule is deleted.
 * @param handler a function that takes the rule
 * @listens autoModerationRuleDelete
 * @role bot
 */
export function onAutoModerationRuleDelete(handler: Handler<"autoModerationRuleDelete">): void {
  listenAs("on_auto_moderation_rule_delete", Events.AutoModerationRuleDelete, handler)
}

/**
 * Runs a function whenever an automod rule changes.
 * @param handler a function that takes the rule as it was, and as it is now
 * @listens autoModerationRuleUpdate
 * @role bot
 */
export function onAutoModerationRuleUpdate(handler: Handler<"autoModerationRuleUpdate">): void {
  listenAs("on_auto_moderation_rule_update", Events.AutoModerationRuleUpdate, handler)
}

/**
 * Runs a function whenever automod does something.
 * @param handler a function that takes what it did, and to whom
 * @listens autoModerationActionExecution
 * @role bot
 */
export function onAutoModerationActionExecution(
  handler: Handler<"autoModerationActionExecution">,
): void {
  listenAs("on_auto_moderation_action_execution", Events.AutoModerationActionExecution, handler)
}

/**
 * Runs a function whenever a scheduled event is made.
 * @param handler a function that takes the event
 * @listens guildScheduledEventCreate
 * @role bot
 */
export function onGuildScheduledEventCreate(handler: Handler<"guildScheduledEventCreate">): void {
  listenAs("on_guild_scheduled_event_create", Events.GuildScheduledEventCreate, handler)
}

/**
 * Runs a function whenever a scheduled event is deleted.
 * @param handler a function that takes the event
 * @listens guildScheduledEventDelete
 * @role bot
 */
export function onGuildScheduledEventDelete(handler: Handler<"guildScheduledEventDelete">): void {
  listenAs("on_guild_scheduled_event_delete", Events.GuildScheduledEventDelete, handler)
}

/**
 * Runs a function whenever a scheduled event changes, starts or ends.
 * @param handler a function that takes the event as it was, and as it is now
 * @listens guildScheduledEventUpdate
 * @role bot
 */
export function onGuildScheduledEventUpdate(handler: Handler<"guildScheduledEventUpdate">): void {
  listenAs("on_guild_scheduled_event_update", Events.GuildScheduledEventUpdate, handler)
}

/**
 * Runs a function whenever somebody says to come to a scheduled event.
 * @param handler a function that takes the event, and who
 * @listens guildScheduledEventUserAdd
 * @role bot
 */
export function onGuildScheduledEventUserAdd(handler: Handler<"guildScheduledEventUserAdd">): void {
  listenAs("on_guild_scheduled_event_user_add", Events.GuildScheduledEventUserAdd, handler)
}

/**
 * Runs a function whenever somebody does not come to a scheduled event any more.
 * @param handler a function that takes the event, and who
 * @listens guildScheduledEventUserRemove
 * @role bot
 */
export function onGuildScheduledEventUserRemove(
  handler: Handler<"guildScheduledEventUserRemove">,
): void {
  listenAs("on_guild_scheduled_event_user_remove", Events.GuildScheduledEventUserRemove, handler)
}

/**
 * Runs a function whenever a stage opens.
 * @param handler a function that takes the stage
 * @listens stageInstanceCreate
 * @role bot
 */
export function onStageInstanceCreate(handler: Handler<"stageInstanceCreate">): void {
  listenAs("on_stage_instance_create", Events.StageInstanceCreate, handler)
}

/**
 * Runs a function whenever a stage closes.
 * @param handler a function that takes the stage
 * @listens stageInstanceDelete
 * @role bot
 */
export function onStageInstanceDelete(handler: Handler<"stageInstanceDelete">): void {
  listenAs("on_stage_instance_delete", Events.StageInstanceDelete, handler)
}

/**
 * Runs a function whenever a stage changes its topic.
 * @param handler a function that takes the stage as it was, and as it is now
 * @listens stageInstanceUpdate
 * @role bot
 */
export function onStageInstanceUpdate(handler: Handler<"stageInstanceUpdate">): void {
  listenAs("on_stage_instance_update", Events.StageInstanceUpdate, handler)
}
