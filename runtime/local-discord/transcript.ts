/** What bots did on the local Discord, in the order it happened, as data and as lines of text. */

export interface TranscriptEntry {
  /** Milliseconds (unscaled) since the local Discord started. */
  atMs: number
  kind:
    | "identify"
    | "ready"
    | "resume"
    | "close"
    | "presence"
    | "said"
    | "sent"
    | "edited"
    | "deleted"
    | "reacted"
    | "commands"
    | "answered"
    | "did"
  /** The shard that it came over; for REST calls the shard whose guild it is about, if there is one. */
  shard?: number
  text: string
}

export interface Transcript {
  readonly entries: readonly TranscriptEntry[]
  /** One line an entry: `shard 2 · sent · Guild 3 #general: Pong!`. Without times, so that runs can be compared. */
  lines(kinds?: readonly TranscriptEntry["kind"][]): string[]
  add(kind: TranscriptEntry["kind"], shard: number | undefined, text: string): void
  /** Calls back for each new entry; returns what stops that. */
  follow(listener: (entry: TranscriptEntry) => void): () => void
}

export function lineOf(entry: TranscriptEntry): string {
  const where = entry.shard === undefined ? "" : `shard ${entry.shard} · `
  return `${where}${entry.kind} · ${entry.text}`
}

export function createTranscript(elapsedMs: () => number): Transcript {
  const entries: TranscriptEntry[] = []
  const listeners = new Set<(entry: TranscriptEntry) => void>()
  return {
    entries,
    lines: (kinds) => entries.filter((each) => kinds?.includes(each.kind) ?? true).map(lineOf),
    add(kind, shard, text) {
      const entry: TranscriptEntry = {
        atMs: elapsedMs(),
        kind,
        ...(shard !== undefined && { shard }),
        text,
      }
      entries.push(entry)
      for (const listener of listeners) listener(entry)
    },
    follow(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
