/**
 * What a gateway close code means for the fleet. Codes: Discord docs, topics/opcodes-and-status-codes
 * "Gateway Close Event Codes"; those below cannot work again until a person changes something, and
 * every further try would cost an identify.
 */
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"

const FATAL: ReadonlyMap<number, string> = new Map([
  [
    4004,
    "Discord refused the token (close code 4004). Copy a fresh one from the Developer Portal (your application → Bot → Reset Token) and start again with TOKEN=…",
  ],
  [
    4010,
    'Discord refused the shard (close code 4010): this total_shards does not fit this bot. Use total_shards: "auto", or a multiple of what Discord recommends.',
  ],
  [
    4011,
    'The bot is in too many servers for so few shards (close code 4011). Use total_shards: "auto", or a larger number.',
  ],
  [4012, "Discord no longer speaks this gateway version (close code 4012). Update easylang."],
  [4013, "The bot asks for intents that do not exist (close code 4013). Check its intents."],
  [
    4014,
    "The bot asks for intents that are switched off (close code 4014). Switch on Message Content Intent (and Server Members or Presence Intent if the bot uses them) in the Developer Portal: your application → Bot → Privileged Gateway Intents.",
  ],
])

/** Whether connecting or starting again after this code is pointless. */
export function isFatalClose(closeCode: number): boolean {
  return FATAL.has(closeCode)
}

/**
 * The fault that ends the fleet after a fatal close.
 * @param words what the shard said of it; it knows the intents that it asked for
 */
export function fatalCloseFault(closeCode: number, words: string): Fault {
  const known = FATAL.get(closeCode)
  const message =
    words !== "" ? words : (known ?? `Discord closed the connection for good (code ${closeCode}).`)
  return new Fault("refused_by_discord", message, { closeCode, exitCode: EXIT.configuration })
}
