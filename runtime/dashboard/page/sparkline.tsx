/** A number over time, as a small line. The number itself stands beside it for those who do not see it. */
import type { JSX } from "preact"
import type { History } from "../shapes.ts"
import { still } from "./still.ts"

/** Units of the drawing from its lowest to its highest number; whole ones are the cheapest to write. */
const HEIGHT = 100
/** Room for half of the line's width. */
const MARGIN = 8

interface SparklineProps {
  rows: History[number]
  /** Which number of a row. */
  column: 1 | 2 | 3
}

export const Sparkline = still(({ rows, column }: SparklineProps): JSX.Element | null => {
  if (rows.length < 2) return null
  return (
    <svg
      class="spark"
      viewBox={`0 ${-MARGIN} ${rows.length - 1} ${HEIGHT + 2 * MARGIN}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={pointsOf(rows, column)} />
    </svg>
  )
})

/** One unit to the right for each row: the drawing is stretched to its place. */
function pointsOf(rows: History[number], column: 1 | 2 | 3): string {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (const row of rows) {
    const value = Math.max(0, row[column])
    if (value < least) least = value
    if (value > most) most = value
  }
  const unit = HEIGHT / (most - least || 1)
  let points = ""
  for (let index = 0; index < rows.length; index++) {
    const value = Math.max(0, rows[index]?.[column] ?? 0)
    points += `${index},${HEIGHT - Math.round((value - least) * unit)} `
  }
  return points
}
