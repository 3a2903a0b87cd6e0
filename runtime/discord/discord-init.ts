/** `discord_init` and `discord_start`: the two halves of `bot_start`. */
import { Fault } from "../fault.ts"
import { botStart } from "./bot-start.ts"
import { botState } from "./bot-state.ts"
import { configureIntents } from "./intents-of-program/words.ts"

/**
 * Says with which token, and for which intents, discord_start() will log the bot in.
 * @param token your bot's token; in a shard the manager's token counts
 * @param intents a list of names in any spelling, in place of what the program's handlers need
 * @throws Fault `unknown_intent`
 * @example discord_init(get_argument("TOKEN"), ["guilds", "guild_messages"])
 * discord_start()
 * @role bot
 */
export function discordInit(token: string, intents?: readonly string[] | null): void {
  botState().initToken = token
  if (intents != null) configureIntents(intents)
}

/**
 * Logs the bot in with what discord_init() was given.
 * @returns true once the bot is logged in
 * @throws Fault `not_initialised`, and those of bot_start()
 * @example discord_init(get_argument("TOKEN"))
 * discord_start()
 * @role bot
 */
export async function discordStart(): Promise<boolean> {
  const { initToken } = botState()
  if (initToken === undefined) {
    throw new Fault(
      "not_initialised",
      `discord_start() has no token yet: discord_init(get_argument("TOKEN")) comes before it.`,
    )
  }
  return await botStart(initToken)
}
