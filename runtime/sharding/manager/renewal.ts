/** Replaces the shards of a fleet one after another; a newer wish takes the place of an older one. */
import type { Screen } from "./screen.ts"
import { nameShards } from "./shard-names.ts"
import type { Supervisor } from "./supervisor.ts"

export class Renewal {
  readonly #screen: Screen
  #newest = 0
  #underWay = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(screen: Screen) {
    this.#screen = screen
  }

  /** Whether shards are being replaced, or are about to be. */
  get isUnderWay(): boolean {
    return this.#underWay > 0
  }

  /**
   * Settles when every shard runs anew, or when one does not come up: the others then stay as they are.
   * @param entryPath the bundle that new processes run, undefined for the one of now
   * @param withinMs a shard has this long to become ready
   */
  async run(
    supervisor: Supervisor,
    entryPath: string | undefined,
    withinMs: number,
  ): Promise<boolean> {
    this.#newest += 1
    const own = this.#newest
    const before = this.#last
    const work = before.then(() =>
      own === this.#newest ? this.#replaceAll(supervisor, entryPath, withinMs, own) : false,
    )
    this.#last = work
    this.#underWay += 1
    try {
      return await work
    } finally {
      this.#underWay -= 1
    }
  }

  async #replaceAll(
    supervisor: Supervisor,
    entryPath: string | undefined,
    withinMs: number,
    own: number,
  ): Promise<boolean> {
    const former = supervisor.entryPath
    if (entryPath !== undefined) supervisor.entryPath = entryPath
    for (const slot of supervisor.roster.slots) {
      // The newer wish begins with the first shard again.
      if (own !== this.#newest) return false
      if (await supervisor.replace(slot, withinMs)) continue
      const wanted = supervisor.roster.wantedOf(slot)
      if (supervisor.isStopping || wanted.length === 0) continue
      supervisor.entryPath = former
      this.#screen.say(failed(wanted))
      return false
    }
    return true
  }
}

function failed(ids: readonly number[]): string {
  const [go, them] =
    ids.length === 1 ? ["it goes on as it was", "it"] : ["they go on as they were", "them"]
  return `${nameShards(ids)} did not become ready anew; ${go}, and the shards after ${them} too.`
}
