/** Runs one fleet: starts its processes, follows each shard's state, starts again what ended. */
import type { Fault } from "../../fault.ts"
import { type Leaver, thisProcess } from "../../this-process.ts"
import type { GatewayInfo } from "../gateway-info.ts"
import type { FleetQuestion, GatewayEvent, HealthReport } from "../ipc/messages.ts"
import { isFatalClose } from "./close-codes.ts"
import { askFatalCloseFault } from "./close-fault.ts"
import { badDeployFault } from "./fleet-breaker.ts"
import type { IdentifyQueue, IdentifyReason } from "./identify-queue.ts"
import { LaunchQueue } from "./launch-queue.ts"
import { describeDelay, describeEnd, Mortality } from "./mortality.ts"
import type { Settings } from "./options.ts"
import { allGivenUpFault, configurationFault, type RestartDecision } from "./restart-policy.ts"
import type { Screen } from "./screen.ts"
import { childArguments, ShardProcess } from "./shard-process.ts"
import {
  afterEvent,
  isOver,
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
  restart: NodeJS.Timeout | undefined
  /** A respawn was asked for: its end is no failure. */
  isRespawning: boolean
  /** Why its next IDENTIFY will be sent. */
  reason: IdentifyReason
  /** Whether its process was allowed an IDENTIFY. */
  hasIdentified: boolean
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
  readonly #mortality: Mortality
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
    const { respawn } = plan.settings
    this.#mortality = new Mortality(timings.restart, respawn, plan.shardIds.length)
    for (const id of plan.shardIds) {
      this.#states.set(id, newShardState(id, Date.now()))
      this.#slots.set(id, {
        process: undefined,
        restart: undefined,
        isRespawning: false,
        reason: { cause: "operator", why: "start" },
        hasIdentified: false,
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
    slot.reason = { cause: "operator", why: "respawn_shard" }
    this.#mortality.forgive(shardId)
    if (!this.#isStopping) this.#launch(shardId)
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    this.#launches.clear()
    const { stopMs } = this.#timings
    const { keepSession } = this.plan.settings
    const ends: Promise<void>[] = []
    for (const [id, slot] of this.#slots) {
      clearTimeout(slot.restart)
      this.#apply(id, { kind: "told-to-stop" })
      if (slot.process !== undefined) ends.push(slot.process.stop(stopMs, keepSession))
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
    this.#slotOf(shardId).hasIdentified = false
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
      const fault = askFatalCloseFault(this.plan, event.closeCode, event.words)
      void fault.then((each) => this.#fail(each))
    }
  }

  async #onAsked(question: FleetQuestion, signal: AbortSignal): Promise<unknown> {
    if (question.kind !== "may-identify") return this.#events.asked(question)
    this.#apply(question.shardId, { kind: "asked-for-slot" })
    const slot = this.#slotOf(question.shardId)
    const goodUntil = await this.#queue.wait(question.shardId, signal, slot.reason)
    slot.hasIdentified = true
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
    const end = { state, exitCode, words, spentIdentify: slot.hasIdentified }
    const decision = this.#mortality.judge(end)
    this.#apply(shardId, { kind: "ended", startsAgain: decision.kind === "restart" })
    slot.reason = { cause: "automatic", why: `restart after ${words}` }
    this.#follow(shardId, decision, describeEnd(end))
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
      case "give-up":
        this.#giveUp(shardId, `${how}, ${decision.failures} times without a stable time`)
        break
      case "restart":
        this.#screen.say(`${how}; it starts again ${describeDelay(decision.delayMs)}.`)
        slot.restart = setTimeout(() => this.#launches.add([shardId]), decision.delayMs)
        this.#breakOnSameDeaths()
    }
  }

  #giveUp(shardId: number, how: string): void {
    if (this.states.every(isOver)) {
      this.#fail(allGivenUpFault(how))
      return
    }
    this.#screen.say(
      `${how}: I give it up. The other shards go on; respawn_shard(${shardId}) tries it again.`,
    )
    this.#breakOnSameDeaths()
  }

  #breakOnSameDeaths(): void {
    const how = this.#mortality.commonDeath
    if (how !== undefined) this.#fail(badDeployFault(how, this.plan.shardIds.length))
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
