/** Runs one fleet: starts its processes, follows each shard's state, starts again what ended. */
import type { Fault } from "../../fault.ts"
import { type Leaver, thisProcess } from "../../this-process.ts"
import type { GatewayInfo } from "../gateway-info.ts"
import type { FleetQuestion, GatewayEvent, HealthReport } from "../ipc/messages.ts"
import { fatalCloseFault, isFatalClose } from "./close-codes.ts"
import type { IdentifyQueue, IdentifyReason } from "./identify-queue.ts"
import { LaunchQueue } from "./launch-queue.ts"
import type { Settings } from "./options.ts"
import { configurationFault, decideRestart, type RestartDecision } from "./restart-policy.ts"
import type { Screen } from "./screen.ts"
import { childArguments, ShardProcess } from "./shard-process.ts"
import {
  afterEvent,
  longestReadyMs,
  newShardState,
  type ShardEvent,
  type ShardState,
} from "./shard-state.ts"
import type { Timings } from "./timings.ts"

/** Everything that a fleet is started with. */
export interface FleetPlan {
  settings: Settings
  entryPath: string
  /** The bot file as the program names it. */
  botFile: string
  shardIds: readonly number[]
  totalShards: number
  apiBase: string
  gatewayInfo: GatewayInfo
}

/** What a supervisor tells the fleet around it. */
export interface SupervisorEvents {
  health(report: HealthReport): void
  /** Answers what a shard asks for its program. */
  asked(question: Exclude<FleetQuestion, { kind: "may-identify" }>): unknown
  /** Which processes run now: told at each start and end of one. */
  processes(pids: readonly number[]): void
  /** All shards were told to stop and are gone. */
  stopped(): void
  /** The fleet cannot go on until a person changes something; `stopped` settles when all shards are gone. */
  failed(fault: Fault, stopped: Promise<void>): void
}

/** One shard's process and what is remembered across its restarts. */
interface Slot {
  process: ShardProcess | undefined
  failures: number
  restart: NodeJS.Timeout | undefined
  /** A respawn was asked for: its end is no failure. */
  isRespawning: boolean
  /** Why its next IDENTIFY will be sent. */
  reason: IdentifyReason
}

export class Supervisor implements Leaver {
  readonly plan: FleetPlan
  readonly #timings: Timings
  readonly #screen: Screen
  readonly #queue: IdentifyQueue
  readonly #events: SupervisorEvents
  readonly #slots = new Map<number, Slot>()
  readonly #states = new Map<number, ShardState>()
  readonly #listeners = new Set<() => void>()
  readonly #launches: LaunchQueue
  #isStopping = false

