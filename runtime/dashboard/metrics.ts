/** `/metrics`: a fleet in Prometheus' words. Names and units follow its conventions: seconds, bytes, `_total`. */
import { Counter, Gauge, Histogram, Registry } from "prom-client"
import { SHARD_STATES } from "../sharding/manager/shard-state.ts"
import type { FleetView, ShardView } from "./shapes.ts"

const MB = 1024 * 1024

export class Metrics {
  readonly #registry = new Registry()
  readonly #answers: Histogram
  #observedAt = 0
  readonly #perShard: readonly [Gauge, (shard: ShardView) => number | null][]
  readonly #state: Gauge
  readonly #restarts: Counter
  readonly #limited: Counter
  readonly #identifies: Counter
  readonly #fleet: readonly [Gauge, (fleet: FleetView) => number | null][]

  constructor() {
    const registers = [this.#registry]
    const gauge = (name: string, help: string, labelNames: string[] = []) =>
      new Gauge({ name: `easylang_${name}`, help, labelNames, registers })
    const counter = (name: string, help: string, labelNames: string[] = []) =>
      new Counter({ name: `easylang_${name}`, help, labelNames, registers })
    const shard = (name: string, help: string) => gauge(`shard_${name}`, help, ["shard"])
    this.#perShard = [
      [shard("receiving", "1 while the shard really handles events."), (s) => Number(s.receiving)],
      [shard("guilds", "Guilds of the shard."), (s) => s.guilds],
      [
        shard("unavailable_guilds", "Guilds that Discord says it cannot reach."),
        (s) => s.unavailableGuilds,
      ],
      [shard("users", "Users in the shard's cache."), (s) => s.members],
      [
        shard("ping_seconds", "Time from a heartbeat to its acknowledgement."),
        (s) => (s.ping < 0 ? null : s.ping / 1000),
      ],
      [
        shard("memory_bytes", "Resident memory of the shard's process."),
        (s) => (s.memoryMb === 0 ? null : s.memoryMb * MB),
      ],
      [
        shard("event_loop_delay_seconds", "Longest delay of the process's event loop lately."),
        (s) => (s.loopDelayMs === null ? null : s.loopDelayMs / 1000),
      ],
      [
        shard("ack_age_seconds", "Time since Discord last acknowledged a heartbeat."),
        (s) => (s.ackAgeMs === null ? null : s.ackAgeMs / 1000),
      ],
      [
        shard("dispatch_age_seconds", "Time since the last event; a quiet bot has few."),
        (s) => (s.dispatchAgeMs === null ? null : s.dispatchAgeMs / 1000),
      ],
      [
        shard("state_seconds", "How long the shard has been in its state."),
        (s) => Math.max(0, Date.now() - s.since) / 1000,
      ],
      [shard("uptime_seconds", "How long the shard's process has run."), (s) => s.uptimeMs / 1000],
    ]
    this.#state = gauge("shard_state", "1 for the state that the shard is in.", ["shard", "state"])
    this.#restarts = counter("shard_restarts_total", "Ended processes, by why they ended.", [
      "shard",
      "reason",
    ])
    this.#limited = counter("rest_rate_limited_total", "REST calls answered with 429.", ["shard"])
    this.#identifies = counter("identifies_total", "Logins to the gateway in this run.")
    this.#fleet = [
      [gauge("shards", "Shards that this manager runs."), ({ shards }) => shards.length],
      [
        gauge("identifies_remaining", "Logins that are left of Discord's daily budget."),
        ({ identifies }) => identifies.remaining,
      ],
      [
        gauge("identifies_waiting", "Shards that wait until they may log in."),
        ({ identifies }) => identifies.waiting,
      ],
      [
        gauge("manager_memory_bytes", "Resident memory of the manager."),
        ({ manager }) => manager.memoryMb * MB,
      ],
      [
        gauge("manager_event_loop_delay_seconds", "Longest delay of its event loop lately."),
        ({ manager }) => manager.loopDelayMs / 1000,
      ],
      [
        gauge("manager_uptime_seconds", "How long the manager has run."),
        ({ manager }) => manager.uptimeMs / 1000,
      ],
    ]
    this.#answers = new Histogram({
      name: "easylang_ipc_seconds",
      help: "Time that a shard's process took to answer its manager.",
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
      registers,
    })
  }

  /** Counts how long the processes took when they were last asked; the same asking counts once. */
  observe({ shards, measuredAt }: FleetView): void {
    if (measuredAt === this.#observedAt) return
    this.#observedAt = measuredAt
    for (const { answerMs } of shards) {
      if (answerMs !== null) this.#answers.observe(answerMs / 1000)
    }
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  /** The text of one scrape. */
  text(fleet: FleetView): Promise<string> {
    this.#setShards(fleet.shards)
    for (const [gauge, read] of this.#fleet) {
      const value = read(fleet)
      // What is unknown is absent: reset() would show 0.
      if (value === null) gauge.remove()
      else gauge.set(value)
    }
    this.#identifies.reset()
    this.#identifies.inc(fleet.identifies.sent)
    return this.#registry.metrics()
  }

  #setShards(shards: readonly ShardView[]): void {
    for (const each of [this.#state, this.#restarts, this.#limited]) each.reset()
    for (const [gauge] of this.#perShard) gauge.reset()
    for (const each of shards) {
      const shard = String(each.id)
      for (const [gauge, read] of this.#perShard) {
        const value = read(each)
        if (value !== null) gauge.set({ shard }, value)
      }
      for (const state of new Set([...SHARD_STATES, each.state])) {
        this.#state.set({ shard, state }, Number(state === each.state))
      }
      for (const [reason, count] of Object.entries(each.restartReasons)) {
        this.#restarts.inc({ shard, reason }, count)
      }
      this.#limited.inc({ shard }, each.rateLimited)
    }
  }
}
