/** Which known names a person may have meant. The only copy: names, options, properties, files, commands use it. */
import { distance } from "fastest-levenshtein"

/** How a beginner hears a name: without case, underscores and dashes, so that `getShardInfo` is `get_shard_info`. */
function heard(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, "")
}

/**
 * The candidates nearest to what was written, best first, at most three; empty when nothing is near.
 * @param written as in the program
 * @param candidates may hold the written name itself; it is never suggested
 */
export function didYouMean(written: string, candidates: Iterable<string>): string[] {
  const wanted = heard(written)
  const limit = wanted.length <= 2 ? 0 : wanted.length <= 4 ? 1 : wanted.length <= 8 ? 2 : 3
  const scored: { name: string; score: number }[] = []
  for (const name of new Set(candidates)) {
    if (name === written) continue
    const other = heard(name)
    if (Math.abs(other.length - wanted.length) > limit) continue
    const score = slips(wanted, other)
    if (score <= limit && score < other.length) scored.push({ name, score })
  }
  scored.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
  const best = scored[0]?.score ?? 0
  return scored
    .filter(({ score }) => score <= best + 1 && (best > 0 || score === 0))
    .slice(0, 3)
    .map(({ name }) => name)
}

/** How many slips of the fingers lie between two names; two neighbours that changed places are one. */
function slips(wanted: string, other: string): number {
  const letters = distance(wanted, other)
  if (letters !== 2 || wanted.length !== other.length) return letters
  const at = [...wanted].findIndex((letter, index) => letter !== other[index])
  return wanted[at] === other[at + 1] && wanted[at + 1] === other[at] ? 1 : letters
}
