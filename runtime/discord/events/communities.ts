/** Threads, automod, scheduled events and stages, as words of their own. */
import { Events } from "discord.js"
import { type Given, listenAs } from "../listen.ts"

/**
 * Runs a function whenever a thread is made, or the bot is added to one.
 * @param handler a function that takes the thread, and whether it is new
 * @listens threadCreate
 * @example on_thread_create(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onThreadCreate(handler: (...values: Given<"threadCreate">) => unknown): void {
  listenAs("on_thread_create", Events.ThreadCreate, handler)
}

/**
 * Runs a function whenever a thread is deleted.
 * @param handler a function that takes the thread
 * @listens threadDelete
 * @example on_thread_delete(func(thread) {
 *   print(thread)
 * })
 * @role bot
 */
export function onThreadDelete(handler: (...values: Given<"threadDelete">) => unknown): void {
  listenAs("on_thread_delete", Events.ThreadDelete, handler)
}

/**
 * Runs a function whenever a thread changes.
 * @param handler a function that takes the thread as it was, and as it is now
 * @listens threadUpdate
 * @example on_thread_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onThreadUpdate(handler: (...values: Given<"threadUpdate">) => unknown): void {
  listenAs("on_thread_update", Events.ThreadUpdate, handler)
}

/**
 * Runs a function whenever the bot may see more threads than before.
 * @param handler a function that takes the threads by their ids, and the server
 * @listens threadListSync
 * @example on_thread_list_sync(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onThreadListSync(handler: (...values: Given<"threadListSync">) => unknown): void {
  listenAs("on_thread_list_sync", Events.ThreadListSync, handler)
}

/**
 * Runs a function whenever the bot's own membership of a thread changes.
 * @param handler a function that takes it as it was, and as it is now
 * @listens threadMemberUpdate
 * @example on_thread_member_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onThreadMemberUpdate(
  handler: (...values: Given<"threadMemberUpdate">) => unknown,
): void {
  listenAs("on_thread_member_update", Events.ThreadMemberUpdate, handler)
}

/**
 * Runs a function whenever people join or leave a thread.
 * @param handler a function that takes who came, who left, and the thread
 * @listens threadMembersUpdate
 * @example on_thread_members_update(func(first, second, third) {
 *   print(first, second, third)
 * })
 * @role bot
 */
export function onThreadMembersUpdate(
  handler: (...values: Given<"threadMembersUpdate">) => unknown,
): void {
  listenAs("on_thread_members_update", Events.ThreadMembersUpdate, handler)
}

/**
 * Runs a function whenever an automod rule is made.
 * @param handler a function that takes the rule
 * @listens autoModerationRuleCreate
 * @example on_auto_moderation_rule_create(func(rule) {
 *   print(rule)
 * })
 * @role bot
 */
export function onAutoModerationRuleCreate(
  handler: (...values: Given<"autoModerationRuleCreate">) => unknown,
): void {
  listenAs("on_auto_moderation_rule_create", Events.AutoModerationRuleCreate, handler)
}

/**
 * Runs a function whenever an automod rule is deleted.
 * @param handler a function that takes the rule
 * @listens autoModerationRuleDelete
 * @example on_auto_moderation_rule_delete(func(rule) {
 *   print(rule)
 * })
 * @role bot
 */
export function onAutoModerationRuleDelete(
  handler: (...values: Given<"autoModerationRuleDelete">) => unknown,
): void {
  listenAs("on_auto_moderation_rule_delete", Events.AutoModerationRuleDelete, handler)
}

/**
 * Runs a function whenever an automod rule changes.
 * @param handler a function that takes the rule as it was, and as it is now
 * @listens autoModerationRuleUpdate
 * @example on_auto_moderation_rule_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onAutoModerationRuleUpdate(
  handler: (...values: Given<"autoModerationRuleUpdate">) => unknown,
): void {
  listenAs("on_auto_moderation_rule_update", Events.AutoModerationRuleUpdate, handler)
}

/**
 * Runs a function whenever automod does something.
 * @param handler a function that takes what automod did, with `userId`, `ruleId`, `content` and `action`
 * @listens autoModerationActionExecution
 * @example on_auto_moderation_action_execution(func(done) {
 *   print(done.user_id + " wrote: " + done.content)
 * })
 * @role bot
 */
