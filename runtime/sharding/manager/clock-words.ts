/** A time of day as the manager's messages name it: "2026-11-27 14:15 UTC". */
export function clock(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`
}
