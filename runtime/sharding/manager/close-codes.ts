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
  [4012, "Discord no longer speaks this gateway version (close code 4012). Update easylang."],
  [
    4013,
    'The bot asks for intents that do not exist (close code 4013). Name those that Discord has in bot_start(token, { intents: ["guilds"] }), or update easylang.',
  ],
  [
    4014,
    "The bot asks for intents that are switched off (close code 4014). Switch on Message Content Intent (and Server Members or Presence Intent if the bot uses them) in the Developer Portal: your application → Bot → Privileged Gateway Intents.",
  ],
])

/** Whether connecting or starting again after this code is pointless. */
export function isFatalClose(closeCode: number): boolean {
  return FATAL.has(closeCode) || isAboutShardCount(closeCode)
}

/** What the fleet was started with, for the codes that are about the number of shards. */
export interface CloseContext {
  totalShards: number
  /** Whether Discord chose the number. */
  isAuto: boolean
  /** How many shards Discord recommends now. */
  recommended: number
}

/** Whether the code says that the number of shards is wrong: then Discord is asked for the right one. */
export function isAboutShardCount(closeCode: number): boolean {
  return closeCode === 4010 || closeCode === 4011
}

/**
 * The fault that ends the fleet after a fatal close.
 * @param words what the shard said of it; it knows the intents that it asked for
 */
export function fatalCloseFault(closeCode: number, words: string, context: CloseContext): Fault {
  if (isAboutShardCount(closeCode)) return shardCountFault(closeCode, context)
  const known = FATAL.get(closeCode)
  const message =
    words !== "" ? words : (known ?? `Discord closed the connection for good (code ${closeCode}).`)
  return new Fault("refused_by_discord", message, { closeCode, exitCode: EXIT.configuration })
}

function shardCountFault(closeCode: number, context: CloseContext): Fault {
  const { totalShards, isAuto, recommended } = context
  const what =
    closeCode === 4011
      ? `The bot is in too many servers for ${totalShards} shard${totalShards === 1 ? "" : "s"} (close code 4011).`
      : `Discord refused a shard of ${totalShards} (close code 4010): this total_shards does not fit this bot.`
  // With "auto" the next start takes the new number by itself: then a process supervisor may try.
  const isCuredByStart = isAuto && recommended !== totalShards
  const fix =
    recommended === totalShards
      ? unansweredFix(closeCode, totalShards)
      : isAuto
        ? `Discord recommends ${recommended} now; the next start takes that.`
        : `Discord recommends ${recommended} now. Write total_shards: ${recommended}, or total_shards: "auto".`
  return new Fault("refused_by_discord", `${what} ${fix}`, {
    closeCode,
    recommended,
    exitCode: isCuredByStart ? EXIT.tryLater : EXIT.configuration,
  })
}

/** What to do when Discord recommends the very number that it refused. */
function unansweredFix(closeCode: number, totalShards: number): string {
  const still = `Discord recommends ${totalShards} all the same`
  return closeCode === 4011
    ? `${still}, so the next start would end like this one. Write a larger number, for example total_shards: ${totalShards * 2}.`
    : `${still}. A very large bot needs a multiple of the number that Discord told its owner: write that as total_shards. Other managers of this bot must use the same total_shards.`
}
