/** Which shards were started again and why, for whoever looks at the fleet. */

export interface Restart {
  /** Milliseconds since 1970. */
  at: number
  why: string
}

export interface RestartRecord {
  total: number
  reasons: Record<string, number>
  /** The newest, last. */
  last: Restart[]
}

const MOST_KEPT = 10

export const NO_RESTARTS: RestartRecord = { total: 0, reasons: {}, last: [] }

export class Restarts {
  readonly #records = new Map<number, RestartRecord>()

  note(shardId: number, why: string, at: number): void {
    const { total, reasons, last } = this.of(shardId)
    this.#records.set(shardId, {
      total: total + 1,
      reasons: { ...reasons, [why]: (reasons[why] ?? 0) + 1 },
      last: [...last, { at, why }].slice(-MOST_KEPT),
    })
  }

  of(shardId: number): RestartRecord {
    return this.#records.get(shardId) ?? NO_RESTARTS
  }
}