export function onAutoModerationActionExecution(
  handler: (...values: Given<"autoModerationActionExecution">) => unknown,
): void {
  listenAs("on_auto_moderation_action_execution", Events.AutoModerationActionExecution, handler)
}

/**
 * Runs a function whenever a scheduled event is made.
 * @param handler a function that takes the event
 * @listens guildScheduledEventCreate
 * @example on_guild_scheduled_event_create(func(event) {
 *   print(event)
 * })
 * @role bot
 */
export function onGuildScheduledEventCreate(
  handler: (...values: Given<"guildScheduledEventCreate">) => unknown,
): void {
  listenAs("on_guild_scheduled_event_create", Events.GuildScheduledEventCreate, handler)
}

/**
 * Runs a function whenever a scheduled event is deleted.
 * @param handler a function that takes the event
 * @listens guildScheduledEventDelete
 * @example on_guild_scheduled_event_delete(func(event) {
 *   print(event)
 * })
 * @role bot
 */
export function onGuildScheduledEventDelete(
  handler: (...values: Given<"guildScheduledEventDelete">) => unknown,
): void {
  listenAs("on_guild_scheduled_event_delete", Events.GuildScheduledEventDelete, handler)
}

/**
 * Runs a function whenever a scheduled event changes, starts or ends.
 * @param handler a function that takes the event as it was, and as it is now
 * @listens guildScheduledEventUpdate
 * @example on_guild_scheduled_event_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onGuildScheduledEventUpdate(
  handler: (...values: Given<"guildScheduledEventUpdate">) => unknown,
): void {
  listenAs("on_guild_scheduled_event_update", Events.GuildScheduledEventUpdate, handler)
}

/**
 * Runs a function whenever somebody says to come to a scheduled event.
 * @param handler a function that takes the event, and who
 * @listens guildScheduledEventUserAdd
 * @example on_guild_scheduled_event_user_add(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onGuildScheduledEventUserAdd(
  handler: (...values: Given<"guildScheduledEventUserAdd">) => unknown,
): void {
  listenAs("on_guild_scheduled_event_user_add", Events.GuildScheduledEventUserAdd, handler)
}

/**
 * Runs a function whenever somebody does not come to a scheduled event any more.
 * @param handler a function that takes the event, and who
 * @listens guildScheduledEventUserRemove
 * @example on_guild_scheduled_event_user_remove(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onGuildScheduledEventUserRemove(
  handler: (...values: Given<"guildScheduledEventUserRemove">) => unknown,
): void {
  listenAs("on_guild_scheduled_event_user_remove", Events.GuildScheduledEventUserRemove, handler)
}

/**
 * Runs a function whenever a stage opens.
 * @param handler a function that takes the stage
 * @listens stageInstanceCreate
 * @example on_stage_instance_create(func(stage) {
 *   print(stage)
 * })
 * @role bot
 */
export function onStageInstanceCreate(
  handler: (...values: Given<"stageInstanceCreate">) => unknown,
): void {
  listenAs("on_stage_instance_create", Events.StageInstanceCreate, handler)
}

/**
 * Runs a function whenever a stage closes.
 * @param handler a function that takes the stage
 * @listens stageInstanceDelete
 * @example on_stage_instance_delete(func(stage) {
 *   print(stage)
 * })
 * @role bot
 */
export function onStageInstanceDelete(
  handler: (...values: Given<"stageInstanceDelete">) => unknown,
): void {
  listenAs("on_stage_instance_delete", Events.StageInstanceDelete, handler)
}

/**
 * Runs a function whenever a stage changes its topic.
 * @param handler a function that takes the stage as it was, and as it is now
 * @listens stageInstanceUpdate
 * @example on_stage_instance_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onStageInstanceUpdate(
  handler: (...values: Given<"stageInstanceUpdate">) => unknown,
): void {
  listenAs("on_stage_instance_update", Events.StageInstanceUpdate, handler)
}
