/** Rows of figures, printed as they come. */

/** @param aim the most that `ours` may be of `other`; or the least, where more is better */
export interface Figure {
  name: string
  ours: string
  beside: string
  ratio: number
  aim: number
  isMoreBetter?: boolean
}

export function report({ name, ours, beside, ratio, aim, isMoreBetter = false }: Figure): void {
  const isReached = isMoreBetter ? ratio >= aim : ratio <= aim
  const wanted = `${isMoreBetter ? "at least" : "at most"} ${aim}`
  const verdict = isReached ? "reached" : "MISSED"
  console.log(`${name}\n    EasyLang ${ours}; ${beside}`)
  console.log(`    ratio ${ratio.toFixed(2)} (aim: ${wanted}), ${verdict}`)
}

/** A figure that has a limit of its own instead of somebody beside it. */
export function reportCount(name: string, ours: number, most: number, more = ""): void {
  const verdict = ours <= most ? "reached" : "MISSED"
  console.log(
    `${name}\n    EasyLang ${Number(ours.toFixed(1))} (at most ${most}), ${verdict}${more}`,
  )
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** All rounds, so that nobody has to believe a median. */
export function rounds(values: readonly number[], unit: string): string {
  const each = values.map((value) => value.toFixed(value < 10 ? 2 : 0))
  return `${median(values).toFixed(2)} ${unit}${values.length > 1 ? ` [${each.join(" ")}]` : ""}`
}
