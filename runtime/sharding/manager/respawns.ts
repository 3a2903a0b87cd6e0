/** A shard that somebody wants started anew: by a program's `respawn_shard`, or by a person on the dashboard. */
import { thisProcess } from "../../this-process.ts"
import { clock } from "./clock-words.ts"
import { budgetAt, type GateState, type IdentifyCause } from "./identify-gate.ts"
import { noSuchShard } from "./no-such-shard.ts"
import type { Screen } from "./screen.ts"
import { isReady, reasonToLeaveAlone } from "./shard-state.ts"
import type { Supervisor } from "./supervisor.ts"

interface Setting {
  token: string
  screen: Screen
  /** For how long a shard that reconnects is left alone. */
  reconnectMs: number
  /** Settles when the shard is up, or its time for that is over. */
  untilUp(supervisor: Supervisor, ids: readonly number[]): Promise<boolean>
}

export class Respawns {
  readonly #setting: Setting
  /** Those that have not spent their identify yet, or have only just. */
  #underWay = 0

  constructor(setting: Setting) {
    this.#setting = setting
  }

  /**
   * @param cause a program's loop ("automatic") spends nothing of what is kept for a person ("operator")
   * @returns whether the shard is ready again; false also where it was left alone
   */
  async respawn(supervisor: Supervisor, shardId: number, cause: IdentifyCause): Promise<boolean> {
    const state = supervisor.states.find(({ id }) => id === shardId)
    if (state === undefined) throw noSuchShard("respawn_shard", shardId, supervisor)
    const { token, screen, reconnectMs, untilUp } = this.#setting
    const gate = thisProcess.identifyQueues.get(token)?.gate
    const why =
      reasonToLeaveAlone(state, reconnectMs) ??
      (gate && lackOfIdentifies(gate, cause, this.#underWay, Date.now()))
    if (why !== undefined) {
      screen.say(`respawn_shard(${shardId}): I leave shard ${shardId} alone, ${why}.`)
      return false
    }
    this.#underWay += 1
    try {
      await supervisor.restart(shardId)
      const isComplete = await untilUp(supervisor, [shardId])
      return isComplete && supervisor.states.some((each) => each.id === shardId && isReady(each))
    } finally {
      this.#underWay -= 1
    }
  }
}

/**
 * Why a shard is not taken down: it would wait for the next day's identifies, and its events with it.
 * @param underWay respawns whose identify may still be to come
 */
export function lackOfIdentifies(
  gate: GateState,
  cause: IdentifyCause,
  underWay: number,
  now: number,
): string | undefined {
  const { remaining, resetsAt } = budgetAt(gate, now)
  const kept = cause === "automatic" ? gate.reserve : 0
  if (remaining - underWay > kept) return undefined
  const until = resetsAt === null ? "" : ` until ${clock(resetsAt)}`
  return kept === 0
    ? `no identifies are left${until}, and without one it would not come back`
    : `only ${remaining} identifies are left${until}, and ${kept} are kept for you: Respawn on the dashboard or a restart of this program may use them`
}
