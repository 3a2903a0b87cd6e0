/** A number over time, as a small line. The number itself stands beside it for those who do not see it. */
import type { JSX } from "preact"
import type { History } from "../shapes.ts"
import { still } from "./still.ts"

const WIDTH = 80
const HEIGHT = 16

interface SparklineProps {
  rows: History[number]
  /** Which number of a row. */
  column: 1 | 2 | 3
}

export const Sparkline = still(({ rows, column }: SparklineProps): JSX.Element | null => {
  const values = rows.map((row) => Math.max(0, row[column]))
  if (values.length < 2) return null
  const least = Math.min(...values)
  const range = Math.max(...values) - least || 1
  const step = WIDTH / (values.length - 1)
  const points = values.map((value, index) => {
    const y = HEIGHT - 1 - ((value - least) / range) * (HEIGHT - 2)
    return `${(index * step).toFixed(1)},${y.toFixed(1)}`
  })
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={points.join(" ")} />
    </svg>
  )
})
