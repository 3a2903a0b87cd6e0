/** Replaces the shards of a fleet one after another; a newer wish takes the place of an older one. */
import type { Screen } from "./screen.ts"
import type { Supervisor } from "./supervisor.ts"

export class Renewal {
  readonly #screen: Screen
  #newest = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(screen: Screen) {
    this.#screen = screen
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
    return work
  }

  async #replaceAll(
    supervisor: Supervisor,
    entryPath: string | undefined,
    withinMs: number,
    own: number,
  ): Promise<boolean> {
    const former = supervisor.entryPath
    if (entryPath !== undefined) supervisor.entryPath = entryPath
    for (const { id } of supervisor.states) {
      // The newer wish begins with the first shard again.
      if (own !== this.#newest) return false
      if (await supervisor.replace(id, withinMs)) continue
      if (supervisor.isStopping || supervisor.roster.findSlot(id)?.isHalted) continue
      supervisor.entryPath = former
      this.#screen.say(
        `shard ${id} did not become ready anew; it goes on as it was, and the shards after it too.`,
      )
      return false
    }
    return true
  }
}
