/** The nearest known name, as a beginner means it: case, `_` and a letter or two do not matter. */
import { distance } from "fastest-levenshtein"

/** The known name that is near enough to be what was meant, or undefined when none is. */
export function nearestName(given: string, known: Iterable<string>): string | undefined {
  const wanted = plainSpelling(given)
  // A third of the letters may differ: `cach` means `cache`, but `x` does not mean `id`.
  let limit = Math.max(1, Math.floor(wanted.length / 3))
  if (wanted.length < 2) limit = 0
  let nearest: string | undefined
  let best = limit + 1
  for (const name of known) {
    const far = distance(wanted, plainSpelling(name))
    if (far < best) {
      best = far
      nearest = name
    }
  }
  return nearest
}

function plainSpelling(name: string): string {
  return name.replaceAll("_", "").toLowerCase()
}
