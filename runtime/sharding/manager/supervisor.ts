/** Runs one fleet: starts its processes and follows each shard's state. What an end means is decided in `aftermath.ts`. */
import type { Fault } from "../../fault.ts"
import { type Leaver, thisProcess } from "../../this-process.ts"
import type { FleetQuestion, GatewayEvent } from "../ipc/messages.ts"
import { Aftermath } from "./aftermath.ts"
import { isFatalClose } from "./close-codes.ts"
import { askFatalCloseFault } from "./close-fault.ts"
import type { FleetPlan } from "./fleet-plan.ts"
import { replaceProcess } from "./handover.ts"
import type { IdentifyQueue } from "./identify-queue.ts"
import { LaunchQueue } from "./launch-queue.ts"
import { Operator } from "./operator.ts"
import { ProcessWatch, STUCK } from "./process-watch.ts"
import { Restarts } from "./restarts.ts"
import { Roster } from "./roster.ts"
import type { Screen } from "./screen.ts"
import { nameShards } from "./shard-names.ts"
import { childArguments, ShardProcess } from "./shard-process.ts"
import { isReady, type ShardState } from "./shard-state.ts"
import type { Slot } from "./slot.ts"
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
  readonly #aftermath: Aftermath
  readonly #operator: Operator
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
    this.roster = new Roster(plan.groups)
    this.#launches = new LaunchQueue(
      timings.startsAtOnce,
      () => this.#processStates(),
      (slot) => this.#launch(slot),
    )
    const { respawn } = plan.settings
    this.#aftermath = new Aftermath(this.roster, this.restarts, timings.restart, respawn, screen, {
      start: (slot) => this.#launches.add([slot]),
      fail: (fault) => this.#fail(fault),
    })
    this.#operator = new Operator(this.roster, this.restarts, screen, {
      stopProcess: async (slot) => slot.process?.stop(timings.stopMs),
      restartProcess: (slot, why) => this.#restartProcess(slot, why),
    })
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
    return this.roster.slotOf(shardId).process
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
    this.#launches.add(this.roster.slots)
  }

  /** Respawns a shard, as `operator.ts` says. */
  restart(shardId: number): Promise<void> {
    return this.#operator.restart(shardId)
  }

  /** Stops a shard; it stays down until it is respawned. */
  halt(shardId: number): Promise<void> {
    return this.#operator.halt(shardId)
  }

  /**
   * Puts a new process in the place of one, which works until the new one is ready: no event is
   * lost and none handled twice. One that is not ready is started again. Costs an identify for each shard.
   * @returns false when the new process did not come up; the old one goes on
   */
  async replace(slot: Slot, withinMs: number): Promise<boolean> {
    const ids = this.roster.wantedOf(slot)
    if (slot.successor !== undefined || ids.length === 0 || this.#isStopping) return false
    if (slot.process === undefined || !ids.every((id) => isReady(this.roster.stateOf(id)))) {
      await this.#restartProcess(slot, "respawn_shard")
      return true
    }
    const ready = await replaceProcess(slot, {
      fork: () => this.#fork(slot, true),
      changed: () => this.#tellProcesses(),
      isWanted: () => !this.#isStopping,
      withinMs,
    })
    for (const [id, event] of ready ?? []) {
      this.roster.notesOf(id).hasIdentified = true
      this.restarts.note(id, "new code", Date.now())
      this.roster.apply(id, event)
    }
    if (ready !== undefined) this.#aftermath.forgive(slot)
    await Promise.all([...slot.leaving].map((each) => each.stop(this.#timings.stopMs)))
    await this.#operator.catchUp(slot)
    return ready !== undefined
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

  /** Two that are asked for at the same time are one: each would start a process. */
  #restartProcess(slot: Slot, why: string): Promise<void> {
    slot.respawn ??= this.#restartOnce(slot, why)
    return slot.respawn
  }

  async #restartOnce(slot: Slot, why: string): Promise<void> {
    const ids = this.roster.wantedOf(slot)
    clearTimeout(slot.restart)
    for (const id of ids) this.roster.apply(id, { kind: "told-to-stop" })
    await slot.process?.stop(this.#timings.stopMs)
    slot.respawn = undefined
    for (const id of ids) {
      this.restarts.note(id, why, Date.now())
      this.roster.notesOf(id).reason = { cause: "operator", why }
    }
    this.#aftermath.forgive(slot)
    this.#launch(slot)
  }

  /** Of each process the state of a shard: from the fork to its program's start all of them have the same. */
  #processStates(): ShardState[] {
    const ids = this.roster.slots.flatMap((slot) => this.roster.wantedOf(slot)[0] ?? [])
    return ids.map((id) => this.roster.stateOf(id))
  }

  #launch(slot: Slot): void {
    const ids = this.roster.wantedOf(slot)
    // Its turn may come when a respawn has started it already, or its last shard was stopped.
    if (this.#isStopping || slot.process !== undefined || ids.length === 0) return
    for (const id of ids) {
      this.roster.apply(id, { kind: "forked" })
      this.roster.notesOf(id).hasIdentified = false
    }
    slot.watchdog = undefined
    slot.process = this.#fork(slot, false)
    this.#tellProcesses()
  }

  /** What a process tells counts while it is its place's own; of a successor only its successor's part. */
  #fork(slot: Slot, isStandby: boolean): ShardProcess {
    const { settings, totalShards, apiBase, gatewayInfo } = this.plan
    const { token } = settings
    const shardIds = this.roster.wantedOf(slot)
    const seat = { shardIds, isStandby, totalShards, token, apiBase, gatewayInfo }
    const given = childArguments(thisProcess.arguments, process.env, token)
    const launch = { entryPath: this.entryPath, arguments: given, seat }
    const isOwn = () => slot.process === forked
    let isStrange = false
    const forked: ShardProcess = new ShardProcess(launch, this.#screen, {
      gateway: (id, event) => {
        if (isOwn()) return this.#onGateway(id, event)
        if (event.kind === "identifying" && !slot.leaving.has(forked)) this.#queue.sent(id)
        slot.successor?.hear(forked, id, event)
      },
      health: (report) => isOwn() && this.#events.health(report),
      asked: (question, signal) =>
        isOwn() || question.kind !== "may-identify"
          ? this.#onAsked(question, signal)
          : this.#queue.wait(question.shardId, signal, { cause: "operator", why: "new code" }),
      ended: (exitCode, words) => {
        slot.successor?.ended(forked)
        slot.leaving.delete(forked)
        if (isOwn()) this.#onEnded(slot, exitCode, words)
        else this.#tellProcesses()
      },
      strange: () => {
        const send = shardIds.length === 1 ? "sends" : "send"
        if (!isStrange)
          this.#screen.say(`${nameShards(shardIds)} ${send} messages that I do not know.`)
        isStrange = true
      },
    })
    return forked
  }

  #tellProcesses(): void {
    this.#events.processes(this.roster.pids)
  }

  #onGateway(shardId: number, event: GatewayEvent): void {
    const notes = this.roster.notesOf(shardId)
    notes.toldAt = Date.now()
    this.roster.apply(shardId, event)
    if (event.kind === "connecting") this.#launches.look()
    if (event.kind === "identifying") this.#queue.sent(shardId)
    if (event.kind === "identifying" || event.kind === "ready") notes.isReopening = false
    if (event.kind === "reconnecting" && !notes.isReopening) {
      const why = `new session after close code ${event.closeCode ?? "none"}`
      notes.reason = { cause: "automatic", why }
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
    const notes = this.roster.notesOf(question.shardId)
    const goodUntil = await this.#queue.wait(question.shardId, signal, notes.reason)
    notes.hasIdentified = true
    this.roster.apply(question.shardId, { kind: "identifying" })
    return goodUntil
  }

  #onEnded(slot: Slot, exitCode: number | null, words: string): void {
    slot.process = undefined
    this.#tellProcesses()
    // A slot that was granted and not used is spent all the same: nobody knows what Discord saw.
    for (const id of slot.shardIds) this.#queue.sent(id)
    const wanted = this.roster.wantedOf(slot)
    const isMeant = this.#isStopping || slot.respawn !== undefined || wanted.length === 0
    if (!isMeant) return this.#aftermath.follow(slot, exitCode, words)
    const returning = slot.respawn !== undefined && !this.#isStopping ? wanted : []
    for (const id of slot.shardIds)
      this.roster.apply(id, { kind: "ended", startsAgain: returning.includes(id) })
  }

  #fail(fault: Fault): void {
    if (this.#isStopping) return
    this.#isStopping = true
    this.#events.failed(fault, this.stop())
  }
}
