/**
 * Ends processes that do not work any more: one whose event loop is blocked or that is stopped, one that
 * never comes to its program, one whose connection says nothing for minutes while it is not up. How a
 * connection is mended inside a process is the shard's own watchdog's business.
 */
import type { Roster } from "./roster.ts"
import type { Screen } from "./screen.ts"
import { nameShards } from "./shard-names.ts"
import type { ShardState } from "./shard-state.ts"

/** Why a process is ended whose shard says that nothing helps its connection. */
export const STUCK = "its connection stays deaf or dead, whatever its process does"

export interface WatchTimes {
  /** From one round of questions to the next; a process has as long to answer. */
  roundMs: number
  /** Rounds in a row without an answer. Rounds, not time: while the computer sleeps there are none. */
  mostMisses: number
  /** From the fork until the program runs. */
  bootMs: number
  /** A connection that is on its way up tells something within this. */
  quietMs: number
}

/** What is known of one process. */
export interface WatchedProcess {
  state: ShardState
  isSeated: boolean
  /** Rounds in a row that it did not answer. */
  misses: number
  /** When it last told something of its connections. */
  toldAt: number
}

/** On the way up, but for waits that others decide: a program's own preparations, an identify slot. */
const ON_ITS_WAY: ReadonlySet<string> = new Set([
  "connecting",
  "identifying",
  "receiving guilds",
  "reconnecting",
])

/** Why the process is to be ended, in words; undefined when it is not. Pure. */
export function reasonToEnd(
  { state, isSeated, misses, toldAt }: WatchedProcess,
  times: WatchTimes,
  now: number,
): string | undefined {
  if (state.name === "stopping") return undefined
  if (!isSeated) {
    const isLate = state.name === "starting" && now - state.since > times.bootMs
    return isLate ? "its process does not come to its program" : undefined
  }
  if (misses >= times.mostMisses) return "its process is blocked or stopped"
  const heardAt = Math.max(toldAt, state.since)
  if (ON_ITS_WAY.has(state.name) && now - heardAt > times.quietMs) {
    return `its connection has been ${state.name} for too long`
  }
  return undefined
}

export class ProcessWatch {
  readonly #roster: Roster
  readonly #times: WatchTimes
  readonly #screen: Screen
  /** By process id. */
  #misses = new Map<number, number>()
  #timer: NodeJS.Timeout | undefined
  #lookedAt = 0

  constructor(roster: Roster, times: WatchTimes, screen: Screen) {
    this.#roster = roster
    this.#times = times
    this.#screen = screen
  }

  start(): void {
    this.#lookedAt = Date.now()
    this.#timer = setInterval(() => void this.#round(), this.#times.roundMs)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Ends a shard's process, however it is; all of its shards start again. */
  end(shardId: number, why: string): void {
    const slot = this.#roster.slotOf(shardId)
    if (slot.process === undefined || slot.watchdog !== undefined) return
    slot.watchdog = why
    const shards =
      slot.shardIds.length === 1 ? "the shard starts" : `${nameShards(slot.shardIds)} start`
    this.#screen.say(`shard ${shardId}: ${why}. I end the process; ${shards} again.`)
    slot.process.kill()
  }

  async #round(): Promise<void> {
    const now = Date.now()
    // After a sleep of the computer: what the shards have told is not read yet.
    const isLate = now - this.#lookedAt > 3 * this.#times.roundMs
    this.#lookedAt = now
    if (!isLate) this.#judge(now)
    await this.#ask()
  }

  #judge(now: number): void {
    for (const state of this.#roster.states) {
      const { process, shardIds } = this.#roster.slotOf(state.id)
      if (process === undefined) continue
      // Shards of one process wait for each other: what one of them tells is news of all.
      const toldAt = Math.max(...shardIds.map((id) => this.#roster.notesOf(id).toldAt))
      const { isSeated, pid = 0 } = process
      const watched = { state, isSeated, misses: this.#misses.get(pid) ?? 0, toldAt }
      const why = reasonToEnd(watched, this.#times, now)
      if (why !== undefined) this.end(state.id, why)
    }
  }

  async #ask(): Promise<void> {
    const processes = this.#roster.slots.flatMap(({ process }) => process ?? [])
    const asked = processes.filter(({ isSeated }) => isSeated)
    const answers = asked.map(async (process) => {
      const { kind } = await process.ask({ kind: "health" }, this.#times.roundMs * 0.9)
      const before = this.#misses.get(process.pid ?? 0) ?? 0
      // A refusal is a word, too.
      return [process.pid ?? 0, kind === "out-of-time" ? before + 1 : 0] as const
    })
    this.#misses = new Map(await Promise.all(answers))
  }
}
