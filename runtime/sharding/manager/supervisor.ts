/** Runs one fleet: starts its processes, follows each shard's state, starts again what ended. */
import type { Fault } from "../../fault.ts"
import { type Leaver, thisProcess } from "../../this-process.ts"
import type { FleetQuestion, GatewayEvent } from "../ipc/messages.ts"
import { isFatalClose } from "./close-codes.ts"
import { askFatalCloseFault } from "./close-fault.ts"
import { badDeployFault } from "./fleet-breaker.ts"
import type { FleetPlan } from "./fleet-plan.ts"
import { replaceProcess } from "./handover.ts"
import type { IdentifyQueue } from "./identify-queue.ts"
import { LaunchQueue } from "./launch-queue.ts"
import { describeDelay, describeEnd, Mortality } from "./mortality.ts"
import { ProcessWatch, STUCK } from "./process-watch.ts"
import { allGivenUpFault, configurationFault, type RestartDecision } from "./restart-policy.ts"
import { Restarts } from "./restarts.ts"
import { Roster } from "./roster.ts"
import type { Screen } from "./screen.ts"
import { childArguments, ShardProcess } from "./shard-process.ts"
import { isOver, isReady, type ShardState } from "./shard-state.ts"
import type { SupervisorEvents } from "./supervisor-events.ts"
import type { Timings } from "./timings.ts"

/** A wait that is longer is explained. */
const PATIENCE_MS = 1000

export class Supervisor implements Leaver {
  readonly plan: FleetPlan
  readonly #timings: Timings
  readonly #screen: Screen
  readonly #queue: IdentifyQueue
  readonly #events: SupervisorEvents
  /** The place and the state of each shard; only this class changes them. */
  readonly roster: Roster
  readonly #launches: LaunchQueue
  readonly #mortality: Mortality
  readonly #watch: ProcessWatch
  readonly restarts = new Restarts()
  /** The bundle that processes run which start from now on. */
  entryPath: string
  #isStopping = false

  constructor(
    plan: FleetPlan,
    queue: IdentifyQueue,
    timings: Timings,
    screen: Screen,
    events: SupervisorEvents,
  ) {
    this.plan = plan
    this.entryPath = plan.entryPath
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
    this.roster = new Roster(plan.shardIds)
    this.#watch = new ProcessWatch(this.roster, timings.watch, screen)
  }

  /** All shards in ascending id. */
  get states(): readonly ShardState[] {
    return this.roster.states
  }

  /** Calls back at each change of a state; returns how to end that. */
  onChange(listener: () => void): () => void {
    return this.roster.onChange(listener)
  }

  processOf(shardId: number): ShardProcess | undefined {
    return this.roster.findSlot(shardId)?.process
  }

  get isStopping(): boolean {
    return this.#isStopping
  }

  /**
   * Starts every shard's process, as many side by side as there are processors: with all at once the
   * first shard would be as late as the last. Their identifies wait in the queue.
   */
  startAll(): void {
    thisProcess.leavers.add(this)
    this.#watch.start()
    this.#launches.add(this.plan.shardIds)
  }

