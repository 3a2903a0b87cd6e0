/** Says why shards gave no result: once for each reason, several shards in one line. */
import { thisProcess } from "../../this-process.ts"
import { gapOf, type ShardAnswer } from "./ask-all.ts"
import type { Screen } from "./screen.ts"

export class GapTeller {
  readonly #screen: Screen
  /** The gap that was told last, by word and shard; a result in between makes it news again. */
  readonly #told = new Map<string, string>()

  constructor(screen: Screen) {
    this.#screen = screen
  }

  /** @param word the builtin that asked, in EasyLang's spelling */
  tell(word: string, answers: readonly ShardAnswer[]): void {
    const news = new Map<string, number[]>()
    for (const answer of answers) {
      const gap = gapOf(answer)
      if (this.#isNews(`${word} ${answer.state.id}`, gap)) {
        news.set(gap, [...(news.get(gap) ?? []), answer.state.id])
      }
    }
    // Everybody is told to stop: gaps are no surprise then.
    if (thisProcess.leaving === "now") return
    for (const [gap, ids] of news) {
      const shards = ids.length === 1 ? `shard ${ids[0]} gave` : `shards ${ids.join(", ")} gave`
      // A reason of several lines ends as it likes, often with a path that a dot would spoil.
      const end = gap.includes("\n") ? "" : "."
      this.#screen.say(`${word}(): ${shards} no result, null stands in its place: ${gap}${end}`)
    }
  }

  #isNews(key: string, gap: string | undefined): gap is string {
    if (gap === undefined) {
      this.#told.delete(key)
      return false
    }
    if (this.#told.get(key) === gap) return false
    this.#told.set(key, gap)
    return true
  }
}
