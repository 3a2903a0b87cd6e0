/** Who identified when and why, on disk: it survives its manager and is read by the next one. */
import {
  appendFileSync,
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { makeFolder } from "../../make-folder.ts"
import { type IdentifyRecord, parseRecords, printRecord } from "./records.ts"

export const LEDGER_ENDING = ".identifies.jsonl"
/** Discord counts over 24 h; an explanation may look a week back. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000
/** At 120 characters a line some thousands of identifies: more than a week of any honest bot. */
const LARGEST_BYTES = 1024 * 1024

export class Ledger {
  readonly path: string
  readonly #onUnwritable: (why: string) => void
  #readTo = 0
  #isWritable = true

  /**
   * Opens a bot's ledger, or begins it. Never throws: on a read-only disk nothing is kept.
   * @param onUnwritable told once, with the system's reason
   */
  constructor(folder: string, key: string, onUnwritable: (why: string) => void) {
    this.path = join(folder, `${key}${LEDGER_ENDING}`)
    this.#onUnwritable = onUnwritable
    this.#tryTo(() => {
      makeFolder(folder, 0o700)
      sweep(folder)
      shorten(this.path)
      endLastLine(this.path)
    })
  }

  /** Writes one record, in one write: lines of several managers do not mix. */
  append(record: IdentifyRecord): void {
    if (this.#isWritable)
      this.#tryTo(() => appendFileSync(this.path, printRecord(record), { mode: 0o600 }))
  }

  /** The records that were written since the last call, by whomever; the first call gives all. */
  news(): IdentifyRecord[] {
    try {
      const file = openSync(this.path, "r")
      try {
        return parseRecords(this.#readOn(file))
      } finally {
        closeSync(file)
      }
    } catch {
      return []
    }
  }

  #readOn(file: number): string {
    const { size } = fstatSync(file)
    // Somebody made it shorter: what was read before is met a second time, which harms nobody.
    if (size < this.#readTo) this.#readTo = 0
    const bytes = Buffer.alloc(size - this.#readTo)
    const count = readSync(file, bytes, 0, bytes.length, this.#readTo)
    // A line that is being written is read when it is whole.
    const whole = bytes.subarray(0, bytes.subarray(0, count).lastIndexOf("\n") + 1)
    this.#readTo += whole.length
    return whole.toString("utf8")
  }

  #tryTo(write: () => void): void {
    try {
      write()
    } catch (error) {
      this.#isWritable = false
      this.#onUnwritable((error as NodeJS.ErrnoException).code ?? "it cannot be written")
    }
  }
}

/** A torn line must not swallow the next record. */
function endLastLine(path: string): void {
  const text = readIfThere(path)
  if (text !== "" && !text.endsWith("\n")) appendFileSync(path, "\n")
}

/** Keeps a week, and of that what fits; written aside first, so that a power cut loses nothing. */
function shorten(path: string): void {
  const text = readIfThere(path)
  const oldest = Date.now() - KEPT_MS
  const all = parseRecords(text)
  if (text.length < LARGEST_BYTES && (all[0]?.at ?? oldest) >= oldest) return
  const kept = all.filter(({ at }) => at >= oldest).map(printRecord)
  const most = Math.floor(LARGEST_BYTES / 2 / 120)
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, kept.slice(-most).join(""), { mode: 0o600 })
  renameSync(aside, path)
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return ""
    throw error
  }
}

/** Takes away the ledgers of bots that nobody has started for long; the folder may hold other things. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(LEDGER_ENDING)) continue
    const path = join(folder, name)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > 2 * KEPT_MS) rmSync(path, { force: true })
  }
}

/** A bot's ledger as people see it: its records, oldest first, or why they cannot be read ("EACCES"). */
export interface LedgerRead {
  key: string
  records: IdentifyRecord[]
  unread?: string
}

/**
 * Every ledger of a folder, for people who ask; none where there is no such folder.
 * @throws Error as of `fs` for a folder that cannot be read
 */
export function readLedgers(folder: string): LedgerRead[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(LEDGER_ENDING))
    .map((name) => readOne(join(folder, name), name.slice(0, -LEDGER_ENDING.length)))
}

function readOne(path: string, key: string): LedgerRead {
  try {
    return { key, records: parseRecords(readFileSync(path, "utf8")) }
  } catch (error) {
    return {
      key,
      records: [],
      unread: (error as NodeJS.ErrnoException).code ?? "it cannot be read",
    }
  }
}
