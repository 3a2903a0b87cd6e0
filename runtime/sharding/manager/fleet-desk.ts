/** A fleet as a dashboard sees it: what each shard does, and what a person may do with it. */
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks"
import { LogBook } from "../../dashboard/log-book.ts"
import type { Desk, FleetAction, FleetView, LogLine, ShardView } from "../../dashboard/shapes.ts"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import { isHealthReport } from "../ipc/codec.ts"
import type { HealthReport } from "../ipc/messages.ts"
import { gapOf } from "./ask-all.ts"
import { budgetAt } from "./identify-gate.ts"
import type { IdentifyQueue } from "./identify-queue.ts"
import type { LastNumbers } from "./last-numbers.ts"
import { NO_RESTARTS } from "./restarts.ts"
import type { Screen } from "./screen.ts"
import { isReady, type ShardState } from "./shard-state.ts"
import type { Supervisor } from "./supervisor.ts"

/** The parts of a manager's fleet that a desk looks at. */
export interface DeskParts {
  supervisor(): Supervisor | undefined
  numbers: LastNumbers
  screen: Screen
  /** How many shards there will be, before they are spawned; "auto" until Discord has said. */
  totalShards: number | "auto"
  token: string
  /** A shard has this long for its numbers. */
  healthMs: number
  respawn(shardId: number): Promise<boolean>
  /** Replaces every shard's process by a new one, one after another. */
  renew(): Promise<boolean>
  isRenewing(): boolean
}

/** Shards are asked for their numbers no more often than this. */
const MEASURE_MS = 1000
const MB = 1024 * 1024

interface Answered {
  gap: string | undefined
  answerMs: number | null
  loopDelayMs: number | null
  rateLimited: number
}

const UNASKED: Answered = { gap: undefined, answerMs: null, loopDelayMs: null, rateLimited: 0 }

export class FleetDesk implements Desk {
  readonly #parts: DeskParts
  readonly #logs = new LogBook()
  readonly #loop: IntervalHistogram
  readonly #answers = new Map<number, Answered>()
  readonly #listeners: (() => void)[] = []
  #measuredAt = 0
  #measuring: Promise<void> | undefined