  constructor(
    plan: FleetPlan,
    queue: IdentifyQueue,
    timings: Timings,
    screen: Screen,
    events: SupervisorEvents,
  ) {
    this.plan = plan
    this.#queue = queue
    this.#timings = timings
    this.#screen = screen
    this.#events = events
    this.#launches = new LaunchQueue(
      timings.startsAtOnce,
      () => this.states,
      (id) => this.#launch(id),
    )
    for (const id of plan.shardIds) {
      this.#states.set(id, newShardState(id, Date.now()))
      this.#slots.set(id, {
        process: undefined,
        failures: 0,
        restart: undefined,
        isRespawning: false,
        reason: { cause: "operator", why: "start" },
      })
    }
  }

  /** All shards in ascending id. */
  get states(): readonly ShardState[] {
    return [...this.#states.values()]
  }

  /** Calls back at each change of a state; returns how to end that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  processOf(shardId: number): ShardProcess | undefined {
    return this.#slots.get(shardId)?.process
  }

  /**
   * Starts every shard's process, as many side by side as there are processors: with all at once the
   * first shard would be as late as the last. Their identifies wait in the queue.
   */
  startAll(): void {
    thisProcess.leavers.add(this)
    this.#launches.add(this.plan.shardIds)
  }

  /** Ends a shard's process, in order if it listens, and starts it again at once. */
  async restart(shardId: number): Promise<void> {
    const slot = this.#slotOf(shardId)
    slot.isRespawning = true
    this.#apply(shardId, { kind: "told-to-stop" })
    await slot.process?.stop(this.#timings.stopMs)
    slot.isRespawning = false
    slot.failures = 0
    slot.reason = { cause: "operator", why: "respawn_shard" }
    if (!this.#isStopping) this.#launch(shardId)
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    this.#launches.clear()
    const ends: Promise<void>[] = []
    for (const [id, slot] of this.#slots) {
      clearTimeout(slot.restart)
      this.#apply(id, { kind: "told-to-stop" })
      if (slot.process !== undefined) ends.push(slot.process.stop(this.#timings.stopMs))
    }
    await Promise.all(ends)
    thisProcess.leavers.delete(this)
    this.#events.stopped()
  }

  kill(): void {
    this.#isStopping = true
    for (const slot of this.#slots.values()) slot.process?.kill()
  }

  #launch(shardId: number): void {
    const { settings, entryPath, totalShards, apiBase, gatewayInfo } = this.plan
    const { token } = settings
    const seat = { shardIds: [shardId], totalShards, token, apiBase, gatewayInfo }
    const given = childArguments(thisProcess.arguments, process.env, token)
    this.#apply(shardId, { kind: "forked" })
    let isStrange = false
    this.#slotOf(shardId).process = new ShardProcess(
      { entryPath, arguments: given, seat },
      this.#screen,
      {
        gateway: (id, event) => this.#onGateway(id, event),
        health: (report) => this.#events.health(report),
        asked: (question, signal) => this.#onAsked(question, signal),
        ended: (exitCode, words) => this.#onEnded(shardId, exitCode, words),
        strange: () => {
          if (!isStrange) this.#screen.say(`shard ${shardId} sends messages that I do not know.`)
          isStrange = true
        },
      },
    )
    this.#tellProcesses()
  }

  #tellProcesses(): void {
    const pids = [...this.#slots.values()].map((slot) => slot.process?.pid)
    this.#events.processes([...new Set(pids.filter((pid) => pid !== undefined))])
  }

  #onGateway(shardId: number, event: GatewayEvent): void {
    this.#apply(shardId, event)
    if (event.kind === "connecting") this.#launches.look()
    if (event.kind === "identifying") this.#queue.sent(shardId)
    if (event.kind === "reconnecting") {
      const why = `new session after close code ${event.closeCode ?? "none"}`
      this.#slotOf(shardId).reason = { cause: "automatic", why }
    }
    if (event.kind === "fatal" && isFatalClose(event.closeCode)) {
      this.#fail(fatalCloseFault(event.closeCode, event.words))
    }
  }

  async #onAsked(question: FleetQuestion, signal: AbortSignal): Promise<unknown> {
    if (question.kind !== "may-identify") return this.#events.asked(question)
    this.#apply(question.shardId, { kind: "asked-for-slot" })
    const { reason } = this.#slotOf(question.shardId)
    const goodUntil = await this.#queue.wait(question.shardId, signal, reason)
    this.#apply(question.shardId, { kind: "identifying" })
    return goodUntil
  }

  #onEnded(shardId: number, exitCode: number | null, words: string): void {
    const slot = this.#slotOf(shardId)
    const state = this.#stateOf(shardId)
    slot.process = undefined
    this.#tellProcesses()
    // A slot that was granted and not used is spent all the same: nobody knows what Discord saw.
    this.#queue.sent(shardId)
    if (this.#isStopping || slot.isRespawning) {
      this.#apply(shardId, { kind: "ended", startsAgain: !this.#isStopping })
      return
    }
    const end = {
      exitCode,
      respawn: this.plan.settings.respawn,
      failures: slot.failures,
      readyMs: longestReadyMs(state, Date.now()),
    }
    const decision = decideRestart(end, this.#timings.restart, Math.random())
    this.#apply(shardId, { kind: "ended", startsAgain: decision.kind === "restart" })
    slot.reason = { cause: "automatic", why: `restart after ${words}` }
    this.#follow(shardId, decision, `shard ${shardId} ended (${words})${lackOf(state, exitCode)}`)
  }

  #follow(shardId: number, decision: RestartDecision, how: string): void {
    const slot = this.#slotOf(shardId)
    switch (decision.kind) {
      case "fatal":
        this.#fail(configurationFault(how))
        break
      case "stay-down":
        this.#screen.say(`${how}; it stays down, because respawn is false.`)
        break
      case "restart":
        slot.failures = decision.failures
        this.#screen.say(`${how}; it starts again in ${seconds(decision.delayMs)}.`)
        slot.restart = setTimeout(() => this.#launches.add([shardId]), decision.delayMs)
    }
  }

  #fail(fault: Fault): void {
    if (this.#isStopping) return
    this.#isStopping = true
    this.#events.failed(fault, this.stop())
  }

  #apply(shardId: number, event: ShardEvent): void {
    this.#states.set(shardId, afterEvent(this.#stateOf(shardId), event, Date.now()))
    for (const listener of [...this.#listeners]) listener()
  }

  #slotOf(shardId: number): Slot {
    const slot = this.#slots.get(shardId)
    if (slot === undefined) throw new Error(`there is no slot for shard ${shardId}`)
    return slot
  }

  #stateOf(shardId: number): ShardState {
    return this.#states.get(shardId) ?? newShardState(shardId, Date.now())
  }
}

/** What was missing when a process ended; a program without `bot_start` ends like one that is done. */
function lackOf({ name, wasReady }: ShardState, exitCode: number | null): string {
  if (wasReady) return ""
  const ranThrough = exitCode === 0 && name === "starting"
  return ranThrough ? " before it was ready, and without bot_start()" : " before it was ready"
}

function seconds(delayMs: number): string {
  return `${(delayMs / 1000).toFixed(1)} s`
}
