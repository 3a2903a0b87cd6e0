/**
 * Which manager runs which shards of a bot on this computer, as one small file for each manager. A
 * second one for the same shards is refused; one that died is cleaned up behind: its shards too.
 */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeFolder } from "../../make-folder.ts"
import { isSameProcess, type ProcessMark, processMark, space } from "./process-mark.ts"

/** One manager's claim. */
export interface Lease {
  manager: ProcessMark
  shards: readonly number[]
  /** How many shards there are in all: another count is another division of the same guilds. */
  total: number
  /** Shard processes that run now. */
  children: readonly ProcessMark[]
  /** Where its process ids mean something: a container has its own. */
  space: string
}

const ENDING = ".lease.json"
let taken = 0

/** What stands in the way: a manager that lives, or shard processes that a dead one left behind. */
export interface Others {
  living: Lease | undefined
  orphans: readonly number[]
}

export class LeaseFile {
  readonly #path: string
  #lease: Lease

  constructor(path: string, lease: Lease) {
    this.#path = path
    this.#lease = lease
    this.#write()
  }

  /** Tells the next manager which processes it would have to end, if this one cannot. */
  setChildren(pids: readonly number[]): void {
    const known = new Map(this.#lease.children.map((mark) => [mark.pid, mark]))
    const children = pids.map((pid) => known.get(pid) ?? processMark(pid))
    this.#lease = { ...this.#lease, children }
    this.#write()
  }

  release(): void {
    rmSync(this.#path, { force: true })
  }

  #write(): void {
    try {
      writeFileSync(`${this.#path}.new`, JSON.stringify(this.#lease), { mode: 0o600 })
      renameSync(`${this.#path}.new`, this.#path)
    } catch {
      // A read-only disk keeps no leases; the ledger has said so.
    }
  }
}

/** Claims shards. To be called when `lookForOthers` found nobody. */
export function takeLease(
  folder: string,
  key: string,
  claim: Pick<Lease, "shards" | "total">,
): LeaseFile {
  try {
    makeFolder(folder, 0o700)
  } catch {
    // As above.
  }
  const path = join(folder, `${key}.${process.pid}-${taken++}${ENDING}`)
  const manager = processMark(process.pid)
  return new LeaseFile(path, { ...claim, manager, children: [], space: space() })
}

/** Reads all claims of a bot, and forgets those of managers that are gone. */
export function lookForOthers(
  folder: string,
  key: string,
  claim: Pick<Lease, "shards" | "total">,
): Others {
  const orphans: number[] = []
  let living: Lease | undefined
  for (const { path, lease } of readLeases(folder, key)) {
    // Process ids of another container say nothing here.
    if (lease.space !== space()) continue
    if (isSameProcess(lease.manager)) {
      if (overlaps(lease, claim)) living = lease
      continue
    }
    orphans.push(...lease.children.filter(isSameProcess).map(({ pid }) => pid))
    rmSync(path, { force: true })
  }
  return { living, orphans }
}

function overlaps(one: Pick<Lease, "shards" | "total">, other: Pick<Lease, "shards" | "total">) {
  return one.total !== other.total || one.shards.some((id) => other.shards.includes(id))
}

function readLeases(folder: string, key: string): { path: string; lease: Lease }[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => name.startsWith(`${key}.`) && name.endsWith(ENDING))
    .flatMap((name) => {
      const path = join(folder, name)
      const lease = tryReadLease(path)
      return lease === undefined ? [] : [{ path, lease }]
    })
}

function tryReadLease(path: string): Lease | undefined {
  try {
    const lease = JSON.parse(readFileSync(path, "utf8")) as Lease
    const isLease = Array.isArray(lease.shards) && Array.isArray(lease.children)
    return isLease && Number.isSafeInteger(lease.manager.pid) ? lease : undefined
  } catch {
    return undefined
  }
}
