/** `on_ready` and `on_message`: what a program wants to be told, registered before or after `bot_start`. */
import { type Client, Events, type Message } from "discord.js"
import { Fault } from "../fault.ts"
import { handlerFailed } from "../language/failure.ts"
import { kindName } from "../language/kinds.ts"
import { endsWithModule } from "../language/modules.ts"
import { thisProcess } from "../this-process.ts"
import { botState } from "./bot-state.ts"

/**
 * Runs a function once the bot is connected and knows its servers; at once when it already is.
 * @param handler a function that takes the client, or nothing
 * @throws Fault `wrong_handler`
 * @example on_ready(func(client) {
 *   print("Logged in as " + client.user.username)
 * })
 * @role bot
 * @also on_client_ready
 */
export function onReady(handler: (client: Client<true>) => unknown): void {
  hearReadyAs("on_ready", handler)
}

/** @param word what registers the handler, as messages call it */
export function hearReadyAs(word: string, handler: (client: Client<true>) => unknown): void {
  expectFunction(word, handler)
  const state = botState()
  const ready = { word, run: () => handler(thisProcess.client as Client<true>) }
  state.readyHandlers.push(ready)
  endsWithModule(() => takeOut(state.readyHandlers, ready))
  if (state.isReady) void runHandler(word, ready.run, false)
}

/** A handler that is none would only be missed when its event comes. @throws Fault `wrong_handler` */
export function expectFunction(word: string, handler: unknown): void {
  if (typeof handler === "function") return
  throw new Fault(
    "wrong_handler",
    `${word.endsWith(")") ? word : `${word}()`} needs a function that hears of it, and got ${kindName(handler)}.`,
    { word },
  )
}

/**
 * Runs a function for every message that the bot can see, also those of bots.
 * @param handler a function that takes the message
 * @throws Fault `wrong_handler`
 * @listens messageCreate
 * @example on_message(func(message) {
 *   if message.content == "!ping" {
 *     reply(message, "Pong!")
 *   }
 * })
 * @role bot
 * @also on_message_create
 */
export function onMessage(handler: (message: Message) => unknown): void {
  expectFunction("on_message", handler)
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
    for (const { word, run } of [...state.readyHandlers]) void runHandler(word, run, false)
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

/**
 * Handlers run side by side; one that fails is reported and the others go on.
 * @param word what registered it
 * @param isCounted whether a bot that leaves lets it finish
 */
export async function runHandler(
  word: string,
  handler: () => unknown,
  isCounted = true,
): Promise<void> {
  const { handlers } = thisProcess
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
