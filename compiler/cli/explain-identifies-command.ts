/** `easylang explain-identifies`: who logged in to Discord when and why, from the ledgers of this computer's managers. */
import { existsSync } from "node:fs"
import { EXIT } from "../../runtime/exit-codes.ts"
import { type LedgerRead, readLedgers } from "../../runtime/sharding/ledger/ledger.ts"
import type { IdentifyRecord } from "../../runtime/sharding/ledger/records.ts"
import { stateFolder } from "../../runtime/sharding/ledger/state-folder.ts"
import { CommandStopped } from "./wrong-use.ts"

/** Discord counts identifies over this time (docs, events/gateway "Session Start Limit"). */
const DAY_MS = 24 * 60 * 60 * 1000
/** The latest of a bot's identifies that people are shown; `--json` gives all. */
const SHOWN = 40

export function runExplainIdentifies(flags: { json: boolean }): number {
  const folder = stateFolder()
  expectNamedFolder(folder)
  const bots = readAll(folder)
  const unread = bots.filter((bot) => bot.unread !== undefined)
  // Only unread ones: then nothing is known, and "no shard has identified" would be a guess.
  const isSilent = !flags.json && bots.length > 0 && unread.length === bots.length
  const text = flags.json ? `${JSON.stringify({ folder, bots })}\n` : describe(folder, bots)
  if (!isSilent) process.stdout.write(text)
  for (const bot of unread)
    process.stderr.write(`${cannotRead(`the ledger of bot ${bot.key} in ${folder}`, bot.unread)}\n`)
  return unread.length === 0 ? EXIT.fine : EXIT.configuration
}

/** A folder that somebody named is one that they believe is there; the usual one appears with the first manager. */
function expectNamedFolder(folder: string): void {
  if (!process.env.EASYLANG_STATE_DIR || existsSync(folder)) return
  throw new CommandStopped(
    `There is no folder ${folder}, which EASYLANG_STATE_DIR names. Ask with the EASYLANG_STATE_DIR of the manager.`,
    EXIT.configuration,
  )
}

/** @throws CommandStopped when the folder is none, or nobody may look into it */
function readAll(folder: string): LedgerRead[] {
  try {
    return readLedgers(folder)
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException
    throw new CommandStopped(cannotRead(folder, code), EXIT.configuration)
  }
}

function cannotRead(what: string, code = ""): string {
  return `I cannot read ${what} (${code}). Ask as the user who runs the manager, with its EASYLANG_STATE_DIR.`
}

function describe(folder: string, bots: readonly LedgerRead[]): string {
  const some = bots.filter(({ records }) => records.length > 0)
  if (some.length === 0) {
    return `No shard has identified here yet: there is no ledger in ${folder}.\nA manager writes one when its first shard logs in to Discord.\n`
  }
  return `${some.map((bot) => describeBot(bot, Date.now())).join("\n")}\nThe ledgers are in ${folder}.\n`
}

function describeBot({ key, records }: LedgerRead, now: number): string {
  const today = records.filter(({ at }) => at > now - DAY_MS && at <= now)
  const left = records.length - SHOWN
  const earlier = left > 0 ? `  … and ${left} before these (--json shows all)\n` : ""
  const reasons = countReasons(today).map(
    ([why, count]) => `  ${String(count).padStart(5)}  ${why}\n`,
  )
  return [
    `Bot ${key}: ${today.length} identifies in the last 24 hours\n`,
    ...reasons,
    "\n",
    earlier,
    ...records.slice(-SHOWN).map((record) => describeRecord(record, now)),
  ].join("")
}

/** Reasons by how often they occur, the most frequent first. */
function countReasons(records: readonly IdentifyRecord[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const { why } of records) counts.set(why, (counts.get(why) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)
}

function describeRecord({ at, shard, of, why, pid }: IdentifyRecord, now: number): string {
  const time = new Date(at).toISOString().slice(0, 19).replace("T", " ")
  return `  ${time} UTC  shard ${shard} of ${of}  ${why}  (manager's process ${pid})${at > now ? ", after now: a clock was wrong, so it is not counted" : ""}\n`
}