  constructor(parts: DeskParts) {
    this.#parts = parts
    parts.screen.follow(({ shards, level, text }) => this.#logs.add(shards[0] ?? null, level, text))
    // The manager's program writes past the screen.
    thisProcess.printed = (text) => {
      for (const line of text.split("\n")) this.#logs.add(null, "info", line)
    }
    this.#loop = monitorEventLoopDelay({ resolution: 20 })
    this.#loop.enable()
  }

  async fleet(): Promise<FleetView> {
    const supervisor = this.#parts.supervisor()
    if (supervisor !== undefined && Date.now() - this.#measuredAt >= MEASURE_MS) {
      this.#measuring ??= this.#measure(supervisor)
      // Only the first look waits; later ones show what is known.
      if (this.#measuredAt === 0) await this.#measuring
    }
    const { totalShards, token } = this.#parts
    const total = supervisor?.plan.totalShards ?? totalShards
    return {
      at: Date.now(),
      measuredAt: this.#measuredAt,
      isManaged: true,
      totalShards: total === "auto" ? 0 : total,
      shards: (supervisor?.states ?? []).map((state) => this.#shard(state, supervisor)),
      identifies: identifiesOf(thisProcess.identifyQueues.get(token)),
      manager: {
        memoryMb: Math.round(process.memoryUsage.rss() / MB),
        uptimeMs: Math.round(process.uptime() * 1000),
        loopDelayMs: this.#loopDelay(),
      },
    }
  }

  async logsAfter(n: number): Promise<LogLine[]> {
    return this.#logs.after(n)
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** A state has changed. */
  changed(): void {
    for (const listener of this.#listeners) listener()
  }

  async act(action: FleetAction): Promise<string> {
    const supervisor = this.#parts.supervisor()
    if (supervisor === undefined) throw new Fault("not_spawned", "There are no shards yet.")
    if (action.do === "rolling-restart") return this.#renew()
    const { shard } = action
    const state = supervisor.states.find(({ id }) => id === shard)
    if (state === undefined) throw new Fault("no_such_shard", `There is no shard ${shard} here.`)
    if (action.do === "respawn") return this.#respawn(state)
    this.#parts.screen.say(`shard ${shard} is stopped from the dashboard.`)
    void supervisor.halt(shard)
    return `Shard ${shard} stops. Respawn starts it again.`
  }

  /** Each costs the day's logins: a second click, or a second person, costs none. */
  #renew(): string {
    if (this.#parts.isRenewing()) return "The shards are being replaced already."
    this.#parts.screen.say("the shards are replaced one after another, from the dashboard.")
    void this.#parts.renew()
    return "The shards are replaced one after another."
  }

  /** Begins it: whoever asked sees the states go by, and does not wait for the last. */
  async #respawn({ id, name }: ShardState): Promise<string> {
    this.#parts.screen.say(`shard ${id} is respawned from the dashboard.`)
    // The documented loop that respawns whatever is not ready must not spend what is kept for a person; this is one.
    if (thisProcess.identifyQueues.get(this.#parts.token)?.release(id) === true) {
      return `Shard ${id} logs in with one of the identifies that were kept for you.`
    }
    const respawned = this.#parts.respawn(id)
    const soon = new Promise<undefined>((settle) => setTimeout(settle, 50, undefined))
    if ((await Promise.race([respawned, soon])) === false) {
      return `Shard ${id} is ${name}; I leave it alone.`
    }
    respawned.catch(() => {})
    return `Shard ${id} starts again.`
  }

  async #measure(supervisor: Supervisor): Promise<void> {
    const { numbers, healthMs } = this.#parts
    await Promise.all(
      supervisor.roster.slots.map(async ({ process, shardIds }) => {
        const states = shardIds.map((id) => supervisor.roster.stateOf(id))
        for (const { id } of states.filter((each) => !isReady(each))) this.#answers.delete(id)
        const ready = states.filter(isReady)
        if (process === undefined || ready.length === 0) return
        const askedAt = performance.now()
        const outcome = await process.ask({ kind: "health" }, healthMs)
        const value = outcome.kind === "answered" ? outcome.value : undefined
        const report = isHealthReport(value) ? value : undefined
        if (report !== undefined) numbers.keep(report)
        const tookMs = Math.round((performance.now() - askedAt) * 10) / 10
        for (const state of ready) {
          this.#answers.set(state.id, {
            gap: gapOf({ state, outcome }),
            answerMs: report === undefined ? null : tookMs,
            loopDelayMs: report?.loopDelayMs ?? null,
            rateLimited: limitedOf(state.id === shardIds[0], report, this.#answers.get(state.id)),
          })
        }
      }),
    )
    this.#measuredAt = Date.now()
    this.#measuring = undefined
  }

  #shard(state: ShardState, supervisor: Supervisor | undefined): ShardView {
    const { gap, ...answered } = this.#answers.get(state.id) ?? UNASKED
    const restarts = supervisor?.restarts.of(state.id) ?? NO_RESTARTS
    const row = this.#parts.numbers.row(state, gap, restarts)
    return {
      id: state.id,
      pid: supervisor?.processOf(state.id)?.pid ?? null,
      state: state.name,
      since: state.since,
      passed: supervisor?.roster.passedBy(state.id) ?? [],
      receiving: row.ready,
      ...(isReady(state) && row.error !== undefined && { problem: row.error }),
      guilds: row.guild_count,
      unavailableGuilds: row.guilds_unavailable,
      members: row.user_count,
      ping: row.ping,
      memoryMb: row.memory_mb,
      uptimeMs: row.uptime_ms,
      ackAgeMs: inSeconds(row.last_ack_ms),
      dispatchAgeMs: inSeconds(row.last_dispatch_ms),
      ...answered,
      restarts: restarts.total,
      restartReasons: restarts.reasons,
      lastRestarts: restarts.last,
      isReplaced: supervisor?.roster.slotOf(state.id).successor !== undefined,
    }
  }

  #loopDelay(): number {
    // Its timer's own length is part of each sample.
    const longest = Math.max(0, this.#loop.max / 1e6 - 20)
    this.#loop.reset()
    return Number.isFinite(longest) ? Math.round(longest * 10) / 10 : 0
  }
}

/** A process counts for all of its shards: the first one stands for it, so that sums are right. */
function limitedOf(isFirst: boolean, report?: HealthReport, before?: Answered): number {
  return isFirst ? (report?.rateLimited ?? before?.rateLimited ?? 0) : 0
}

/** Whole seconds, so that a page has nothing new to draw at each look. */
function inSeconds(ms: number | null): number | null {
  return ms === null ? null : Math.floor(ms / 1000) * 1000
}

function identifiesOf(queue: IdentifyQueue | undefined): FleetView["identifies"] {
  const now = Date.now()
  const budget = queue === undefined ? undefined : budgetAt(queue.gate, now)
  return {
    remaining: budget?.remaining ?? null,
    total: queue?.gate.total ?? null,
    resetsAt: budget?.resetsAt ?? null,
    sent: queue?.granted ?? 0,
    waiting: queue?.waiting ?? 0,
    nextAt: queue?.nextAt() ?? null,
  }
}
