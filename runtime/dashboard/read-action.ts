/** The JSON that a page posts → an action, or nothing when it is none. */
import type { FleetAction } from "./shapes.ts"

export type Action =
  | { kind: "fleet"; action: FleetAction }
  | { kind: "room"; action: { do: string; [more: string]: unknown } }

export function readAction(body: string): Action | undefined {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return undefined
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
  const action = value as { do?: unknown; shard?: unknown }
  const { shard } = action
  switch (action.do) {
    case "respawn":
    case "stop":
      return typeof shard === "number" && Number.isSafeInteger(shard) && shard >= 0
        ? { kind: "fleet", action: { do: action.do, shard } }
        : undefined
    case "rolling-restart":
      return { kind: "fleet", action: { do: action.do } }
    default:
      return typeof action.do === "string"
        ? { kind: "room", action: { ...action, do: action.do } }
        : undefined
  }
}