  /** Ends a shard's process, in order if it listens, and starts it again at once. */
  async restart(shardId: number): Promise<void> {
    const slot = this.roster.slotOf(shardId)
    slot.isRespawning = true
    this.roster.apply(shardId, { kind: "told-to-stop" })
    await slot.process?.stop(this.#timings.stopMs)
    slot.isRespawning = false
    this.restarts.note(shardId, "respawn_shard", Date.now())
    slot.reason = { cause: "operator", why: "respawn_shard" }
    this.#mortality.forgive(shardId)
    if (!this.#isStopping) this.#launch(shardId)
  }

  /** Ends a shard's process in order; it stays down until it is respawned. */
  async halt(shardId: number): Promise<void> {
    const slot = this.roster.slotOf(shardId)
    slot.isHalted = true
    clearTimeout(slot.restart)
    this.roster.apply(shardId, { kind: "told-to-stop" })
    await slot.process?.stop(this.#timings.stopMs)
  }

  /**
   * Puts a new process in the place of a shard's, which works until the new one is ready: no event is
   * lost and none handled twice. A shard that is not ready is started again. Costs an identify.
   * @returns false when the new process did not come up; the old one goes on
   */
  async replace(shardId: number, withinMs: number): Promise<boolean> {
    const slot = this.roster.slotOf(shardId)
    if (slot.successor !== undefined || slot.isHalted || this.#isStopping) return false
    if (slot.process === undefined || !isReady(this.roster.stateOf(shardId))) {
      clearTimeout(slot.restart)
      await this.restart(shardId)
      return true
    }
    const ready = await replaceProcess(slot, {
      fork: () => this.#fork(shardId, true),
      changed: () => this.#tellProcesses(),
      isWanted: () => !this.#isStopping,
      withinMs,
    })
    if (ready === undefined) return false
    slot.hasIdentified = true
    this.restarts.note(shardId, "new code", Date.now())
    this.#mortality.forgive(shardId)
    this.roster.apply(shardId, ready)
    await Promise.all([...slot.leaving].map((each) => each.stop(this.#timings.stopMs)))
    return true
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    this.#launches.clear()
    this.#watch.stop()
    const tell = setTimeout(() => this.#screen.say("I wait for my shards to leave."), PATIENCE_MS)
    await this.roster.stopAll(this.#timings.stopMs, this.plan.settings.keepSession)
    clearTimeout(tell)
    thisProcess.leavers.delete(this)
    this.#events.stopped()
  }

  kill(): void {
    this.#isStopping = true
    this.roster.killAll()
  }

  #launch(shardId: number): void {
    this.roster.apply(shardId, { kind: "forked" })
    const slot = this.roster.slotOf(shardId)
    slot.hasIdentified = false
    slot.isHalted = false
    slot.watchdog = undefined
    slot.process = this.#fork(shardId, false)
    this.#tellProcesses()
  }

  /** What a process tells counts while it is the shard's own; of a successor only its successor's part. */
  #fork(shardId: number, isStandby: boolean): ShardProcess {
    const { settings, totalShards, apiBase, gatewayInfo } = this.plan
    const { token } = settings
    const seat = { shardIds: [shardId], isStandby, totalShards, token, apiBase, gatewayInfo }
    const given = childArguments(thisProcess.arguments, process.env, token)
    const launch = { entryPath: this.entryPath, arguments: given, seat }
    const slot = this.roster.slotOf(shardId)
    const isOwn = () => slot.process === forked
    let isStrange = false
    const forked: ShardProcess = new ShardProcess(launch, this.#screen, {
      gateway: (id, event) => {
        if (isOwn()) return this.#onGateway(id, event)
        if (event.kind === "identifying" && !slot.leaving.has(forked)) this.#queue.sent(id)
        slot.successor?.hear(forked, event)
      },
      health: (report) => isOwn() && this.#events.health(report),
      asked: (question, signal) =>
        isOwn() || question.kind !== "may-identify"
          ? this.#onAsked(question, signal)
          : this.#queue.wait(question.shardId, signal, { cause: "operator", why: "new code" }),
      ended: (exitCode, words) => {
        slot.successor?.ended(forked)
        slot.leaving.delete(forked)
        if (isOwn()) this.#onEnded(shardId, exitCode, words)
        else this.#tellProcesses()
      },
      strange: () => {
        if (!isStrange) this.#screen.say(`shard ${shardId} sends messages that I do not know.`)
        isStrange = true
      },
    })
    return forked
  }

  #tellProcesses(): void {
    this.#events.processes(this.roster.pids)
  }

  #onGateway(shardId: number, event: GatewayEvent): void {
    this.roster.slotOf(shardId).toldAt = Date.now()
    this.roster.apply(shardId, event)
    if (event.kind === "connecting") this.#launches.look()
    if (event.kind === "identifying") this.#queue.sent(shardId)
    if (event.kind === "reconnecting") {
      const why = `new session after close code ${event.closeCode ?? "none"}`
      this.roster.slotOf(shardId).reason = { cause: "automatic", why }
    }
    if (event.kind === "stuck") this.#watch.end(shardId, STUCK)
    if (event.kind === "fatal" && isFatalClose(event.closeCode)) {
      const fault = askFatalCloseFault(this.plan, event.closeCode, event.words)
      void fault.then((each) => this.#fail(each))
    }
  }

  async #onAsked(question: FleetQuestion, signal: AbortSignal): Promise<unknown> {
    if (question.kind !== "may-identify") return this.#events.asked(question)
    this.roster.apply(question.shardId, { kind: "asked-for-slot" })
    const slot = this.roster.slotOf(question.shardId)
    const goodUntil = await this.#queue.wait(question.shardId, signal, slot.reason)
    slot.hasIdentified = true
    this.roster.apply(question.shardId, { kind: "identifying" })
    return goodUntil
  }

  #onEnded(shardId: number, exitCode: number | null, words: string): void {
    const slot = this.roster.slotOf(shardId)
    const state = this.roster.stateOf(shardId)
    slot.process = undefined
    this.#tellProcesses()
    // A slot that was granted and not used is spent all the same: nobody knows what Discord saw.
    this.#queue.sent(shardId)
    if (this.#isStopping || slot.isRespawning || slot.isHalted) {
      this.roster.apply(shardId, {
        kind: "ended",
        startsAgain: slot.isRespawning && !this.#isStopping,
      })
      return
    }
    const isByWatchdog = slot.watchdog !== undefined
    const how = slot.watchdog ?? words
    this.restarts.note(shardId, how, Date.now())
    const end = { state, exitCode, words: how, isByWatchdog, spentIdentify: slot.hasIdentified }
    const decision = this.#mortality.judge(end)
    this.roster.apply(shardId, { kind: "ended", startsAgain: decision.kind === "restart" })
    slot.reason = { cause: "automatic", why: `restart after ${how}` }
    this.#follow(shardId, decision, describeEnd(end))
  }

  #follow(shardId: number, decision: RestartDecision, how: string): void {
    const slot = this.roster.slotOf(shardId)
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
}
