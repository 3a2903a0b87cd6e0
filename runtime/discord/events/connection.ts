/** What is bought, and what happens to the bot and its connection, as words of their own. */
import { Events } from "discord.js"
import { type Handler, listenAs } from "../listen.ts"

/**
 * Runs a function whenever somebody gets something that the bot sells.
 * @param handler a function that takes the entitlement
 * @listens entitlementCreate
 * @role bot
 */
export function onEntitlementCreate(handler: Handler<"entitlementCreate">): void {
  listenAs("on_entitlement_create", Events.EntitlementCreate, handler)
}

/**
 * Runs a function whenever somebody loses something that the bot sells.
 * @param handler a function that takes the entitlement
 * @listens entitlementDelete
 * @role bot
 */
export function onEntitlementDelete(handler: Handler<"entitlementDelete">): void {
  listenAs("on_entitlement_delete", Events.EntitlementDelete, handler)
}

/**
 * Runs a function whenever something that the bot sells is renewed or ends.
 * @param handler a function that takes the entitlement as it was, and as it is now
 * @listens entitlementUpdate
 * @role bot
 */
export function onEntitlementUpdate(handler: Handler<"entitlementUpdate">): void {
  listenAs("on_entitlement_update", Events.EntitlementUpdate, handler)
}

/**
 * Runs a function whenever somebody subscribes to the bot.
 * @param handler a function that takes the subscription
 * @listens subscriptionCreate
 * @role bot
 */
export function onSubscriptionCreate(handler: Handler<"subscriptionCreate">): void {
  listenAs("on_subscription_create", Events.SubscriptionCreate, handler)
}

/**
 * Runs a function whenever a subscription ends.
 * @param handler a function that takes the subscription
 * @listens subscriptionDelete
 * @role bot
 */
export function onSubscriptionDelete(handler: Handler<"subscriptionDelete">): void {
  listenAs("on_subscription_delete", Events.SubscriptionDelete, handler)
}

/**
 * Runs a function whenever a subscription changes.
 * @param handler a function that takes the subscription as it was, and as it is now
 * @listens subscriptionUpdate
 * @role bot
 */
export function onSubscriptionUpdate(handler: Handler<"subscriptionUpdate">): void {
  listenAs("on_subscription_update", Events.SubscriptionUpdate, handler)
}

/**
 * Runs a function whenever a connection of this process is ready.
 * @param handler a function that takes the shard's id, and the ids of servers that cannot be reached
 * @listens shardReady
 * @role bot
 */
export function onShardReady(handler: Handler<"shardReady">): void {
  listenAs("on_shard_ready", Events.ShardReady, handler)
}

/**
 * Runs a function whenever a connection of this process is lost for good.
 * @param handler a function that takes how it closed, and the shard's id
 * @listens shardDisconnect
 * @role bot
 */
export function onShardDisconnect(handler: Handler<"shardDisconnect">): void {
  listenAs("on_shard_disconnect", Events.ShardDisconnect, handler)
}

/**
 * Runs a function whenever a connection of this process connects anew.
 * @param handler a function that takes the shard's id
 * @listens shardReconnecting
 * @role bot
 */
export function onShardReconnecting(handler: Handler<"shardReconnecting">): void {
  listenAs("on_shard_reconnecting", Events.ShardReconnecting, handler)
}

/**
 * Runs a function whenever a connection of this process goes on where it was.
 * @param handler a function that takes the shard's id, and how many events came late
 * @listens shardResume
 * @role bot
 */
export function onShardResume(handler: Handler<"shardResume">): void {
  listenAs("on_shard_resume", Events.ShardResume, handler)
}

/**
 * Runs a function whenever a connection of this process has an error.
 * @param handler a function that takes the error, and the shard's id
 * @listens shardError
 * @role bot
 */
export function onShardError(handler: Handler<"shardError">): void {
  listenAs("on_shard_error", Events.ShardError, handler)
}

/**
 * Runs a function whenever discord.js has an error.
 * @param handler a function that takes the error
 * @listens error
 * @role bot
 */
export function onError(handler: Handler<"error">): void {
  listenAs("on_error", Events.Error, handler)
}

/**
 * Runs a function whenever discord.js warns.
 * @param handler a function that takes the text
 * @listens warn
 * @role bot
 */
export function onWarn(handler: Handler<"warn">): void {
  listenAs("on_warn", Events.Warn, handler)
}

/**
 * Runs a function whenever discord.js says what it does.
 * @param handler a function that takes the text
 * @listens debug
 * @role bot
 */
export function onDebug(handler: Handler<"debug">): void {
  listenAs("on_debug", Events.Debug, handler)
}

/**
 * Runs a function whenever the session is over and cannot be begun anew.
 * @param handler a function without parameters
 * @listens invalidated
 * @role bot
 */
export function onInvalidated(handler: Handler<"invalidated">): void {
  listenAs("on_invalidated", Events.Invalidated, handler)
}

/**
 * Runs a function whenever old values are swept out of the caches.
 * @param handler a function that takes the text
 * @listens cacheSweep
 * @role bot
 */
export function onCacheSweep(handler: Handler<"cacheSweep">): void {
  listenAs("on_cache_sweep", Events.CacheSweep, handler)
}
