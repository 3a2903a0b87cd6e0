/** What follows from the end of a process: its shards start again, stay down, are given up, or the fleet stops. */
import type { Fault } from "../../fault.ts"
import { badDeployFault } from "./fleet-breaker.ts"
import { describeDelay, describeEnd, Mortality } from "./mortality.ts"
import { allGivenUpFault, configurationFault, type RestartDecision } from "./restart-policy.ts"
import type { Restarts } from "./restarts.ts"
import type { Roster } from "./roster.ts"
import type { Screen } from "./screen.ts"
import { isOver } from "./shard-state.ts"
import type { Slot } from "./slot.ts"
import type { Timings } from "./timings.ts"

interface Hands {
  /** Starts a process in its turn. */
  start(slot: Slot): void
  /** The fleet cannot go on. */
  fail(fault: Fault): void
}

export class Aftermath {
  readonly #roster: Roster
  readonly #restarts: Restarts
  readonly #screen: Screen
  readonly #hands: Hands
  readonly #mortality: Mortality

  /** @param respawn the option of that name */
  constructor(
    roster: Roster,
    restarts: Restarts,
    policy: Timings["restart"],
    respawn: boolean,
    screen: Screen,
    hands: Hands,
  ) {
    this.#roster = roster
    this.#restarts = restarts
    this.#screen = screen
    this.#hands = hands
    this.#mortality = new Mortality(policy, respawn, roster.slots.length)
  }

  /** A person starts a process anew: what was before counts no more. */
  forgive(slot: Slot): void {
    this.#mortality.forgive(keyOf(slot))
  }

  /** A process ended that nobody had told to. @param words as its own end was told: "exit code 1" */
  follow(slot: Slot, exitCode: number | null, words: string): void {
    const ids = this.#roster.wantedOf(slot)
    const how = slot.watchdog ?? words
    const death = {
      states: ids.map((id) => this.#roster.stateOf(id)),
      exitCode,
      words: how,
      isByWatchdog: slot.watchdog !== undefined,
      spentIdentify: ids.some((id) => this.#roster.notesOf(id).hasIdentified),
    }
    const decision = this.#mortality.judge(keyOf(slot), death)
    for (const id of ids) {
      this.#restarts.note(id, how, Date.now())
      this.#roster.apply(id, { kind: "ended", startsAgain: decision.kind === "restart" })
      this.#roster.notesOf(id).reason = { cause: "automatic", why: `restart after ${how}` }
    }
    this.#act(slot, decision, describeEnd(death), ids)
  }

  #act(slot: Slot, decision: RestartDecision, how: string, ids: readonly number[]): void {
    const isOne = ids.length === 1
    switch (decision.kind) {
      case "fatal":
        this.#hands.fail(configurationFault(how))
        break
      case "stay-down":
        this.#screen.say(
          `${how}; ${isOne ? "it stays" : "they stay"} down, because respawn is false.`,
        )
        break
      case "give-up":
        this.#giveUp(ids, `${how}, ${decision.failures} times without a stable time`)
        break
      case "restart":
        this.#screen.say(
          `${how}; ${isOne ? "it starts" : "they start"} again ${describeDelay(decision.delayMs)}.`,
        )
        slot.restart = setTimeout(() => this.#hands.start(slot), decision.delayMs)
        this.#breakOnSameDeaths()
    }
  }

  #giveUp(ids: readonly number[], how: string): void {
    if (this.#roster.states.every(isOver)) {
      this.#hands.fail(allGivenUpFault(how))
      return
    }
    const [them, tries] = ids.length === 1 ? ["it", "it"] : ["them", "all of them"]
    this.#screen.say(
      `${how}: I give ${them} up. The other shards go on; respawn_shard(${ids[0]}) tries ${tries} again.`,
      "error",
    )
    this.#breakOnSameDeaths()
  }

  #breakOnSameDeaths(): void {
    const how = this.#mortality.commonDeath
    if (how === undefined) return
    const { slots, states } = this.#roster
    const them = slots.length === states.length ? "shards" : "processes"
    this.#hands.fail(badDeployFault(how, `${slots.length} ${them}`))
  }
}

/** A process goes by the number of its first shard. */
function keyOf({ shardIds }: Slot): number {
  return shardIds[0] ?? 0
}
