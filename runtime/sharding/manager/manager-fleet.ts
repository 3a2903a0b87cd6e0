/** The sharding builtins in the manager's process: spawns the fleet, asks its shards, keeps their numbers. */
import type { DashboardSettings } from "../../dashboard/settings.ts"
import { EXIT } from "../../exit-codes.ts"
import { Fault } from "../../fault.ts"
import { thisProcess } from "../../this-process.ts"
import type { Asked } from "../asked.ts"
import type { Refusal } from "../commands/registrar.ts"
import type { CommandData } from "../commands/same-command.ts"
import type { Fleet } from "../fleet.ts"
import { isHealthReport } from "../ipc/codec.ts"
import type { FleetQuestion } from "../ipc/messages.ts"
import { leave, leaveOnSignals } from "../leaving.ts"
import type { LeaseFile } from "../ledger/lease.ts"
import { stateFolder, stateKey } from "../ledger/state-folder.ts"
import { type Answers, resultsOf } from "../reasons.ts"
import type { ShardInfo, ShardStats, SpawnedShard } from "../types.ts"
import { type AskedOfAll, askAll, gapOf, valuesOf } from "./ask-all.ts"
import { BudgetKeeper } from "./budget-keeper.ts"
import { claimShards } from "./claim.ts"
import { Errands } from "./errands.ts"
import { FleetDesk } from "./fleet-desk.ts"
import { type BotFile, type FleetPlan, identifyQueueFor, planFleet } from "./fleet-plan.ts"
import { GapTeller } from "./gap-teller.ts"
import type { IdentifyCause } from "./identify-gate.ts"
import type { IdentifyQueue } from "./identify-queue.ts"
import { LastNumbers } from "./last-numbers.ts"
import { noSuchShard } from "./no-such-shard.ts"
import type { Settings } from "./options.ts"
import { Reaper } from "./reaper.ts"
import { Renewal } from "./renewal.ts"
import { Respawns } from "./respawns.ts"
import type { Screen } from "./screen.ts"
import { isOver, isReady } from "./shard-state.ts"
import { startWindowMs, tellLate, waitForStart } from "./start-window.ts"
import { Supervisor } from "./supervisor.ts"
import type { Timings } from "./timings.ts"

interface Failure {
  fault: Fault
  stopped: Promise<void>
}

export class ManagerFleet implements Fleet {
  readonly #settings: Settings
  readonly #bot: BotFile
  readonly #timings: Timings
  readonly #screen: Screen
  readonly #numbers = new LastNumbers()
  readonly #gaps: GapTeller
  readonly #renewal: Renewal
  readonly #respawns: Respawns
  #desk: FleetDesk | undefined
  #supervisor: Supervisor | undefined
  #errands: Errands | undefined
  #isSpawning = false
  #spawned: Promise<SpawnedShard[]> | undefined
  #failure: Failure | undefined

