/** One manager for a shard on one computer: the second is refused, what a dead one left behind is ended first. */
import { closeSync, openSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"
import { type Lease, type LeaseFile, lookForOthers, takeLease } from "../ledger/lease.ts"
import { isSameProcess, processMark } from "../ledger/process-mark.ts"
import type { Screen } from "./screen.ts"

/** Looking and claiming take milliseconds; who holds the latch for longer has died with it. */
const LATCH_STALE_MS = 2000
const LATCH_TRIES = 300

/**
 * Claims a bot's shards for this manager.
 * @param folder where claims stand
 * @param key the bot, as `stateKey` names it
 * @throws Fault `already_managed` with `exitCode` 78 and the other manager's process id
 */
export async function claimShards(
  folder: string,
  key: string,
  claim: Pick<Lease, "shards" | "total">,
  screen: Screen,
): Promise<LeaseFile> {
  const unlatch = await latch(join(folder, `${key}.latch`))
  try {
    const { living, orphans } = lookForOthers(folder, key, claim)
    if (living !== undefined) throw alreadyManaged(living, claim)
    if (orphans.length > 0) await endOrphans(orphans, screen)
    return takeLease(folder, key, claim)
  } finally {
    unlatch()
  }
}

/** Two managers that start in the same moment look one after the other. */
async function latch(path: string): Promise<() => void> {
  for (let tries = 0; tries < LATCH_TRIES; tries += 1) {
    try {
      closeSync(openSync(path, "wx", 0o600))
      return () => rmSync(path, { force: true })
    } catch (error) {
      // No folder, or a read-only disk: there are no claims to protect.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return () => {}
      if (ageOf(path) > LATCH_STALE_MS) rmSync(path, { force: true })
      await delay(10)
    }
  }
  return () => {}
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

/** Shards whose manager is gone and that did not hear of it: the bot would answer twice. */
async function endOrphans(pids: readonly number[], screen: Screen): Promise<void> {
  const shards = pids.length === 1 ? "a shard process" : `${pids.length} shard processes`
  screen.say(`An earlier manager left ${shards} behind (${pids.join(", ")}); I end what is left.`)
  const marks = pids.map(processMark)
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL")
    } catch {
      // It ended meanwhile.
    }
  }
  for (let tries = 0; tries < LATCH_TRIES && marks.some(isSameProcess); tries += 1) await delay(10)
}

function alreadyManaged(living: Lease, claim: Pick<Lease, "shards" | "total">): Fault {
  const { pid } = living.manager
  const both = living.shards.filter((id) => claim.shards.includes(id))
  const what =
    living.total === claim.total
      ? `shard${both.length === 1 ? "" : "s"} ${both.join(", ")}`
      : `this bot with ${living.total} shards in all, and not ${claim.total}`
  return new Fault(
    "already_managed",
    `Process ${pid} on this computer already runs ${what}: with a second manager the bot would answer everything twice. End that one first (kill ${pid}), or give each its own shard_list.`,
    { pid, exitCode: EXIT.configuration },
  )
}
