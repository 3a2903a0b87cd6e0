/** What is bought, and what happens to the bot and its connection, as words of their own. */
import { Events } from "discord.js"
import { type Given, listenAs } from "../listen.ts"

/**
 * Runs a function whenever somebody gets something that the bot sells.
 * @param handler a function that takes the entitlement
 * @listens entitlementCreate
 * @example on_entitlement_create(func(entitlement) {
 *   print(entitlement)
 * })
 * @role bot
 */
export function onEntitlementCreate(
  handler: (...values: Given<"entitlementCreate">) => unknown,
): void {
  listenAs("on_entitlement_create", Events.EntitlementCreate, handler)
}

/**
 * Runs a function whenever somebody loses something that the bot sells.
 * @param handler a function that takes the entitlement
 * @listens entitlementDelete
 * @example on_entitlement_delete(func(entitlement) {
 *   print(entitlement)
 * })
 * @role bot
 */
export function onEntitlementDelete(
  handler: (...values: Given<"entitlementDelete">) => unknown,
): void {
  listenAs("on_entitlement_delete", Events.EntitlementDelete, handler)
}

/**
 * Runs a function whenever something that the bot sells is renewed or ends.
 * @param handler a function that takes the entitlement as it was, and as it is now
 * @listens entitlementUpdate
 * @example on_entitlement_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onEntitlementUpdate(
  handler: (...values: Given<"entitlementUpdate">) => unknown,
): void {
  listenAs("on_entitlement_update", Events.EntitlementUpdate, handler)
}

/**
 * Runs a function whenever somebody subscribes to the bot.
 * @param handler a function that takes the subscription
 * @listens subscriptionCreate
 * @example on_subscription_create(func(subscription) {
 *   print(subscription)
 * })
 * @role bot
 */
export function onSubscriptionCreate(
  handler: (...values: Given<"subscriptionCreate">) => unknown,
): void {
  listenAs("on_subscription_create", Events.SubscriptionCreate, handler)
}

/**
 * Runs a function whenever a subscription ends.
 * @param handler a function that takes the subscription
 * @listens subscriptionDelete
 * @example on_subscription_delete(func(subscription) {
 *   print(subscription)
 * })
 * @role bot
 */
export function onSubscriptionDelete(
  handler: (...values: Given<"subscriptionDelete">) => unknown,
): void {
  listenAs("on_subscription_delete", Events.SubscriptionDelete, handler)
}

/**
 * Runs a function whenever a subscription changes.
 * @param handler a function that takes the subscription as it was, and as it is now
 * @listens subscriptionUpdate
 * @example on_subscription_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onSubscriptionUpdate(
  handler: (...values: Given<"subscriptionUpdate">) => unknown,
): void {
  listenAs("on_subscription_update", Events.SubscriptionUpdate, handler)
}

/**
 * Runs a function whenever a connection of this process is ready.
 * @param handler a function that takes the shard's id, and the ids of servers that cannot be reached
 * @listens shardReady
 * @example on_shard_ready(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onShardReady(handler: (...values: Given<"shardReady">) => unknown): void {
  listenAs("on_shard_ready", Events.ShardReady, handler)
}

/**
 * Runs a function whenever a connection of this process is lost for good.
 * @param handler a function that takes how it closed, and the shard's id
 * @listens shardDisconnect
 * @example on_shard_disconnect(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onShardDisconnect(handler: (...values: Given<"shardDisconnect">) => unknown): void {
  listenAs("on_shard_disconnect", Events.ShardDisconnect, handler)
}

/**
 * Runs a function whenever a connection of this process connects anew.
 * @param handler a function that takes the shard's id
 * @listens shardReconnecting
 * @example on_shard_reconnecting(func(shard) {
 *   print(shard)
 * })
 * @role bot
 */
export function onShardReconnecting(
  handler: (...values: Given<"shardReconnecting">) => unknown,
): void {
  listenAs("on_shard_reconnecting", Events.ShardReconnecting, handler)
}

/**
 * Runs a function whenever a connection of this process goes on where it was.
 * @param handler a function that takes the shard's id, and how many events came late
 * @listens shardResume
 * @example on_shard_resume(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onShardResume(handler: (...values: Given<"shardResume">) => unknown): void {
  listenAs("on_shard_resume", Events.ShardResume, handler)
}

/**
 * Runs a function whenever a connection of this process has an error.
 * @param handler a function that takes the error, and the shard's id
 * @listens shardError
 * @example on_shard_error(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onShardError(handler: (...values: Given<"shardError">) => unknown): void {
  listenAs("on_shard_error", Events.ShardError, handler)
}

/**
 * Runs a function whenever discord.js has an error.
 * @param handler a function that takes the error
 * @listens error
 * @example on_error(func(error) {
 *   print(error)
 * })
 * @role bot
 */
export function onError(handler: (...values: Given<"error">) => unknown): void {
  listenAs("on_error", Events.Error, handler)
}

/**
 * Runs a function whenever discord.js warns.
 * @param handler a function that takes the text
 * @listens warn
 * @example on_warn(func(what) {
 *   print(what)
 * })
 * @role bot
 */
export function onWarn(handler: (...values: Given<"warn">) => unknown): void {
  listenAs("on_warn", Events.Warn, handler)
}

/**
 * Runs a function whenever discord.js says what it does.
 * @param handler a function that takes the text
 * @listens debug
 * @example on_debug(func(what) {
 *   print(what)
 * })
 * @role bot
 */
export function onDebug(handler: (...values: Given<"debug">) => unknown): void {
  listenAs("on_debug", Events.Debug, handler)
}

/**
 * Runs a function whenever the session is over and cannot be begun anew.
 * @param handler a function without parameters
 * @listens invalidated
 * @example on_invalidated(func() {
 *   print("it is over")
 * })
 * @role bot
 */
export function onInvalidated(handler: (...values: Given<"invalidated">) => unknown): void {
  listenAs("on_invalidated", Events.Invalidated, handler)
}

/**
 * Runs a function whenever old values are swept out of the caches.
 * @param handler a function that takes the text
 * @listens cacheSweep
 * @example on_cache_sweep(func(what) {
 *   print(what)
 * })
 * @role bot
 */
export function onCacheSweep(handler: (...values: Given<"cacheSweep">) => unknown): void {
  listenAs("on_cache_sweep", Events.CacheSweep, handler)
}