  constructor(settings: Settings, bot: BotFile, timings: Timings, screen: Screen) {
    this.#settings = settings
    this.#bot = bot
    this.#timings = timings
    this.#screen = screen
    this.#gaps = new GapTeller(screen)
    this.#renewal = new Renewal(screen)
    this.#respawns = new Respawns({
      token: settings.token,
      screen,
      reconnectMs: timings.reconnectMs,
      untilUp: (supervisor, ids) => this.#untilUp(supervisor, ids),
    })
    screen.hide(settings.token)
  }

  /** Starts all shards, once; settles when each is ready or the start window is over. */
  spawn(): Promise<SpawnedShard[]> {
    this.#spawned ??= this.#spawnOnce()
    return this.#spawned
  }

  info(): ShardInfo {
    const total = this.#supervisor?.plan.totalShards ?? this.#settings.totalShards
    const states = this.#supervisor?.states ?? []
    const guilds = states.map(({ id, guildCount }) => this.#numbers.guildCount(id) ?? guildCount)
    return {
      shard_id: null,
      total_shards: total === "auto" ? 1 : total,
      guild_count: guilds.reduce((sum, each) => sum + each, 0),
      sharded: false,
    }
  }

  async evalOnAll(code: string, context?: unknown, asked: Asked = {}): Promise<unknown[]> {
    const question = { kind: "evaluate" as const, code, context }
    return resultsOf(await this.#valuesFor("broadcast_eval", question, asked))
  }

  async valuesOfAll(path: string, asked: Asked = {}): Promise<unknown[]> {
    const question = { kind: "read-path" as const, path }
    return resultsOf(await this.#valuesFor("fetch_client_values", question, asked))
  }

  /** @param cause "operator" for a person, who may use the identifies that are kept for one */
  async respawn(shardId: number, cause: IdentifyCause = "automatic"): Promise<boolean> {
    return this.#respawns.respawn(this.#running("respawn_shard"), shardId, cause)
  }

  async stats(): Promise<ShardStats[]> {
    const supervisor = this.#running("get_shard_stats")
    const answers = await askAll(supervisor, { kind: "health" }, this.#timings.healthMs)
    const gaps = new Map(answers.map((answer) => [answer.state.id, gapOf(answer)]))
    for (const { outcome } of answers) {
      if (outcome.kind === "answered" && isHealthReport(outcome.value)) {
        this.#numbers.keep(outcome.value)
      }
    }
    return supervisor.states.map((state) =>
      this.#numbers.row(state, gaps.get(state.id), supervisor.restarts.of(state.id)),
    )
  }

  async registerCommand(guildId: string | null, command: CommandData): Promise<Refusal | null> {
    return (await this.#errands?.registerCommand(guildId, command)) ?? null
  }

  /** A manager runs no tasks of its bots. */
  async takeTurn(): Promise<boolean> {
    return false
  }

  /** Where the program wants a dashboard; undefined for none. */
  get dashboard(): DashboardSettings | undefined {
    return this.#settings.dashboard
  }

  /** Says something in the manager's own voice. */
  say(words: string): void {
    this.#screen.say(words)
  }

  /** What a dashboard looks at. Made when one asks: until then nothing is counted for it. */
  get desk(): FleetDesk {
    this.#desk ??= new FleetDesk({
      supervisor: () => this.#supervisor,
      numbers: this.#numbers,
      screen: this.#screen,
      totalShards: this.#settings.totalShards,
      token: this.#settings.token,
      healthMs: this.#timings.healthMs,
      respawn: (id) => this.respawn(id, "operator"),
      renew: () => this.renew(),
      isRenewing: () => this.#renewal.isUnderWay,
    })
    return this.#desk
  }

  /**
   * Replaces the shards one after another: each works until its successor is ready.
   * @param entryPath the bundle that new processes run from now on; the same one without it
   * @returns whether all of them are new
   */
  async renew(entryPath?: string): Promise<boolean> {
    const supervisor = this.#running("a rolling restart")
    const withinMs = startWindowMs(1, supervisor, this.#timings)
    return this.#renewal.run(supervisor, entryPath, withinMs)
  }

  async #spawnOnce(): Promise<SpawnedShard[]> {
    try {
      return await this.#spawnAll()
    } finally {
      // A spawn that failed before any process ran may be tried again.
      if (this.#supervisor === undefined) this.#spawned = undefined
    }
  }

  async #spawnAll(): Promise<SpawnedShard[]> {
    leaveOnSignals()
    const plan = await planFleet(this.#settings, this.#bot, this.#timings, this.#screen)
    const claim = await this.#claim(plan)
    const queue = this.#queueOrRelease(plan, claim)
    const budget = new BudgetKeeper(plan, queue, this.#timings)
    const reaper = new Reaper()
    const supervisor = new Supervisor(plan, queue, this.#timings, this.#screen, {
      health: (report) => this.#numbers.keep(report),
      processes: (pids) => {
        claim.setChildren(pids)
        reaper.watch(pids)
      },
      stopped: () => {
        budget.stop()
        claim.release()
        reaper.stop()
      },
      asked: (question) => this.#answer(question),
      failed: (fault, stopped) => this.#fail(fault, stopped),
    })
    this.#supervisor = supervisor
    this.#errands = new Errands(plan, supervisor, this.#screen)
    supervisor.onChange(() => this.#desk?.changed())
    this.#isSpawning = true
    supervisor.startAll()
    if (!(await this.#untilUp(supervisor, plan.shardIds, () => queue.nextAt()))) {
      tellLate(supervisor.states, this.#screen)
    }
    this.#isSpawning = false
    // A program that is told to end does not go on after spawn_shards().
    if (thisProcess.leaving === "now") return new Promise(() => {})
    if (this.#failure !== undefined) {
      await this.#failure.stopped
      const { code, message, facts } = this.#failure.fault
      // Thrown anew: the fault was made where a message arrived, this one knows who waits for it.
      throw new Fault(code, message, facts)
    }
    return supervisor.states.map((state) => ({ id: state.id, ready: isReady(state) }))
  }

  #claim(plan: FleetPlan): Promise<LeaseFile> {
    const key = stateKey(plan.apiBase, plan.settings.token)
    const claim = { shards: plan.shardIds, total: plan.totalShards }
    return claimShards(stateFolder(), key, claim, this.#screen)
  }

  #queueOrRelease(plan: FleetPlan, claim: LeaseFile): IdentifyQueue {
    try {
      return identifyQueueFor(plan, this.#timings, this.#screen)
    } catch (error) {
      claim.release()
      throw error
    }
  }

  #untilUp(
    supervisor: Supervisor,
    ids: readonly number[],
    nextIdentifyAt: () => number | undefined = () => undefined,
  ): Promise<boolean> {
    const look = () => {
      const states = supervisor.states.filter(({ id }) => ids.includes(id))
      return {
        total: ids.length,
        ready: states.filter(isReady).length,
        over: states.filter(isOver).length,
        nextIdentifyAt: nextIdentifyAt(),
      }
    }
    const windowMs = startWindowMs(ids.length, supervisor, this.#timings)
    return waitForStart(look, (listener) => supervisor.onChange(listener), windowMs, this.#screen)
  }

  /** While spawn_shards() waits, its caller gets the fault; later nobody waits for one, so the program ends. */
  #fail(fault: Fault, stopped: Promise<void>): void {
    this.#failure = { fault, stopped }
    if (this.#isSpawning) return
    this.#screen.say(fault.message, "error")
    const code = fault.facts.exitCode
    void leave(typeof code === "number" ? code : EXIT.programFailed)
  }

  #answer(question: Exclude<FleetQuestion, { kind: "may-identify" }>): Promise<unknown> {
    switch (question.kind) {
      case "evaluate-everywhere":
        return this.#valuesFor("broadcast_eval", { ...question, kind: "evaluate" }, question.asked)
      case "read-path-everywhere":
        return this.#valuesFor(
          "fetch_client_values",
          { kind: "read-path", path: question.path },
          question.asked,
        )
      case "respawn":
        return this.respawn(question.shardId)
      case "stats":
        return this.stats()
      case "register-command":
        return this.registerCommand(question.guildId, question.command)
      case "take-turn": {
        const { task, shardId, everyMs } = question
        return Promise.resolve(this.#errands?.takeTurn(task, shardId, everyMs) ?? false)
      }
    }
  }

  async #valuesFor(word: string, question: AskedOfAll, asked: Asked = {}): Promise<Answers> {
    const supervisor = this.#running(word)
    const { shard, withinMs = this.#timings.answerMs } = asked
    if (shard !== undefined && !supervisor.plan.shardIds.includes(shard)) {
      throw noSuchShard(word, shard, supervisor)
    }
    const answers = await askAll(supervisor, question, withinMs, shard)
    const values = valuesOf(answers)
    this.#gaps.tell(word, answers)
    return values
  }

  #running(word: string): Supervisor {
    if (this.#supervisor !== undefined) return this.#supervisor
    throw new Fault("not_spawned", `${word}() has no shards to ask yet: call spawn_shards() first.`)
  }
}
