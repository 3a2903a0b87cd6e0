/** `on_ready` and `on_message`: what a program wants to be told, registered before or after `bot_start`. */
import { type Client, Events, type Message } from "discord.js"
import { handlerFailed } from "../language/failure.ts"
import { endsWithModule } from "../language/modules.ts"
import { thisProcess } from "../this-process.ts"
import { botState } from "./bot-state.ts"

/**
 * Runs a function once the bot is connected and knows its servers; at once when it already is.
 * @param handler a function without parameters
 * @role bot
 */
export function onReady(handler: () => unknown): void {
  const state = botState()
  state.readyHandlers.push(handler)
  endsWithModule(() => takeOut(state.readyHandlers, handler))
  if (state.isReady) void runHandler("on_ready", handler)
}

/**
 * Runs a function for every message that the bot can see, also those of bots.
 * @param handler a function that takes the message
 * @role bot
 * @also on_message_create
 */
export function onMessage(handler: (message: Message) => unknown): void {
  const { messageHandlers } = botState()
  messageHandlers.push(handler)
  endsWithModule(() => takeOut(messageHandlers, handler))
}

/** Takes one out of those that are told. */
export function takeOut<Handler>(handlers: Handler[], handler: Handler): void {
  const at = handlers.indexOf(handler)
  if (at >= 0) handlers.splice(at, 1)
}

/** Tells the `on_ready` handlers when this client is ready. */
export function hearReady(client: Client): void {
  client.once(Events.ClientReady, () => {
    const state = botState()
    state.isReady = true
    for (const handler of [...state.readyHandlers]) void runHandler("on_ready", handler)
  })
}

/** Tells the `on_message` handlers of each message that this client receives. */
export function hearMessages(client: Client): void {
  client.on(Events.MessageCreate, (message) => {
    for (const handler of [...botState().messageHandlers]) {
      void runHandler("on_message", () => handler(message))
    }
  })
}

/** Handlers run side by side; one that fails is reported and the others go on. @param word what registered it */
export async function runHandler(word: string, handler: () => unknown): Promise<void> {
  const { handlers } = thisProcess
  const isCounted = word !== "on_ready"
  if (isCounted) handlers.running += 1
  try {
    await handler()
  } catch (error) {
    handlerFailed(word, error)
  } finally {
    if (isCounted) handlers.running -= 1
    if (handlers.running === 0) handlers.onIdle?.()
  }
}
