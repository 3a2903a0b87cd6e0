/** Messages, reactions, polls and typing, as words of their own. */
import { Events } from "discord.js"
import { type Given, listenAs } from "../listen.ts"

/**
 * Runs a function whenever a message is changed.
 * @param handler a function that takes the message as it was, and as it is now
 * @listens messageUpdate
 * @example on_message_update(func(before, after) {
 *   print(before, after)
 * })
 * @role bot
 */
export function onMessageUpdate(handler: (...values: Given<"messageUpdate">) => unknown): void {
  listenAs("on_message_update", Events.MessageUpdate, handler)
}

/**
 * Runs a function whenever a message is deleted.
 * @param handler a function that takes the message; of an old one only its id is known
 * @listens messageDelete
 * @example on_message_delete(func(message) {
 *   print(message.id + " is gone")
 * })
 * @role bot
 */
export function onMessageDelete(handler: (...values: Given<"messageDelete">) => unknown): void {
  listenAs("on_message_delete", Events.MessageDelete, handler)
}

/**
 * Runs a function whenever many messages are deleted at once.
 * @param handler a function that takes the messages by their ids, and their channel
 * @listens messageDeleteBulk
 * @example on_message_delete_bulk(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onMessageDeleteBulk(
  handler: (...values: Given<"messageDeleteBulk">) => unknown,
): void {
  listenAs("on_message_delete_bulk", Events.MessageBulkDelete, handler)
}

/**
 * Runs a function whenever somebody puts a reaction under a message.
 * @param handler a function that takes the reaction, who put it, and whether it is a super reaction
 * @listens messageReactionAdd
 * @example on_message_reaction_add(func(reaction, user) {
 *   print(user.username + " adds " + reaction.emoji.name)
 * })
 * @role bot
 */
export function onMessageReactionAdd(
  handler: (...values: Given<"messageReactionAdd">) => unknown,
): void {
  listenAs("on_message_reaction_add", Events.MessageReactionAdd, handler)
}

/**
 * Runs a function whenever a reaction is taken away.
 * @param handler a function that takes the reaction, whose it was, and whether it was a super reaction
 * @listens messageReactionRemove
 * @example on_message_reaction_remove(func(first, second, third) {
 *   print(first, second, third)
 * })
 * @role bot
 */
export function onMessageReactionRemove(
  handler: (...values: Given<"messageReactionRemove">) => unknown,
): void {
  listenAs("on_message_reaction_remove", Events.MessageReactionRemove, handler)
}

/**
 * Runs a function whenever all reactions of a message are taken away.
 * @param handler a function that takes the message, and the reactions that it had
 * @listens messageReactionRemoveAll
 * @example on_message_reaction_remove_all(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onMessageReactionRemoveAll(
  handler: (...values: Given<"messageReactionRemoveAll">) => unknown,
): void {
  listenAs("on_message_reaction_remove_all", Events.MessageReactionRemoveAll, handler)
}

/**
 * Runs a function whenever all reactions of one emoji are taken from a message.
 * @param handler a function that takes the reaction
 * @listens messageReactionRemoveEmoji
 * @example on_message_reaction_remove_emoji(func(reaction) {
 *   print(reaction)
 * })
 * @role bot
 */
export function onMessageReactionRemoveEmoji(
  handler: (...values: Given<"messageReactionRemoveEmoji">) => unknown,
): void {
  listenAs("on_message_reaction_remove_emoji", Events.MessageReactionRemoveEmoji, handler)
}

/**
 * Runs a function whenever somebody votes in a poll.
 * @param handler a function that takes the answer, and the id of who voted
 * @listens messagePollVoteAdd
 * @example on_message_poll_vote_add(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onMessagePollVoteAdd(
  handler: (...values: Given<"messagePollVoteAdd">) => unknown,
): void {
  listenAs("on_message_poll_vote_add", Events.MessagePollVoteAdd, handler)
}

/**
 * Runs a function whenever somebody takes a vote back.
 * @param handler a function that takes the answer, and the id of who voted
 * @listens messagePollVoteRemove
 * @example on_message_poll_vote_remove(func(first, second) {
 *   print(first, second)
 * })
 * @role bot
 */
export function onMessagePollVoteRemove(
  handler: (...values: Given<"messagePollVoteRemove">) => unknown,
): void {
  listenAs("on_message_poll_vote_remove", Events.MessagePollVoteRemove, handler)
}

/**
 * Runs a function whenever somebody begins to type.
 * @param handler a function that takes the typing, with its `channel`, `user` and `startedAt`
 * @listens typingStart
 * @example on_typing_start(func(typing) {
 *   print(typing.user.username + " writes …")
 * })
 * @role bot
 */
export function onTypingStart(handler: (...values: Given<"typingStart">) => unknown): void {
  listenAs("on_typing_start", Events.TypingStart, handler)
}

/**
 * Runs a function whenever somebody uses a command, a button, a menu or a form.
 * @param handler a function that takes the interaction
 * @listens interactionCreate
 * @example on_interaction_create(func(interaction) {
 *   if interaction.is_button() { interaction_reply(interaction, "Clicked") }
 * })
 * @role bot
 */
export function onInteractionCreate(
  handler: (...values: Given<"interactionCreate">) => unknown,
): void {
  listenAs("on_interaction_create", Events.InteractionCreate, handler)
}
