/**
 * The lines of an identify ledger ⇄ records. A ledger is a text file with one JSON object a line; what
 * is no record (a line torn by a power cut, a newer version's) is left out.
 */

/** One IDENTIFY that a manager allowed. */
export interface IdentifyRecord {
  /** When, in milliseconds since 1970. */
  at: number
  shard: number
  /** How many shards there were in all. */
  of: number
  /** "start", "respawn", "restart after exit code 1", "new session after close code 4009". */
  why: string
  /** Process id of the manager that allowed it. */
  pid: number
}

/** One line, with its end. */
export function printRecord(record: IdentifyRecord): string {
  return `${JSON.stringify(record)}\n`
}

/** All records of a text, in the order of the file. */
export function parseRecords(text: string): IdentifyRecord[] {
  return text.split("\n").flatMap((line) => tryParseRecord(line) ?? [])
}

function tryParseRecord(line: string): IdentifyRecord | undefined {
  try {
    const { at, shard, of, why, pid } = JSON.parse(line) as IdentifyRecord
    const isRecord = [at, shard, of, pid].every(Number.isFinite) && typeof why === "string"
    return isRecord ? { at, shard, of, why, pid } : undefined
  } catch {
    return undefined
  }
}
