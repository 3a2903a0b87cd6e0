/** The bot's client, for words that need one. */
import type { Client } from "discord.js"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"

/** @throws Fault `not_started` before the bot is logged in */
export function startedClient(word: string): Client<true> {
  const { client } = thisProcess
  if (client?.user) return client as Client<true>
  throw new Fault(
    "not_started",
    `${word}() works once the bot is logged in: call it in on_ready or on_message, or after bot_start().`,
    { word },
  )
}
