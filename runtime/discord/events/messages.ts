/** Messages, reactions, polls and typing, as words of their own. */
import { Events } from "discord.js"
import { type Handler, listenAs } from "../listen.ts"

/**
 * Runs a function whenever a message is changed.
 * @param handler a function that takes the message as it was, and as it is now
 * @listens messageUpdate
 * @role bot
 */
export function onMessageUpdate(handler: Handler<"messageUpdate">): void {
  listenAs("on_message_update", Events.MessageUpdate, handler)
}

/**
 * Runs a function whenever a message is deleted.
 * @param handler a function that takes the message; of an old one only its id is known
 * @listens messageDelete
 * @role bot
 */
export function onMessageDelete(handler: Handler<"messageDelete">): void {
  listenAs("on_message_delete", Events.MessageDelete, handler)
}

/**
 * Runs a function whenever many messages are deleted at once.
 * @param handler a function that takes the messages by their ids, and their channel
 * @listens messageDeleteBulk
 * @role bot
 */
export function onMessageDeleteBulk(handler: Handler<"messageDeleteBulk">): void {
  listenAs("on_message_delete_bulk", Events.MessageBulkDelete, handler)
}

/**
 * Runs a function whenever somebody puts a reaction under a message.
 * @param handler a function that takes the reaction, who put it, and whether it is a super reaction
 * @listens messageReactionAdd
 * @role bot
 */
export function onMessageReactionAdd(handler: Handler<"messageReactionAdd">): void {
  listenAs("on_message_reaction_add", Events.MessageReactionAdd, handler)
}

/**
 * Runs a function whenever a reaction is taken away.
 * @param handler a function that takes the reaction, whose it was, and whether it was a super reaction
 * @listens messageReactionRemove
 * @role bot
 */
export function onMessageReactionRemove(handler: Handler<"messageReactionRemove">): void {
  listenAs("on_message_reaction_remove", Events.MessageReactionRemove, handler)
}

/**
 * Runs a function whenever all reactions of a message are taken away.
 * @param handler a function that takes the message, and the reactions that it had
 * @listens messageReactionRemoveAll
 * @role bot
 */
export function onMessageReactionRemoveAll(handler: Handler<"messageReactionRemoveAll">): void {
  listenAs("on_message_reaction_remove_all", Events.MessageReactionRemoveAll, handler)
}

/**
 * Runs a function whenever all reactions of one emoji are taken from a message.
 * @param handler a function that takes the reaction
 * @listens messageReactionRemoveEmoji
 * @role bot
 */
export function onMessageReactionRemoveEmoji(handler: Handler<"messageReactionRemoveEmoji">): void {
  listenAs("on_message_reaction_remove_emoji", Events.MessageReactionRemoveEmoji, handler)
}

/**
 * Runs a function whenever somebody votes in a poll.
 * @param handler a function that takes the answer, and the id of who voted
 * @listens messagePollVoteAdd
 * @role bot
 */
export function onMessagePollVoteAdd(handler: Handler<"messagePollVoteAdd">): void {
  listenAs("on_message_poll_vote_add", Events.MessagePollVoteAdd, handler)
}

/**
 * Runs a function whenever somebody takes a vote back.
 * @param handler a function that takes the answer, and the id of who voted
 * @listens messagePollVoteRemove
 * @role bot
 */
export function onMessagePollVoteRemove(handler: Handler<"messagePollVoteRemove">): void {
  listenAs("on_message_poll_vote_remove", Events.MessagePollVoteRemove, handler)
}

/**
 * Runs a function whenever somebody begins to type.
 * @param handler a function that takes what is known: the channel and the user
 * @listens typingStart
 * @role bot
 */
export function onTypingStart(handler: Handler<"typingStart">): void {
  listenAs("on_typing_start", Events.TypingStart, handler)
}

/**
 * Runs a function whenever somebody uses a command, a button, a menu or a form.
 * @param handler a function that takes the interaction
 * @listens interactionCreate
 * @role bot
 */
export function onInteractionCreate(handler: Handler<"interactionCreate">): void {
  listenAs("on_interaction_create", Events.InteractionCreate, handler)
}
