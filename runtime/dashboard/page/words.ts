/** Numbers as people read them. */

const UNITS: readonly [number, string][] = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1000, "s"],
]

/** "3 min 20 s": the two greatest units. */
export function duration(ms: number): string {
  const parts: string[] = []
  let left = Math.max(0, ms)
  for (const [length, unit] of UNITS) {
    const count = Math.floor(left / length)
    left -= count * length
    if (count > 0 || (unit === "s" && parts.length === 0)) parts.push(`${count} ${unit}`)
    if (parts.length === 2) break
  }
  return parts.join(" ")
}

export function clock(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour12: false })
}

export function count(number: number, one: string, more = `${one}s`): string {
  return `${number.toLocaleString()} ${number === 1 ? one : more}`
}
