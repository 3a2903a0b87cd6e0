/**
 * Close codes after which connecting again cannot work, in words. Codes: Discord docs,
 * topics/opcodes-and-status-codes "Gateway Close Event Codes".
 */
import { privilegedSwitches } from "./intents.ts"

const PORTAL = "https://discord.com/developers/applications (your application → Bot"

const WORDS: ReadonlyMap<number, (intents: number) => string> = new Map([
  [
    4004,
    () =>
      `Discord refused the token (close code 4004). Copy a fresh one from ${PORTAL} → Reset Token) and start again with TOKEN=…`,
  ],
  [
    4010,
    () =>
      'Discord refused the shard number (close code 4010): it does not fit the number of shards. Use total_shards: "auto".',
  ],
  [
    4011,
    () =>
      'The bot is in too many servers for so few shards (close code 4011). Start it from a file with create_shard_manager("bot.ez", { total_shards: "auto" }).',
  ],
  [4012, () => "Discord no longer speaks this gateway version (close code 4012). Update easylang."],
  [
    4013,
    () =>
      'The bot asks for intents that do not exist (close code 4013). Name those that Discord has in bot_start(token, { intents: ["guilds"] }), or update easylang.',
  ],
  [4014, disallowedIntents],
])

/** Whether Discord closed for good. */
export function isFatalClose(closeCode: number): boolean {
  return WORDS.has(closeCode)
}

/** Why Discord closed for good, and what to do. @param intents bits that the bot asked for */
export function fatalCloseWords(closeCode: number, intents: number): string {
  return WORDS.get(closeCode)?.(intents) ?? `Discord closed the connection for good (${closeCode}).`
}

function disallowedIntents(intents: number): string {
  const switches = privilegedSwitches(intents)
  const names = switches.length === 0 ? "a privileged intent" : switches.join(" and ")
  return `The bot needs ${names}, which is switched off for it (close code 4014). Switch it on at ${PORTAL} → Privileged Gateway Intents), then start the bot again.`
}
